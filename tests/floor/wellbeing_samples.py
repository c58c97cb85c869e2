"""Minds and shifts for tests."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.floor.people.handling import refresh
from floorsim.floor.people.shift_strain import begin_shift
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.people.wellbeing import BREAK, BUSY, READY, Wellbeing, enter

MIN_S = 60.0
HOUR_S = 3600.0


def wellbeing(
    skill: float = 1.0, *, fatigue: float = 0.0, exhaustion: float = 0.0, morale: float = 0.6
) -> Wellbeing:
    made = Wellbeing(SkillBook(), [skill] * 6, fatigue=fatigue, exhaustion=exhaustion, morale=morale)
    refresh(made)
    return made


def work(
    person: Wellbeing,
    occupancy: float,
    breaks_min: Sequence[tuple[float, float]] = (),
    *,
    from_min: float = 0.0,
    length_min: float = 480.0,
    demand: float = 1.0,
) -> Wellbeing:
    """A shift in contacts so short that work and waiting blend; breaks are (start, length) in minutes."""
    begin_shift(person, from_min * MIN_S)
    t_min = from_min
    for at_min, pause_min in [*breaks_min, (length_min, 0.0)]:
        while t_min < from_min + at_min - 1e-9:
            enter(person, t_min * MIN_S, BUSY, demand)
            enter(person, (t_min + occupancy) * MIN_S, READY)
            t_min += 1.0
        enter(person, t_min * MIN_S, BREAK)
        t_min += pause_min
    enter(person, (from_min + length_min) * MIN_S, READY)
    return person
