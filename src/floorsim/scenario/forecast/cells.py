"""The values of a forecast's table, in the forms that spreadsheets write them."""

from __future__ import annotations

import math
import re
from typing import Final

from floorsim.scenario.models.demand import MOST_PER_INTERVAL
from floorsim.scenario.values.times_of_day import format_time, read_time
from floorsim.scenario.wording import shown

_DATE: Final = r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
_DATED: Final = re.compile(rf"(?:{_DATE})[T\s]+(?P<time>\d.*)", re.ASCII)
_DATE_ONLY: Final = re.compile(_DATE, re.ASCII)
_ZONED: Final = re.compile(
    r"(?P<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?P<zone>Z|[+-]\d{2}:?\d{2}|[+-]\d{1,2}|[A-Z]{3,5})",
    re.ASCII,
)
_SPAN: Final = re.compile(r"(?P<time>\d{1,2}:\d{2})\s*(?:-|\u2013|to)\s*(?P<end>\d{1,2}:\d{2})")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[,' \u00a0\u202f]\d{3})+(?:\.\d+)?", re.ASCII)
_TIMES_IN_ANOTHER_FORM: Final = ("has a date", "time zone", "span of time")
_DECIMAL_COMMA: Final = re.compile(r"\d+,\d+", re.ASCII)


def read_start(cell: str) -> float:
    """When an interval begins, in seconds after midnight of day 1.

    Raises ValueError, in the form `what is wrong; what would be right`.
    """
    written = cell.strip()
    if not written:
        raise ValueError("there is no time here; write a time such as 08:00")
    dated = _DATED.fullmatch(written)
    time = dated["time"] if dated else written
    span = _SPAN.fullmatch(written)
    if span and span["time"].zfill(5) < span["end"].zfill(5):  # -05:00 behind 09:00 is a time zone
        raise ValueError(f"{shown(written)} is a span of time; write when it begins, {span['time']}")
    if zoned := _ZONED.fullmatch(time):
        also = "a date and " if dated else ""
        right = "write the time on the centre's own clock, such as 08:00, and d2 08:00 for the second day"
        raise ValueError(f"{shown(written)} has {also}the time zone {_zone(zoned['zone'])}; {right}")
    if dated:
        local = _as_written(time)
        raise ValueError(f"{shown(written)} has a date; write {local}, or d2 {local} for the second day")
    if _DATE_ONLY.fullmatch(written):
        raise ValueError(f"{shown(written)} is a date; write a time such as 08:00, or d2 08:00")
    return read_time(written)


def is_time(cell: str) -> bool:
    """Whether a value is a time of day, in whichever of the forms that spreadsheets write."""
    try:
        read_start(cell)
    except ValueError as refused:
        return any(word in str(refused) for word in _TIMES_IN_ANOTHER_FORM)
    return True


def _zone(written: str) -> str:
    return "Z (UTC)" if written == "Z" else written


def _as_written(time: str) -> str:
    """A time without what spreadsheets add to it, such as `AM`; an example if it cannot be read."""
    try:
        return format_time(read_time(time))
    except ValueError as refused:
        meant = re.search(r"write (\d\d:\d\d)$", str(refused))
        return meant[1] if meant else "08:00"


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
        return re.sub(r"[,' \u00a0\u202f]", "", written)
    if _DECIMAL_COMMA.fullmatch(written):
        return written.replace(",", ".")
    return "a number such as 12"
