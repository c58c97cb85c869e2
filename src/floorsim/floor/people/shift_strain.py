"""Exhaustion and morale: what a shift, a day off and the way people are led leave behind.

Exhaustion moves by at most 0.03 in a shift: long-term predictors of burnout are weak (mostly below .30), so
one bad shift wears nobody out and four weeks can. It is a model's burnout risk, never a diagnosis. Weights
are design defaults; the direction of each is sourced beside it.
"""

from __future__ import annotations

from math import expm1
from typing import Final, NamedTuple

from floorsim.floor.people.handling import refresh
from floorsim.floor.people.wellbeing import OFF, READY, Wellbeing, enter, settle
from floorsim.units import HOUR_S

MOST_EXHAUSTION_PER_SHIFT: Final = 0.03
"""Exhaustion that the worst shift adds to someone not exhausted at all (D)."""
FATIGUE_WEIGHT: Final = 0.45
"""Of the shift's mean fatigue (workload: Bakker, Demerouti and Schaufeli 2003)."""
UTILISATION_WEIGHT: Final = 0.25
"""Of work in a part of the shift that leaves too little rest (D)."""
UTILISATION_FROM: Final = 0.74
"""Part of the shift spent on work under which pace adds nothing (D: 85% occupancy with an hour of breaks in
eight; the 85% is a practitioners' rule, no threshold has been proven)."""
UTILISATION_FULL: Final = 0.90
"""Part of the shift spent on work from which pace adds its full weight (D)."""
HOSTILE_WEIGHT: Final = 0.30
"""Of hostile contacts (Deery, Iverson and Walsh 2002)."""
HOSTILE_SCALE: Final = 12.0
"""Hostile contacts in a shift that bring 63% of that weight (D); each further one adds less, none adds
nothing."""
LONG_SHIFT_WEIGHT: Final = 0.20
"""Of a long shift (D; long hours and overtime go with fatigue and injury: Dembe, Erickson, Delbos and Banks
2005)."""
LONG_SHIFT_FROM_S: Final = 8.5 * HOUR_S
LONG_SHIFT_FULL_S: Final = 11.5 * HOUR_S
"""Length of a shift from which it counts as long, and from which it adds its full weight (D)."""
MISSED_BREAK_WEIGHT: Final = 0.10
"""Of a missed break; more than one counts as one (D)."""
MONITORING_WEIGHT: Final = 0.05
"""Of closer monitoring, at most (D; monitoring goes with a little more stress, r = .11, and no better
performance: Ravid, White, Tomczak, Miles and Behrend 2023)."""
USUAL_REVIEWS: Final = 5
MANY_REVIEWS: Final = 20
"""Contacts reviewed of each agent in a day that add nothing, and that add the full weight (D)."""
SUPPORT_WEIGHT: Final = 0.20
"""What support takes off (Bakker, Demerouti and Schaufeli 2003)."""

DAY_OFF_RECOVERY: Final = 0.055
"""Part of exhaustion that a day off takes away from someone hardly exhausted after shifts without strain (D;
load reactions reverse if there is recovery: Meijman and Mulder 1998)."""
RECOVERY_EXHAUSTED: Final = 1.5
"""How much less a day off gives to the fully exhausted (D, as for recovery off shift; those who need recovery
most get least of it: Sonnentag 2018)."""
STRAIN_WITHOUT_RECOVERY: Final = 0.35
"""Mean strain of the last shifts from which days off bring nothing (D): exhaustion falls only where demands
fall or support grows."""
RECENT_SHARE: Final = 0.2
"""Weight of the latest shift or day off in the strain of the last ones (D: about a week counts)."""

UNSTABLE_FROM: Final = 3
"""Changes to one's plan in a day that leave nothing of its stability (D)."""

MORALE_PER_DAY: Final = 0.1
"""Part of the way to its resting level that morale goes in a day (D)."""
MORALE_HOSTILE: Final = 0.2
"""What a day of hostile contacts takes off the level to which morale goes, at most (D, on the scale of
:data:`HOSTILE_SCALE`; aggression by customers wears out and drives withdrawal: Grandey, Dickter and Sin
2004)."""
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
    wellbeing.with_customers_s = wellbeing.work_s = 0.0
    wellbeing.hostile_contacts = 0.0
    wellbeing.missed_breaks = 0


class Demands(NamedTuple):
    """What a shift asked of someone, and the support they had."""

    mean_fatigue: float
    """0-1, over the shift."""
    utilisation: float
    """Part of the shift spent on work, 0-1."""
    length_s: float
    """Of the shift, overtime included."""
    hostile_contacts: float
    missed_breaks: int
    reviews: int
    """Contacts of the agent that are reviewed in a day."""
    support: float
    """0-1."""


