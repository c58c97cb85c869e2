"""What will happen to everything in the calendar if nothing new comes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import Final, NamedTuple

from floorsim.desk.calendar.entry import Area, Duty, Entry
from floorsim.desk.calendar.hours import Hours
from floorsim.desk.calendar.next_up import in_turn, next_of, next_protected_s, switch_s, timed

NOBODY: Final = -inf
"""Nobody on the line waits for the supervisor's next word."""


class Foreseen(NamedTuple):
    """One thing of the calendar: when the supervisor turns to it, and when it is done."""

    thing: Entry | Duty
    starts_s: float
    ends_s: float
    estimated: bool
    """It, or something before it, ends when it ends and not by the clock."""


@dataclass(frozen=True)
class Forecast:
    """Everything in the order in which it will be done, and when the supervisor is free."""

    coming: tuple[Foreseen, ...]
    free_at_s: float
    """When nothing is in hand, queued or due; infinity if that never comes."""

    def of(self, thing: Entry | Duty) -> Foreseen | None:
        """What will become of one thing; None if it is never begun."""
        return self._found.get(thing.key) or self._found.get(id(thing))

    @cached_property
    def _found(self) -> dict[str | int, Foreseen]:
        """The first of each key, and of each thing without one by what it is."""
        found: dict[str | int, Foreseen] = {}
        for one in self.coming:
            found.setdefault(one.thing.key or id(one.thing), one)
        return found


def foresee(
    now_s: float,
    last: Area | None,
    current: Entry | Duty | None,
    queue: Sequence[Entry],
    duties: Sequence[Duty],
    hours: Hours,
    until_s: float = inf,
    on_the_line_until_s: float = NOBODY,
) -> Forecast:
    """The forecast from a moment on: `current` is in hand, `queue` waits, `duties` are in order of start.

    Estimates stand for what is open-ended. Duties that will be missed, or are not expected to take place,
    are not in it. It ends at `until_s`: what would begin later is not in it either. While somebody on the
    line waits for the next word no duty is begun.
    """
    coming: list[Foreseen] = []
    at_s, estimated = now_s, False
    with_time, without = timed(queue), in_turn(queue)
    fixed = [duty for duty in duties if duty is not current and not duty.settled and duty.expected()]
    free_at_s: float | None = None
    if current is not None:
        at_s = max(now_s, current.ends_s)
        estimated = current.open_ended
        coming.append(Foreseen(current, current.begun_s, at_s, estimated))
        last = current.area if current.takes_time else last
    while at_s <= until_s:
        due = fixed if at_s >= on_the_line_until_s else []
        if due is fixed and without:
            calm_s = min(_calm_until_s(at_s, with_time, fixed, hours), until_s)
            before_s = next_protected_s(at_s, with_time, fixed)
            done, last = _in_turn(at_s, last, without, calm_s, before_s, estimated)
            if done:
                at_s, estimated = done[-1].ends_s, done[-1].estimated
            coming += done
            del without[: len(done)]
            if at_s > until_s:
                break
        thing = next_of(at_s, last, with_time, without, due, hours)
        if thing is None:
            works_s = hours.next_s(at_s) if with_time or without else at_s
            if free_at_s is None and works_s <= at_s:
                free_at_s = at_s  # what still waits has its time, or is too long before a protected one
            times = [works_s, on_the_line_until_s]
            times += [entry.at_s for entry in with_time if entry.at_s is not None]
            times.append(next((duty.start_s for duty in fixed if duty.start_s > at_s), inf))
            at_s = min((time_s for time_s in times if time_s > at_s), default=inf)
            if at_s == inf:
                break
            continue
        starts_s, switching_s = at_s, switch_s(last, thing)
        if isinstance(thing, Duty):
            fixed.remove(thing)
            at_s = thing.end_s
        else:
            (without if thing.at_s is None else with_time).remove(thing)
            at_s += switching_s + thing.left_s
            estimated = estimated or thing.open_ended
        last = thing.area if thing.takes_time else last
        coming.append(Foreseen(thing, starts_s, at_s, estimated))
    return Forecast(tuple(coming), inf if free_at_s is None else free_at_s)


def _in_turn(
    at_s: float, last: Area | None, queue: Sequence[Entry], calm_s: float, before_s: float, estimated: bool
) -> tuple[list[Foreseen], Area | None]:
    """What of a queue is done one after the other while nothing else is up (`calm_s`), as far as each is over
    before the next protected time (`before_s`); and the area of the last."""
    done: list[Foreseen] = []
    for entry in queue:
        ends_s = at_s + switch_s(last, entry) + entry.left_s
        if at_s >= calm_s or ends_s > before_s:
            break
        estimated = estimated or entry.open_ended
        last = entry.area if entry.takes_time else last
        done.append(Foreseen(entry, at_s, ends_s, estimated))
        at_s = ends_s
    return done, last


def _calm_until_s(at_s: float, with_time: Sequence[Entry], fixed: Sequence[Duty], hours: Hours) -> float:
    """Until when nothing but the queue is up: a long list of own work is gone through without asking at
    each step what comes next."""
    times = [duty.start_s for duty in fixed if duty.end_s > at_s]
    times += [entry.at_s for entry in with_time if entry.at_s is not None]
    return min(hours.until_s(at_s), min(times, default=inf))
