"""What makes a sentence whole, and how a written value stands inside one."""

from __future__ import annotations

from typing import Final

from floorsim.printable import printable

LONGEST_QUOTE: Final = 40
"""Letters that a quotation in a sentence has at most."""

_BLANKS: Final = 50
"""Times the length of a quotation that is looked through for its letters, most of it being blanks."""


def whole_sentence(reason: str) -> str:
    """The reason with a capital first letter and a full stop, unless it ends in a sign already."""
    reason = initial_capital(reason)
    return reason if reason.rstrip("”").endswith((".", "?", "!")) else f"{reason}."


def shown(written: object) -> str:
    """A value as its author wrote it, on one line and short enough for a sentence."""
    if written is None:
        return "nothing"
    if isinstance(written, bool):
        return "true" if written else "false"
    if isinstance(written, dict):
        return "a mapping"
    if isinstance(written, list | tuple):
        return "a list"
    return f"'{shortened(str(written))}'"


def shortened(text: str, longest: int = LONGEST_QUOTE) -> str:
    """A text on one line, cut to the length that a sentence can hold."""
    text = " ".join(printable(text[: longest * _BLANKS]).split())
    return f"{text[: longest - 3]}..." if len(text) > longest else text


def stands_instead(written: object, needed: str) -> str | None:
    """What is wrong where keys or a list stand in place of a plain value; None where neither does."""
    if isinstance(written, dict):
        return f"keys stand where {needed} is needed"
    return f"a list stands where {needed} is needed" if isinstance(written, list | tuple) else None


def initial_capital(sentence: str) -> str:
    """The sentence with its first letter raised and the rest untouched."""
    return sentence[:1].upper() + sentence[1:]
