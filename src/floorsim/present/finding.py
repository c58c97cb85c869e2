"""How well a name fits what is typed."""

from __future__ import annotations


def closeness(asked: str, title: str) -> int | None:
    """Return how well a title fits what is typed, lowest best; None if a word of it is nowhere in the title.

    A word fits where a word of the title begins with it, less well inside one.
    """
    text = title.lower()
    starts = text.replace(":", " ").replace("(", " ").split()
    score = 0
    for word in asked.lower().split():
        if any(start.startswith(word) for start in starts):
            continue
        if word not in text:
            return None
        score += 1
    return score