def demands_of(wellbeing: Wellbeing, reviews: int, support: float) -> Demands:
    """The demands of the shift as far as it has gone; the state must be up to date."""
    return Demands(
        wellbeing.mean_fatigue,
        wellbeing.utilisation,
        wellbeing.since_s - wellbeing.shift_from_s,
        wellbeing.hostile_contacts,
        wellbeing.missed_breaks,
        reviews,
        support,
    )


def strain(of: Demands) -> float:
    """How hard a shift was, 0-1: each demand counts up to its full measure, support takes off."""
    load = (
        FATIGUE_WEIGHT * min(1.0, of.mean_fatigue)
        + UTILISATION_WEIGHT * _between(of.utilisation, UTILISATION_FROM, UTILISATION_FULL)
        + HOSTILE_WEIGHT * _hostility(of.hostile_contacts)
        + LONG_SHIFT_WEIGHT * _between(of.length_s, LONG_SHIFT_FROM_S, LONG_SHIFT_FULL_S)
        + MISSED_BREAK_WEIGHT * min(1, of.missed_breaks)
        + MONITORING_WEIGHT * _between(of.reviews, USUAL_REVIEWS, MANY_REVIEWS)
        - SUPPORT_WEIGHT * min(1.0, of.support)
    )
    return min(1.0, max(0.0, load))


def _between(value: float, nothing: float, full: float) -> float:
    return min(1.0, max(0.0, (value - nothing) / (full - nothing)))


def _hostility(contacts: float) -> float:
    """How much of the full measure so many hostile contacts in a shift are, 0-1."""
    return -expm1(-contacts / HOSTILE_SCALE)


def end_shift(wellbeing: Wellbeing, now_s: float, hard: float) -> float:
    """End at `now_s` a shift of this strain, 0-1; gives the change of exhaustion, 0 to 0.03.

    The person is OFF afterwards.
    """
    settle(wellbeing, now_s)
    change = MOST_EXHAUSTION_PER_SHIFT * hard * (1.0 - wellbeing.exhaustion)
    wellbeing.recent_strain += RECENT_SHARE * (hard - wellbeing.recent_strain)
    set_exhaustion(wellbeing, now_s, wellbeing.exhaustion + change)
    enter(wellbeing, now_s, OFF)
    return change


def day_off(wellbeing: Wellbeing, now_s: float) -> None:
    """A day without a shift (off, on leave, or sick at home) takes away a part of exhaustion.

    The part is .055, less for the exhausted, and less the harder the last shifts were: after a hard week a
    weekend does not suffice.
    """
    lets_go = max(0.0, 1.0 - wellbeing.recent_strain / STRAIN_WITHOUT_RECOVERY)
    part = DAY_OFF_RECOVERY * lets_go / (1.0 + RECOVERY_EXHAUSTED * wellbeing.exhaustion)
    wellbeing.recent_strain -= RECENT_SHARE * wellbeing.recent_strain
    set_exhaustion(wellbeing, now_s, wellbeing.exhaustion * (1.0 - part))


def settle_in(wellbeing: Wellbeing) -> None:
    """Once a day: changes made to the day's plan leave it less stable, a day without any more."""
    today = max(0.0, 1.0 - wellbeing.plan_changes / UNSTABLE_FROM)
    wellbeing.plan_changes = 0
    if today != wellbeing.stability:
        wellbeing.stability += RECENT_SHARE * (today - wellbeing.stability)
        refresh(wellbeing)


def set_exhaustion(wellbeing: Wellbeing, now_s: float, exhaustion: float) -> None:
    """Change exhaustion at `now_s`; recovery off shift goes on at the new speed."""
    settle(wellbeing, now_s)
    wellbeing.exhaustion = min(1.0, max(0.0, exhaustion))
    if wellbeing.activity == OFF:
        enter(wellbeing, now_s, OFF)
    refresh(wellbeing)


def daily_morale(
    wellbeing: Wellbeing,
    control: float,
    recognition: float,
    coaching: float,
    hostile_contacts: float = 0.0,
    burden: float = 0.0,
) -> None:
    """Once a day: morale goes a tenth of the way to the level that the day supports.

    Control over one's time (breaks kept, leave and swaps honoured), recognition and coaching are 0-1;
    hostile contacts of the day and the `burden` of concerns (0-1) lower the level, to 0 at least.
    """
    resting = (
        MORALE_RESTING
        + MORALE_CONTROL * control
        + MORALE_RECOGNITION * recognition
        + MORALE_COACHING * coaching
        - MORALE_HOSTILE * _hostility(hostile_contacts)
        - burden
    )
    wellbeing.morale += MORALE_PER_DAY * (max(0.0, resting) - wellbeing.morale)
