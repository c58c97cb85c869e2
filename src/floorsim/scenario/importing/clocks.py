"""Dates and times as exports write them, one cell at a time; what a cell does not say stays open."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from floorsim.scenario.importing.words import place_in, plain, weekday_of, words
from floorsim.units import DAY_S, HOUR_S
from floorsim.wording.sentences import shown

DateOrder = Literal["day-first", "month-first"]

LONGEST: Final = 60
_EPOCH_OF_SHEETS: Final = datetime(1899, 12, 30)
"""Day 0 of a spreadsheet's dates (1900 system, for every day after February 1900)."""
_SHEET_DAYS: Final = (20_000, 80_000)
"""Day numbers that are taken for dates: 1954 to 2119."""

_EARLIEST: Final = 1950
_LATEST: Final = 2119
"""Years of dates. Earlier ones are none: programs write a time without its day as one of 30 December 1899."""
_FARTHEST_ZONE_S: Final = 14 * HOUR_S
"""No zone is farther from UTC."""
FEW_DIGITS: Final = 5
"""Digits of a fraction of a day that tell no more than the minute (the fifth counts nearly a second)."""

_YEAR_FIRST: Final = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d])", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])", re.ASCII)
_NO_SIGNS: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|[T\s]|\d{4}(\d{2})?$)", re.ASCII)
_DAY_NAMED: Final = re.compile(
    r"(\d{1,2})\.?[-./\s]*(?:de\s+)?([^\W\d_]{3,10})\.?,?[-./\s]*(?:de\s+)?(\d{4}|\d{2})(?![\d:])"
)
_MONTH_NAMED: Final = re.compile(
    r"([^\W\d_]{3,10})\.?[-./\s]+(\d{1,2})(?:st|nd|rd|th)?,?[-./\s]+(\d{4})(?!\d)"
)
_WEEKDAY: Final = re.compile(r"([^\W\d_]{2,10})\.?,?\s+(?=\S)")
_TIME: Final = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?)?\s*(?:([ap])\.?\s?m\.?|uhr|h|hrs)?",
    re.IGNORECASE | re.ASCII,
)
_HALF: Final = re.compile(r"[ap]\.?\s?m\.?$", re.IGNORECASE | re.ASCII)
_PACKED: Final = re.compile(r"(\d{1,2})(\d{2})(\d{2})?", re.ASCII)
_BETWEEN: Final = re.compile(r"\s*(?:-|–|—|to|until|bis|à|a|hasta)\s*")
_OFFSET: Final = re.compile(r"\s*(Z|UTC|GMT)?\s*([+-]\d{2}:?\d{2}|[+-]\d{2})?", re.ASCII)
_ZONE_NAME: Final = re.compile(r"\s*\(?([A-Z]{2,5})\)?")
_FRACTION: Final = re.compile(r"0?[.,]\d+|[01](?:[.,]0+)?", re.ASCII)
_SHEET: Final = re.compile(r"(\d{5})(?:[.,](\d+))?", re.ASCII)
_EPOCH: Final = re.compile(r"(1\d{9}|1\d{12})(?:\.\d+)?", re.ASCII)
_DAY_OF_RUN: Final = re.compile(r"d([1-9]\d{0,2})\s+(?=\d)", re.ASCII)


class Unsure(NamedTuple):
    """A date of which it is not said whether the day or the month goes first."""

    first: int
    second: int
    year: int

    def in_order(self, order: DateOrder) -> date | None:
        """The date in this order, if there is one."""
        day, month = (self.first, self.second) if order == "day-first" else (self.second, self.first)
        try:
            return date(self.year, month, day)
        except ValueError:
            return None


class Stamp(NamedTuple):
    """What a cell says: a day, when an interval begins and ends (seconds after midnight), and of which zone.

    `offset_s` is east of UTC; `zone` a zone's letters whose offset is not known here, such as CET.
    """

    day: date | Unsure | None = None
    at_s: float | None = None
    end_s: float | None = None
    offset_s: int | None = None
    zone: str | None = None


@lru_cache(maxsize=10_000)
def read_stamp(cell: str) -> Stamp:
    """The date, the time or both that a cell says; raises ValueError: what is wrong; what would be right."""
    text = " ".join(cell.split()).strip("'\"")
    if not text:
        raise ValueError("there is no time here; write one such as 08:00")
    stamp = _read(text) if len(text) <= LONGEST else None
    if stamp is None:
        raise ValueError(f"{shown(text)} is not a time or a date; write one such as 2025-01-06 08:00")
    return stamp


def stamp_or_none(cell: str) -> Stamp:
    """The same; a stamp that says nothing where the cell is none."""
    try:
        return read_stamp(cell)
    except ValueError:
        return Stamp()


