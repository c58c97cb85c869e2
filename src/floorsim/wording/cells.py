"""How many terminal cells a text takes: wide letters take two, combining marks none."""

from __future__ import annotations

import re
import unicodedata

from floorsim.printable import STEERING

_NO_CELL = frozenset({"Mn", "Me", "Cf"})
"""Unicode categories that take no room of their own: combining marks and format characters."""

_NARROW = re.compile(
    r"[ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2190-\u22ff\u2500-\u25fc\u2713\u2715]*"
).fullmatch
"""Matches texts of Latin letters, punctuation and our own symbols alone: each of them takes one cell."""

ELLIPSIS = "…"
"""Stands where a text is cut."""

SOFT_HYPHEN = "\u00ad"
"""Of the format characters the one that terminals draw."""


def cell_len(text: str) -> int:
    """Return the width of `text` in terminal cells."""
    if _NARROW(text):
        return len(text)
    return sum(_cells(letter) for letter in text)


def cut_to(text: str, width: int) -> str:
    """Return the beginning of `text` in exactly `width` cells; a wide letter that is cut leaves a blank."""
    kept = 0
    for place, letter in enumerate(text):
        cells = _cells(letter)
        if kept + cells > width:
            return text[:place] + " " * (width - kept)
        kept += cells
    return text + " " * (width - kept)


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, the last of them an ellipsis where it is cut."""
    return text if cell_len(text) <= width else cut_to(text, width - 1) + ELLIPSIS


def _cells(letter: str) -> int:
    if letter != SOFT_HYPHEN and unicodedata.category(letter) in _NO_CELL:
        return 1 if STEERING.match(letter) else 0  # a row shows a sign in its place
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
