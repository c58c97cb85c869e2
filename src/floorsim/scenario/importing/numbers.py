"""Numbers and lengths of time as exports write them, decimal points and commas told apart by the file."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Final, Literal

from floorsim.scenario.importing.words import has_word, plain, words
from floorsim.wording.sentences import shown

Decimal = Literal["point", "comma"]

_COMMA_DECIMAL: Final = re.compile(r"-?\d+,(\d{1,2}|\d{4,})|-?\d{1,3}(\.\d{3})+,\d+", re.ASCII)
_POINT_DECIMAL: Final = re.compile(r"-?\d+\.(\d{1,2}|\d{4,})|-?\d{1,3}(,\d{3})+\.\d+", re.ASCII)
_GROUPS: Final = {
    "point": re.compile(r"(-?\d{1,3})((?:[,'’ \u00a0\u202f]\d{3})+)(\.\d+)?", re.ASCII),
    "comma": re.compile(r"(-?\d{1,3})((?:[.'’ \u00a0\u202f]\d{3})+)(,\d+)?", re.ASCII),
}
_CLOCKED: Final = re.compile(r"(?:(\d{1,4}):)?(\d{0,3}):(\d{2}(?:[.,]\d+)?)", re.ASCII)
_UNITS: Final = re.compile(
    r"(?:(\d+)\s*h\w*\.?)?\s*(?:(\d+(?:[.,]\d+)?)\s*m(?:in\w*)?\.?)?\s*(?:(\d+(?:[.,]\d+)?)\s*s(?:ec\w*)?\.?)?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST: Final = 40
LARGEST: Final = 1e12
"""What a cell may hold (D: the milliseconds of thirty years)."""
_UNCLEAR: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)


def decimal_of(cells: Iterable[str]) -> Decimal | None:
    """Which sign stands before decimals, by the numbers of a file; None where they do not say."""
    comma = point = 0
    for cell in cells:
        comma += _COMMA_DECIMAL.fullmatch(cell) is not None
        point += _POINT_DECIMAL.fullmatch(cell) is not None
    return None if comma == point else "comma" if comma > point else "point"


def is_unclear(cell: str) -> bool:
    """Whether a count may be above a thousand or have decimals, by the sign that a file takes for these."""
    return _UNCLEAR.fullmatch(cell.strip()) is not None


def unit_s(column: str) -> float:
    """How many seconds one is in a column of lengths, by the column's name."""
    name = plain(column)
    return 60.0 if has_word(name, words().minutes) else 3600.0 if has_word(name, words().hours) else 1.0


def read_number(cell: str, decimal: Decimal) -> float:
    """A number of 0 or more, thousands grouped or not; raises ValueError: what is wrong; what would be
    right."""
    text = cell.strip()
    if not text:
        raise ValueError("there is no number here; write 0 if it is none")
    if text.startswith(("=", "+", "@")):
        raise ValueError(f"{shown(text)} is a formula, not its value; save the sheet with values")
    if len(text) <= _LONGEST and (grouped := _GROUPS[decimal].fullmatch(text)):
        text = grouped[1] + re.sub(r"\D", "", grouped[2]) + (grouped[3] or "")
    try:
        number = (
            float(text.replace(",", ".") if decimal == "comma" else text)
            if len(text) <= _LONGEST
            else math.nan
        )
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or "_" in text:
        raise ValueError(f"{shown(cell.strip())} is not a number; write one such as 12")
    if not 0 <= number <= LARGEST:
        wrong = "is below 0" if number < 0 else "is too large"
        raise ValueError(f"{shown(cell.strip())} {wrong}; write a number from 0 to {LARGEST:,.0f}")
    return number


def read_length(cell: str, decimal: Decimal, unit_s: float = 1.0) -> float:
    """Seconds from `258`, `4:18`, `:18`, `0:04:18`, `4m 18s` or `4.3 min`; a bare number counts in `unit_s`.

    Raises ValueError as `read_number` does.
    """
    text = cell.strip()
    if len(text) <= _LONGEST and (clocked := _CLOCKED.fullmatch(text)):
        hours, minutes, seconds = (
            int(clocked[1] or 0),
            int(clocked[2] or 0),
            float(clocked[3].replace(",", ".")),
        )
        if seconds < 60 and (clocked[1] is None or minutes < 60):
            return hours * 3600 + minutes * 60 + seconds
    if len(text) <= _LONGEST and text and (units := _UNITS.fullmatch(text)) and any(units.groups()):
        parts = [float((part or "0").replace(",", ".")) for part in units.groups()]
        return parts[0] * 3600 + parts[1] * 60 + parts[2]
    return read_number(text, decimal) * unit_s


def length_or_none(cell: str, decimal: Decimal, unit_s: float = 1.0) -> float | None:
    """The same; None where the cell is no length of time."""
    try:
        return read_length(cell, decimal, unit_s)
    except ValueError:
        return None
