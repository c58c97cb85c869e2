"""What comes next: the one rule by which the calendar is worked off and by which it is foreseen."""

from __future__ import annotations

from collections.abc import Sequence
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
    """What a supervisor who is free at a time turns to: a duty that is due, else the first of the queue.

    `duties` are in order of their start. None: nothing, or not before a later time.
    """
    for duty in duties:
        if duty.start_s > at_s:
            break
        if can_begin(duty, at_s, last):
            return duty
    return queue[0] if queue and hours.next_s(at_s) <= at_s else None
