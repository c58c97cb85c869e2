"""What a well-run stretch of work would have left in an agent, by the floor's own law of fatigue."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Final

from floorsim.floor.people.wellbeing import READY_RECOVERY_S, WEARING_S, left_after_break
from floorsim.floor.records import PlannedActivity
from floorsim.floor.states import READY, RESTING

WELL_RUN_OCCUPANCY: Final = 0.80
"""Occupancy of a well-run day (D: a little under the practitioners' 85%)."""

_WEARING: Final = WELL_RUN_OCCUPANCY / WEARING_S
_RATE: Final = _WEARING + (1.0 - WELL_RUN_OCCUPANCY) / READY_RECOVERY_S
_LEVEL: Final = _WEARING / _RATE
"""Fatigue towards which work at that occupancy tends, by the mean of the model's law over busy and ready."""


def well_run_fatigue(fatigue: float, plan: Sequence[PlannedActivity], from_s: float, to_s: float) -> float:
    """Fatigue at `to_s` of someone who works to plan from `from_s`, at 80% occupancy, with every break.

    Outside the plan nothing changes; times are seconds.
    """
    for activity in sorted(plan, key=lambda one: one.start_s):
        length_s = min(activity.end_s, to_s) - max(activity.start_s, from_s)
        if length_s <= 0:
            continue
        if activity.state == READY:
            fatigue = _LEVEL + (fatigue - _LEVEL) * exp(-_RATE * length_s)
        else:
            resting = activity.state in RESTING
            fatigue *= left_after_break(length_s) if resting else exp(-length_s / READY_RECOVERY_S)
    return fatigue
