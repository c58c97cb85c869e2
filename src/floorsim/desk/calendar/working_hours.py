"""The supervisor's working hours in a scenario: the floor's opening hours, day by day."""

from __future__ import annotations

from math import inf

from floorsim.desk.calendar.hours import Hours
from floorsim.floor.floor import Floor
from floorsim.units import DAY_S


def hours_of(floor: Floor) -> Hours:
    """On one day there is nothing to wait for; over several, work is begun while the floor is open."""
    terms = floor.scenario.floor
    if terms.days == 1:
        return Hours()
    spans = [(day * DAY_S + terms.opens, day * DAY_S + terms.closes) for day in range(terms.days)]
    return Hours((*spans[:-1], (spans[-1][0], inf)))
