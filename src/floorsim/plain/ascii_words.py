"""Any text as words in plain ASCII that can be read aloud; signs that only draw are left out."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from floorsim.present.glyphs import IN_ASCII
from floorsim.present.row import Row

_SPOKEN: Final = {
    "“": '"', "”": '"', "„": '"', "\u2018": "'", "’": "'", "«": '"', "»": '"',
    "…": "...", "—": " - ", "–": "-", "−": "-", "\u00ad": "", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "×": " times ", "±": " plus or minus ", "÷": " divided by ", "≥": "at least ", "≤": "at most ",
    "≈": "about ", "°": " degrees", "→": " to ", "£": "GBP ", "€": "EUR ", "¥": "JPY ", "½": "1/2",
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "\u0131": "i",
}  # fmt: skip
"""What is said for a sign."""
_RANGE: Final = re.compile(r"(?<=[\d%])\s?[–—]\s?(?=\d)")
_INTERVAL: Final = re.compile(r"\((\d+)-(\d+)\)")
_BELOW_ZERO: Final = re.compile(r"(?<![\w.)-])[-−](?=\d)|−(?=\d)")
_SEPARATOR: Final = re.compile(r"\s*·(?:\s+|$)")
_MARK: Final = re.compile(r"^(→|!|–)\s+")
"""Before a row, for the eye."""
_WIDE: Final = re.compile(r"\s{3,}")
_FIGURE_INTERVAL: Final = re.compile(r"(?<=\d%) (?=\d+[–—]\d)")
_COLUMNS: Final = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_NOTHING: Final = re.compile(r"(?<![^\s,(])–(?=[.,;)]|$)")
_UNITS: Final = (
    (re.compile(r"\b(\d+)h(\d\d)\b"), r"\1 h \2"), (re.compile(r"\b(\d+)m\b"), r"\1 min"),
    (re.compile(r"(?<![\w:.])(\d+)([sh])\b"), r"\1 \2"),
)  # fmt: skip
"""Lengths of time as few cells hold them, and as they are said."""
_BEFORE_STOP: Final = re.compile(r"[\s,]+([,.;:!?])(?=\s|$)")


def in_ascii(text: str) -> str:
    """The text in ASCII alone: quotes made straight, accents dropped, drawn signs left out, ranges in words.

    A minus before a figure is a word, since screen readers pass over the sign.
    """
    text = _BELOW_ZERO.sub("minus ", _RANGE.sub(" to ", _NOTHING.sub("none", text)))
    if text.isascii():
        return text
    return "".join(char if char.isascii() else _sign(char) for char in text)


def _sign(char: str) -> str:
    if char in _SPOKEN:
        return _SPOKEN[char]
    if _drawn(char) or char == "·" or unicodedata.category(char) in ("So", "Sk", "Co"):
        return " "
    plain = unicodedata.normalize("NFKD", char)
    kept = "".join(part for part in plain if part.isascii())
    return kept or ("" if unicodedata.combining(char) else "?")


def in_words(row: Row | str) -> str:
    """A row as a sentence: its columns apart by commas, without what is drawn in it."""
    text = row if isinstance(row, str) else row.text
    if not text.isascii():
        text = _FIGURE_INTERVAL.sub(", ", text.translate(_UNDRAWN))
        text = _SEPARATOR.sub("; ", _WIDE.sub("  ", text))
    text = _COLUMNS.sub(_apart, _MARK.sub("", text.strip()))
    text = _INTERVAL.sub(r"(\1 to \2)", text)
    text = " ".join(in_ascii(text).split())
    for short, long in _UNITS:
        text = short.sub(long, text)
    return _BEFORE_STOP.sub(r"\1", text).strip(" ;,")


def _drawn(char: str) -> bool:
    return char in IN_ASCII and char not in _SPOKEN and char != "·"


_UNDRAWN: Final = str.maketrans({char: " " for char in IN_ASCII if _drawn(char)})


def _apart(gap: re.Match[str]) -> str:
    """What stands for the blanks between two columns: a comma, unless a stop is there already."""
    before, after = gap.string[gap.start() - 1], gap.string[gap.end()]
    return " " if before in ".:;,!?" or after in ".:;,!?)" else ", "
