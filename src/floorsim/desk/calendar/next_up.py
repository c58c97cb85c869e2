"""What comes next: the one rule by which the calendar is worked off and by which it is foreseen."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Final

from floorsim.desk.calendar.entry import Area, Duty, Entry
from floorsim.desk.calendar.hours import Hours

SWITCH_MIN: Final = 1.0
"""Minutes lost when the next thing is of another area than the one just done (D: an interruption costs
about a minute; doing like things together saves it)."""


def switch_s(last: Area | None, thing: Entry | Duty) -> float:
    """Seconds of switching before the thing itself begins, after something of area `last`.

    Work that was put aside has to be found into again, whatever was done meanwhile.
    """
    again = isinstance(thing, Entry) and thing.put_aside
    switches = thing.takes_time and (again or (last is not None and last != thing.area))
    return 60.0 * SWITCH_MIN if switches else 0.0


def can_begin(duty: Duty, at_s: float, last: Area | None) -> bool:
    """Whether anything of the duty is left when the supervisor turns to it at a time."""
    return not duty.settled and at_s + switch_s(last, duty) < duty.end_s


def next_up(
    at_s: float, last: Area | None, queue: Sequence[Entry], duties: Sequence[Duty], hours: Hours
) -> Entry | Duty | None:
    """What a supervisor who is free at a time turns to: a duty that is due, work whose time has come, else
    the first of the queue that is over before the next protected time.

    `duties` are in order of their start. None: nothing, or not before a later time.
    """
    return next_of(at_s, last, timed(queue), in_turn(queue), duties, hours)


def timed(queue: Sequence[Entry]) -> list[Entry]:
    """What of a queue has a time of its own."""
    return [entry for entry in queue if entry.at_s is not None]


def in_turn(queue: Sequence[Entry]) -> list[Entry]:
    """What of a queue has none."""
    return [entry for entry in queue if entry.at_s is None]


def next_of(
    at_s: float,
    last: Area | None,
    with_time: Sequence[Entry],
    without: Sequence[Entry],
    duties: Sequence[Duty],
    hours: Hours,
) -> Entry | Duty | None:
    """`next_up` for a queue already parted into work with a time and work that is done in turn."""
    for duty in duties:
        if duty.start_s > at_s:
            break
        if can_begin(duty, at_s, last):
            return duty
    if not (with_time or without) or hours.next_s(at_s) > at_s:
        return None
    due = [entry for entry in with_time if entry.at_s is not None and entry.at_s <= at_s]
    if due:
        return min(due, key=lambda entry: entry.at_s or 0.0)
    until_s = next_protected_s(at_s, with_time, duties)
    for entry in without:
        if at_s + switch_s(last, entry) + entry.left_s <= until_s:
            return entry
    return None


def next_protected_s(at_s: float, with_time: Sequence[Entry], duties: Sequence[Duty]) -> float:
    """When the next protected time begins, of work with a time and duties in order of start; infinity for
    never."""
    coming = (duty.start_s for duty in duties if duty.protected and duty.start_s > at_s and duty.expected())
    times = (entry.at_s for entry in with_time if entry.protected and entry.at_s is not None)
    return min(next(coming, inf), min((time_s for time_s in times if time_s > at_s), default=inf))
