"""How fast a live floor runs in a desk test."""

from __future__ import annotations

from floorsim.desktest.package.exercises import LiveFloor
from floorsim.scenario.models.scenario import Scenario
from floorsim.units import MINUTE_S


def pace_of(exercise: LiveFloor, floor: Scenario, time_factor: float = 1.0) -> float:
    """Simulated seconds in a real one: what is played of the floor, in the minutes of the exercise.

    `time_factor` is the candidate's: 2 gives twice the minutes and runs the floor at half the pace.
    """
    return floor.played_s / (exercise.minutes * MINUTE_S * time_factor)