def _read(text: str) -> Stamp | None:
    if epoch := _EPOCH.fullmatch(text):
        seconds = int(epoch[1]) / (1000 if len(epoch[1]) > 10 else 1)
        return _of(datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None), 0)
    if (sheet := _SHEET.fullmatch(text)) and _SHEET_DAYS[0] <= int(sheet[1]) < _SHEET_DAYS[1]:
        moment = _EPOCH_OF_SHEETS + timedelta(int(sheet[1]), _of_a_day(sheet[2] or "0"))
        return _of(moment, None) if sheet[2] else Stamp(moment.date())
    if _FRACTION.fullmatch(text) and ("." in text or "," in text):
        whole, _, digits = text.replace(",", ".").partition(".")
        return Stamp(None, int(whole or 0) * DAY_S + _of_a_day(digits))
    if run := _DAY_OF_RUN.match(text):
        inner = _read(text[run.end() :])
        return inner and inner._replace(day=date(1, 1, 1) + timedelta(days=int(run[1]) - 1))
    if (named := _WEEKDAY.match(text)) and weekday_of(named[1]) is not None:
        text = text[named.end() :]
    day, rest = _date_in(text)
    if day is not None and day.year > _LATEST:
        return None
    if day is not None and day.year < _EARLIEST:
        day = None
    elif day is not None and not rest:
        return Stamp(day)
    return _times_in(rest.lstrip("T ,"), day, iso=rest.startswith("T"))


def _of_a_day(digits: str) -> float:
    """The seconds of a fraction of a day; of few digits the nearest minute, which is what was meant."""
    seconds = float(f"0.{digits}") * DAY_S
    return float(round(seconds / 60) * 60 if len(digits) <= FEW_DIGITS else round(seconds))


def _of(moment: datetime, offset_s: int | None) -> Stamp:
    at_s = moment.hour * 3600.0 + moment.minute * 60 + moment.second
    return Stamp(moment.date(), at_s, None, offset_s)


def _date_in(text: str) -> tuple[date | Unsure | None, str]:
    """The date with which a text begins, and what stands behind it."""
    try:
        if found := _YEAR_FIRST.match(text):
            return date(int(found[1]), int(found[3]), int(found[4])), text[found.end() :]
        if found := _YEAR_LAST.match(text):
            return _in_some_order(int(found[1]), int(found[3]), _year(found[4]), found[2]), text[
                found.end() :
            ]
        if (found := _NO_SIGNS.match(text)) and _EARLIEST <= int(found[1]) <= _LATEST:
            return date(int(found[1]), int(found[2]), int(found[3])), text[found.end() :]
        for pattern, day, month in ((_DAY_NAMED, 1, 2), (_MONTH_NAMED, 2, 1)):
            found = pattern.match(text)
            number = place_in(words().months, plain(found[month])) if found else None
            if found and number is not None:
                return date(_year(found[3]), number + 1, int(found[day])), text[found.end() :]
    except ValueError:  # no such day in the calendar
        pass
    return None, text


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _in_some_order(first: int, second: int, year: int, sign: str) -> date | Unsure:
    return date(year, second, first) if sign == "." else Unsure(first, second, year)


def _times_in(text: str, day: date | Unsure | None, *, iso: bool) -> Stamp | None:
    """The time or span of time that a text is, with its zone."""
    at_s, rest = _time_in(text)
    if at_s is None:
        return None
    between = None if iso else _BETWEEN.match(rest)
    if between:
        _, tail = _date_in(rest[between.end() :])
        end_s, beyond = _time_in(tail.lstrip("T ,"))
        half = _HALF.search(tail)
        if half and not _HALF.search(text[: len(text) - len(rest)]):  # 1:00-1:15 PM
            at_s, _ = _time_in(f"{text[: len(text) - len(rest)]} {half[0]}")
        if at_s is not None and end_s is not None and not beyond:
            return Stamp(day, at_s, end_s if end_s > at_s else end_s + DAY_S)
    if not rest:
        return Stamp(day, at_s)
    if (zone := _OFFSET.fullmatch(rest)) and (zone[1] or zone[2]):
        offset_s = _offset_s(zone[2])
        return Stamp(day, at_s, None, offset_s) if abs(offset_s) <= _FARTHEST_ZONE_S else None
    if named := _ZONE_NAME.fullmatch(rest):
        return Stamp(day, at_s, None, None, named[1])
    return None


def _offset_s(written: str | None) -> int:
    if not written:
        return 0
    digits = written[1:].replace(":", "").ljust(4, "0")
    return (-1 if written[0] == "-" else 1) * (int(digits[:2]) * 3600 + int(digits[2:]) * 60)


def _time_in(text: str) -> tuple[float | None, str]:
    """The time with which a text begins, in seconds after midnight, and what stands behind it."""
    if packed := _PACKED.match(text):
        hour, minute, second, half = int(packed[1]), int(packed[2]), int(packed[3] or 0), None
        end = packed.end()
    elif plain_time := _TIME.match(text):
        hour, minute, second = int(plain_time[1]), int(plain_time[2] or 0), int(plain_time[3] or 0)
        half, end = plain_time[4], plain_time.end()
        if half is not None:
            if not 1 <= hour <= 12:
                return None, text
            hour = hour % 12 + (12 if half.lower() == "p" else 0)
    else:
        return None, text
    if minute > 59 or second > 59 or hour > 24 or (hour == 24 and (minute or second)):
        return None, text
    return hour * 3600.0 + minute * 60 + second, text[end:].rstrip()
