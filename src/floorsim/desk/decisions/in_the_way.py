"""What keeps the supervisor from something by a time, in words, with the decision that clears it away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil, inf
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from floorsim.desk.calendar import Area, Duty, Entry
from floorsim.desk.calendar.forecast import Forecast, Foreseen, foresee
from floorsim.desk.decisions.duty_pickers import name_of
from floorsim.scenario.values.units import format_time
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


MOST_TRIED: Final = 5
"""Things in front that are tried for being cleared away (D: nobody looks further down a list of own work)."""
PUT_ASIDE: Final = "put that aside and do this now"
NOW: Final = "now"
"""In place of a kind of decision: the same decision, with what is in hand put aside for it."""


class InTheWay(NamedTuple):
    """One thing of the calendar without which there would be time."""

    words: str
    """`you are in the one-to-one with Noor until 10:10`."""
    by: str
    """The time by which it would have to be begun, as exact as the words."""
    remedy: str = ""
    """What still works, as one would do it; empty where nothing does."""
    kind: str = ""
    """The kind of decision that clears it away."""
    arguments: Mapping[str, Any] = {}


def in_the_way(desk: Workspace, area: Area, minutes: float, by_s: float) -> InTheWay | None:
    """The first thing that can be cleared away so that work taken on now is begun by a time; where nothing
    can, the last thing before it. None where there is time as it is. Looking changes nothing."""
    work = Entry("", area, minutes, doing=str)
    now = _foreseen(desk, work)
    starts_s = _starts_s(now, work)
    if starts_s <= by_s:
        return None
    before = [one for one in now.coming if one.starts_s < starts_s and one.thing is not work]
    for one in before[:MOST_TRIED]:
        if _starts_s(_foreseen(desk, work, without=one.thing, until_s=by_s), work) <= by_s:
            for found in _cleared(desk, one, by_s, 60.0 * minutes):
                return found
    if desk.calendar.can_put_aside and before:
        first = before[0]
        return InTheWay(_words(desk, first, by_s), _time(by_s, first.ends_s), PUT_ASIDE, NOW)
    return InTheWay(_words(desk, before[-1], by_s), _time(by_s, before[-1].ends_s)) if before else None


def _cleared(desk: Workspace, one: Foreseen, by_s: float, length_s: float) -> Iterator[InTheWay]:
    """What clears one thing away, if anything does."""
    thing, after_s = one.thing, by_s + length_s
    words, by = _words(desk, one, by_s), _time(by_s, one.ends_s)
    if thing is desk.calendar.current:
        order = desk.in_hand()
        if order is None or order.decision.why_not_broken_off(desk) is None:
            yield InTheWay(words, by, "break that off", "stop_own_task")
    elif isinstance(thing, Duty):
        minutes = max(5, 5 * ceil((after_s - thing.start_s) / 300.0))
        arguments = {"duty": name_of(thing), "how": "move", "minutes": minutes}
        yield InTheWay(words, by, f"move {thing.title()}", "fixed_duty", arguments)
    elif thing.key in desk.orders:
        to_s = 300.0 * ceil(after_s / 300.0)
        arguments = {"decision": desk.orders[thing.key].seq, "to": format_time(to_s)}
        yield InTheWay(words, by, f"leave that until {time_of_day(to_s)}", "move_work", arguments)


def _time(at_s: float, beside_s: float) -> str:
    """A time of day, with seconds where another one falls into the same minute."""
    return time_of_day(at_s, seconds=time_of_day(at_s) == time_of_day(beside_s))


def _words(desk: Workspace, one: Foreseen, by_s: float) -> str:
    until = _time(one.ends_s, by_s)
    if one.thing is desk.calendar.current:
        return f"you are {one.thing.doing()} until {until}"
    if isinstance(one.thing, Duty):
        return f"{one.thing.title()} is from {time_of_day(one.thing.start_s)} to {until}"
    return f"you will be {one.thing.doing()} until {until}"


def _starts_s(forecast: Forecast, work: Entry) -> float:
    found = next((one for one in forecast.coming if one.thing is work), None)
    return inf if found is None else found.starts_s


def _foreseen(
    desk: Workspace, work: Entry, without: Entry | Duty | None = None, until_s: float = inf
) -> Forecast:
    """The calendar with the work behind everything queued, and without one thing."""
    calendar = desk.calendar
    return foresee(
        calendar.clock.now,
        calendar.last_area,
        None if without is calendar.current else calendar.current,
        [*(entry for entry in calendar.queue if entry is not without), work],
        [duty for duty in calendar.duties if duty is not without],
        calendar.hours,
        until_s,
        calendar.on_the_line_until_s(),
    )
