"""Texts with words in braces, filled in."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]
"""The words of an occasion by the names under which a text has them in braces."""


def fill_text(text: str, words: Words) -> str:
    """A text with its words filled in."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text
