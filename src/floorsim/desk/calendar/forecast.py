"""What will happen to everything in the calendar if nothing new comes up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from floorsim.desk.calendar.entry import Area, Duty, Entry
from floorsim.desk.calendar.hours import Hours
from floorsim.desk.calendar.next_up import next_up, switch_s


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One thing of the calendar: when the supervisor turns to it, and when it is done."""

    thing: Entry | Duty
    starts_s: float
    ends_s: float
    estimated: bool
    """It, or something before it, ends when it ends and not by the clock."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Everything in the order in which it will be done, and when the supervisor is free."""

    coming: tuple[Foreseen, ...]
    free_at_s: float
    """When nothing is in hand, queued or due; infinity if that never comes."""

    def of(self, thing: Entry | Duty) -> Foreseen | None:
        """What will become of one thing; None if it is never begun."""
        same = (
            one for one in self.coming if one.thing is thing or (thing.key and one.thing.key == thing.key)
        )
        return next(same, None)


def foresee(
    now_s: float,
    last: Area | None,
    current: Entry | Duty | None,
    queue: Sequence[Entry],
    duties: Sequence[Duty],
    hours: Hours,
) -> Forecast:
    """The forecast from a moment on: `current` is in hand, `queue` waits, `duties` are in order of start.

    Estimates stand for what is open-ended. Duties that will be missed, or are not expected to take place,
    are not in it.
    """
    coming: list[Foreseen] = []
    at_s, waiting, estimated = now_s, list(queue), False
    fixed = [duty for duty in duties if duty is not current and not duty.settled and duty.expected()]
    free_at_s: float | None = None
    if current is not None:
        at_s = max(now_s, current.ends_s)
        estimated = current.open_ended
        coming.append(Foreseen(current, current.begun_s, at_s, estimated))
        last = current.area if current.takes_time else last
    while True:
        thing = next_up(at_s, last, waiting, fixed, hours)
        if thing is None:
            in_hours = hours.next_s(at_s) <= at_s
            if free_at_s is None and (in_hours or not waiting):
                free_at_s = at_s  # what still waits has its time, or is too long before a protected one
            later = [duty.start_s for duty in fixed if duty.start_s > at_s]
            later += [entry.at_s for entry in waiting if entry.at_s is not None and entry.at_s > at_s]
            later += [hours.next_s(at_s)] if waiting and not in_hours else []
            at_s = min(later, default=inf)
            if at_s == inf:
                break
            continue
        starts_s, switching_s = at_s, switch_s(last, thing)
        if isinstance(thing, Duty):
            fixed.remove(thing)
            at_s = thing.end_s
        else:
            waiting.remove(thing)
            at_s += switching_s + thing.left_s
            estimated = estimated or thing.open_ended
        last = thing.area if thing.takes_time else last
        coming.append(Foreseen(thing, starts_s, at_s, estimated))
    return Forecast(tuple(coming), inf if free_at_s is None else free_at_s)
