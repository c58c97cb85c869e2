"""Exhaustion and morale: what a shift, a day off and the way people are led leave behind.

Exhaustion moves by at most 0.03 in a shift: long-term predictors of burnout are weak (mostly below .30), so
one bad shift wears nobody out and four weeks can. It is a model's burnout risk, never a diagnosis. Weights
are design defaults; the direction of each is sourced beside it.
"""

from __future__ import annotations

from typing import Final

from floorsim.floor.people.handling import refresh
from floorsim.floor.people.wellbeing import OFF, READY, Wellbeing, enter, settle

MOST_EXHAUSTION_PER_SHIFT: Final = 0.03
"""Exhaustion that the worst shift adds to someone not exhausted at all (D)."""
FATIGUE_WEIGHT: Final = 0.45
"""Of the shift's mean fatigue (workload: Bakker, Demerouti and Schaufeli 2003)."""
OCCUPANCY_WEIGHT: Final = 0.25
"""Of occupancy over its threshold (D)."""
OCCUPANCY_FROM: Final = 0.85
"""Occupancy under which pace adds nothing. A practitioners' rule; no threshold has been proven."""
HOSTILE_WEIGHT: Final = 0.20
"""Of hostile contacts (Deery, Iverson and Walsh 2002)."""
HOSTILE_FULL: Final = 10
"""Hostile contacts in a shift that count in full (D)."""
MISSED_BREAK_WEIGHT: Final = 0.10
"""Of a missed break; more than one counts as one (D)."""
SUPPORT_WEIGHT: Final = 0.20
"""What support takes off (Bakker, Demerouti and Schaufeli 2003)."""
DAY_OFF_RECOVERY: Final = 0.04
"""Part of exhaustion that a day off takes away (D; load reactions reverse if there is recovery: Meijman and
Mulder 1998)."""

MORALE_PER_DAY: Final = 0.1
"""Part of the way to its resting level that morale goes in a day (D)."""
MORALE_RESTING: Final = 0.3
MORALE_CONTROL: Final = 0.3
MORALE_RECOGNITION: Final = 0.2
MORALE_COACHING: Final = 0.2
"""Resting level of morale, and what full control over time, recognition and coaching add to it (D; Bakker,
Demerouti and Schaufeli 2003)."""


def begin_shift(wellbeing: Wellbeing, now_s: float) -> None:
    """Recover up to `now_s`, then start a shift in READY with its counts at nothing."""
    enter(wellbeing, now_s, READY)
    wellbeing.shift_from_s = now_s
    wellbeing.fatigue_s = 0.0
    wellbeing.spent_s = [0.0] * len(wellbeing.spent_s)
    wellbeing.hostile_contacts = 0
    wellbeing.missed_breaks = 0


def strain(
    mean_fatigue: float, occupancy: float, hostile_contacts: int, missed_breaks: int, support: float
) -> float:
    """How hard a shift was, 0-1: each input counts up to its full measure, support takes off."""
    over = (occupancy - OCCUPANCY_FROM) / (1.0 - OCCUPANCY_FROM)
    load = (
        FATIGUE_WEIGHT * min(1.0, mean_fatigue)
        + OCCUPANCY_WEIGHT * min(1.0, max(0.0, over))
        + HOSTILE_WEIGHT * min(1.0, hostile_contacts / HOSTILE_FULL)
        + MISSED_BREAK_WEIGHT * min(1.0, missed_breaks)
        - SUPPORT_WEIGHT * min(1.0, support)
    )
    return max(0.0, load)


def end_shift(wellbeing: Wellbeing, now_s: float, support: float) -> float:
    """End the shift at `now_s`; gives the change of exhaustion, 0 to 0.03.

    `support` is 0-1. The person is OFF afterwards.
    """
    settle(wellbeing, now_s)
    hard = strain(
        wellbeing.mean_fatigue,
        wellbeing.occupancy,
        wellbeing.hostile_contacts,
        wellbeing.missed_breaks,
        support,
    )
    change = MOST_EXHAUSTION_PER_SHIFT * hard * (1.0 - wellbeing.exhaustion)
    set_exhaustion(wellbeing, now_s, wellbeing.exhaustion + change)
    enter(wellbeing, now_s, OFF)
    return change


def day_off(wellbeing: Wellbeing, now_s: float) -> None:
    """A day without a shift (off, on leave, or sick at home) takes away a part of exhaustion."""
    set_exhaustion(wellbeing, now_s, wellbeing.exhaustion * (1.0 - DAY_OFF_RECOVERY))


def set_exhaustion(wellbeing: Wellbeing, now_s: float, exhaustion: float) -> None:
    """Change exhaustion at `now_s`; recovery off shift goes on at the new speed."""
    settle(wellbeing, now_s)
    wellbeing.exhaustion = min(1.0, max(0.0, exhaustion))
    if wellbeing.activity == OFF:
        enter(wellbeing, now_s, OFF)
    refresh(wellbeing)


def daily_morale(wellbeing: Wellbeing, control: float, recognition: float, coaching: float) -> None:
    """Once a day: morale goes a tenth of the way to the level that the day's leading supports.

    All three are 0-1: control over one's time (breaks kept, leave and swaps honoured), recognition, coaching.
    """
    resting = (
        MORALE_RESTING
        + MORALE_CONTROL * control
        + MORALE_RECOGNITION * recognition
        + MORALE_COACHING * coaching
    )
    wellbeing.morale += MORALE_PER_DAY * (resting - wellbeing.morale)
