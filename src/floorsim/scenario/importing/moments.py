"""From what cells say to days and times on the centre's own clock: order of dates, zones, clock changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from floorsim.errors import UsageError
from floorsim.scenario.importing.clocks import DateOrder, Stamp, Unsure
from floorsim.sums import whole_sum
from floorsim.units import DAY_S
from floorsim.wording.names import nearest

AS_WRITTEN: Final = "as-written"
"""The zone to name where the times of an export are the centre's own, whatever zone stands behind them."""
ORDERS: Final[tuple[DateOrder, DateOrder]] = ("day-first", "month-first")
_MOST_WRONG: Final = 0.1
"""Share of the dates of a file that may be no dates in the order that the others show (slips)."""
_NEXT_DATE_WITHIN: Final = 27
"""Days within which the next date of an export comes (D: less than a month, else the order is misread)."""


class Moment(NamedTuple):
    """A day, if one is said, and seconds after its midnight on the centre's clock."""

    day: date | None
    at_s: float


def order_of(
    dates: Sequence[tuple[date | Unsure, int | None]], said: DateOrder | None
) -> tuple[DateOrder | None, str | None]:
    """Whether the day or the month goes first in a file's dates, and how that is known.

    `dates` are the distinct dates in the order of the file, each with the weekday beside it if there is one.
    None and nothing where the dates do not need it; None and a question where they do not say it.
    """
    unsure = [(one, weekday) for one, weekday in dates if isinstance(one, Unsure)]
    if said is not None or not unsure:
        return said, None
    valid = {order: [one.in_order(order) for one, _ in unsure] for order in ORDERS}
    whole = [order for order in ORDERS if valid[order].count(None) <= _MOST_WRONG * len(unsure)]
    if len(whole) == 1:
        return whole[0], "by the days above 12"
    agree = {
        order: whole_sum(
            day is not None and day.weekday() == weekday
            for day, (_, weekday) in zip(valid[order], unsure, strict=True)
        )
        for order in ORDERS
    }
    if agree["day-first"] != agree["month-first"]:
        return max(ORDERS, key=lambda order: agree[order]), "by the weekdays beside them"
    steady = [order for order in ORDERS if _is_steady([day for day in valid[order] if day is not None])]
    if len(unsure) > 1 and len(steady) == 1:
        return steady[0], "since the dates follow one another that way"
    if len({valid["day-first"][0], valid["month-first"][0]}) == 1 and len(unsure) == 1:
        return "day-first", None
    first, second, year = unsure[0][0]
    by_day, by_month = (_named(valid[order][0]) for order in ORDERS)
    return None, f"{first}/{second}/{year} may be {by_day} or {by_month}"


def _is_steady(days: Sequence[date]) -> bool:
    """Whether the dates follow one another closely, the first or the last of them at the top of the file."""
    steps = [(later - day).days for day, later in pairwise(days)]
    return all(0 <= step <= _NEXT_DATE_WITHIN for step in steps) or all(
        -_NEXT_DATE_WITHIN <= step <= 0 for step in steps
    )


def _named(day: date | None) -> str:
    return f"{day.day} {day:%B}" if day else "no date"


def zone_named(name: str | None) -> ZoneInfo | None:
    """The zone of a name such as Europe/Berlin; None for none, and for AS_WRITTEN.

    Raises:
        UsageError: there is no such zone.
    """
    if name is None or name == AS_WRITTEN:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = sorted(available_timezones())
        if not known:
            raise UsageError("This computer has no time zones; install the Python package tzdata.") from None
        near = nearest(name, known)
        offer = (
            f"did you mean {near}?" if near else "names are those such as Europe/Berlin or America/Chicago."
        )
        raise UsageError(f"There is no time zone '{name}'; {offer}") from None


def moment(time: Stamp, day: date | Unsure | None, order: DateOrder | None, zone: ZoneInfo | None) -> Moment:
    """When something was on the centre's clock; `day` stands in another column.

    Stamps without an offset are on that clock already. A date whose order is not known is no date. Raises
    ValueError: what is wrong; what would be right.
    """
    day = time.day if time.day is not None else day
    if isinstance(day, Unsure):
        day = _dated(day, order, needed=zone is not None and time.offset_s is not None)
    if time.at_s is None:
        raise ValueError("there is a date without a time; write one such as 2025-01-06 08:00")
    at_s = time.at_s
    if day is not None and at_s >= DAY_S:
        day, at_s = day + timedelta(days=1), at_s - DAY_S
    if zone is None or time.offset_s is None:
        return Moment(day, at_s)
    if day is None:
        raise ValueError("the time has a zone and no date; write the date before it")
    there = timezone(timedelta(seconds=time.offset_s))
    local = (datetime(day.year, day.month, day.day, tzinfo=there) + timedelta(seconds=at_s)).astimezone(zone)
    return Moment(
        local.date(), local.hour * 3600.0 + local.minute * 60 + local.second + local.microsecond / 1e6
    )


def _dated(day: Unsure, order: DateOrder | None, *, needed: bool) -> date | None:
    """The date in its order; none where the order is not known and the date is not needed."""
    if order is None:
        if needed:
            raise ValueError("the date can be read in two ways; say --dates day-first or --dates month-first")
        return None
    if (dated := day.in_order(order)) is None:
        raise ValueError(f"'{day.first}/{day.second}/{day.year}' is no date {order}; correct it")
    return dated


def clock_changes(days: Iterable[date], zone: ZoneInfo | None) -> dict[date, float]:
    """The days on which the zone's clocks change, and by how many seconds they go forward."""
    changes = {}
    for day in days if zone is not None else ():
        noon = [datetime(at.year, at.month, at.day, 12, tzinfo=zone) for at in (day - timedelta(days=1), day)]
        before, after = (at.utcoffset() or timedelta(0) for at in noon)
        if before != after:
            changes[day] = (after - before).total_seconds()
    return changes
