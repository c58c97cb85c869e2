"""The sentence that says what in an answer a grade rests on."""

from __future__ import annotations

from typing import Final

from floorsim.errors import UsageError

FEWEST_WORDS: Final = 3
"""That make a sentence (D)."""
MOST_LETTERS: Final = 400
"""That are still one (D)."""


def on_one_line(evidence: str) -> str:
    """The sentence on one line.

    Raises:
        UsageError: it is too short or too long to be one.
    """
    sentence = " ".join(evidence.split())
    if len(sentence.split()) < FEWEST_WORDS:
        raise UsageError("Say in a sentence what in the answer the grade rests on; a word is not enough.")
    if len(sentence) > MOST_LETTERS:
        raise UsageError(
            f"That is {len(sentence)} letters long; one sentence of at most {MOST_LETTERS} is enough."
        )
    return sentence
