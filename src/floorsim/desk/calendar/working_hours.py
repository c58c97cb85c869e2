"""The supervisor's working hours in a scenario, day by day."""

from __future__ import annotations

from math import inf

from floorsim.desk.calendar.hours import Hours
from floorsim.floor.floor import Floor
from floorsim.scenario.opening_hours import hours_of_floor
from floorsim.units import DAY_S


def hours_of(floor: Floor) -> Hours:
    """The hours of every day where each is played; else there is nothing to wait for on one day, and over
    several work is begun while the floor is open."""
    terms = floor.scenario.floor
    if len(floor.workdays) > 1:
        return Hours((*floor.workdays[:-1], (floor.workdays[-1][0], inf)))
    if terms.days == 1:
        return Hours()
    opening = hours_of_floor(terms)
    by_day = ((day * DAY_S, opening.on(day)) for day in range(terms.days))
    spans = [(midnight_s + span[0], midnight_s + span[1]) for midnight_s, span in by_day if span is not None]
    return Hours((*spans[:-1], (spans[-1][0], inf)) if spans else ())
