"""The values of a forecast's table, in the forms that spreadsheets write them."""

from __future__ import annotations

import math
import re
from typing import Final

from floorsim.scenario.models.demand import MOST_PER_INTERVAL
from floorsim.scenario.values.times_of_day import read_time
from floorsim.scenario.wording import shown

_DATED: Final = re.compile(
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})[T\s]+(\d{1,2}:\d{2}(?::\d{2})?)\S*", re.ASCII
)
_GROUPED: Final = re.compile(r"\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?", re.ASCII)
_DECIMAL_COMMA: Final = re.compile(r"\d+,\d+", re.ASCII)


def read_start(cell: str) -> float:
    """When an interval begins, in seconds after midnight of day 1.

    Raises ValueError, in the form `what is wrong; what would be right`.
    """
    written = cell.strip()
    if dated := _DATED.fullmatch(written):
        time = dated[1]
        raise ValueError(f"{shown(written)} has a date; write {time}, or d2 {time} for the second day")
    if not written:
        raise ValueError("there is no time here; write a time such as 08:00")
    return read_time(written)


def read_contacts(cell: str) -> float:
    """Expected contacts of an interval; raises ValueError as `read_start` does."""
    written = cell.strip()
    if not written:
        raise ValueError("there is no number of contacts here; write 0 if none are expected")
    try:
        contacts = float(written)
    except ValueError:
        contacts = math.nan
    if not math.isfinite(contacts):
        raise ValueError(f"{shown(written)} is not a number of contacts; write {_meant(written)}")
    if contacts < 0:
        raise ValueError(f"{shown(written)} is below 0; write 0 or more")
    if contacts > MOST_PER_INTERVAL:
        raise ValueError(f"{shown(written)} is too large; write {MOST_PER_INTERVAL} or less")
    return contacts


def _meant(written: str) -> str:
    """What was probably meant by `1,200` or `12,5`, or an example."""
    if _GROUPED.fullmatch(written):
        return re.sub(r"[,' ]", "", written)
    if _DECIMAL_COMMA.fullmatch(written):
        return written.replace(",", ".")
    return "a number such as 12"
