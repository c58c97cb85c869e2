"""What a state of mind does to a contact: how long it takes, and whether it is resolved."""

from __future__ import annotations

from math import exp, fsum, sqrt
from typing import Final

from floorsim.floor.people.steps import LISTENING, POLICY, RESOLUTION
from floorsim.floor.people.wellbeing import Wellbeing

NEW_HIRE_EXTRA: Final = 0.45
"""A new hire's handle time beyond a veteran's, as a part of it. With the help that new hires ask for, a
contact of five minutes takes them 1.6 times as long in the first week (D; performance rose by 64% over the
first year in a call centre, De Grip, Sauermann and Sieben 2016)."""
FASTER_PER_SKILL: Final = 1.2
"""How much of the handle time one whole point of coached skill takes away: the rate at which experience
turns skill into speed, a new hire's 0.6 in all over 0.5 of skill (D; training raised performance, measured by
handle time, by 10%: De Grip and Sauermann 2012)."""
LEAST_LEVEL: Final = 0.7
"""No one gets faster by coaching than this part of an ordinary veteran's handle time (D)."""
UNSTABLE_SLOWER: Final = 0.05
"""Handle time that plans changed at short notice every day add (stable schedules raised the productivity of
28 shops by 5%: Kesavan, Lambert, Williams and Pendem 2022)."""
MEAN_PER_FATIGUE: Final = 0.10
VARIANCE_PER_FATIGUE: Final = 0.78
"""Over a shift of the London Ambulance Service the mean time rose by 5% and its variance by 39%; a shift
ends near fatigue .5, hence the two constants."""
SPEED_UP: Final = 0.03
"""Handle time that a queue as long as the team takes away (D; agents speed up under load: KC and Terwiesch
2009; Dong, Feldman and Yom-Tov 2015)."""
WEAK_SKILL_EXTRA: Final = 0.6
"""Handle time that a complete lack of the queue's skill adds: as a new hire's (D)."""

SKILL_LOG_ODDS: Final = 1.5
"""Log odds of resolving lost between full skill and none (D: .8 becomes .75 at skill .8, .62 at skill .4)."""
FATIGUE_LOG_ODDS: Final = 0.4
EXHAUSTION_LOG_ODDS: Final = 0.55
CHAT_LOG_ODDS: Final = 0.15
"""Lost per chat in hand beyond two (D: about 3 points of resolution)."""
HOSTILE_LOG_ODDS: Final = 0.2
HOSTILE_LASTS_S: Final = 10 * 60.0
"""Lost for this long after a hostile contact (D)."""
HOSTILE_HANDLE: Final = 1.15
"""Factor on the handle time of a hostile contact (D; what customers feel slows agents: Altman, Yom-Tov,
Olivares, Ashtar and Rafaeli 2021)."""
SHAKEN_HANDLE: Final = 1.05
"""Factor on that of the contacts within the time after it (D; aggression costs attention and memory: Rafaeli,
Erez, Ravid, Derfler-Rozin, Treister and Scheyer 2012)."""
RESOLVING_STEPS: Final = (LISTENING, POLICY, RESOLUTION)
"""Rubric steps whose skills decide about resolving (D)."""

# The variance factor less the square of the mean factor, as a polynomial in fatigue.
_SPREAD_1: Final = VARIANCE_PER_FATIGUE - 2.0 * MEAN_PER_FATIGUE
_SPREAD_2: Final = -MEAN_PER_FATIGUE * MEAN_PER_FATIGUE


def refresh(wellbeing: Wellbeing) -> None:
    """Work out again what follows from skill, experience, pace and exhaustion, after any of them changed."""
    steps = wellbeing.step_skill
    wellbeing.skill = fsum(steps) / len(steps)
    level = 1.0 + NEW_HIRE_EXTRA * wellbeing.newness - FASTER_PER_SKILL * wellbeing.coached
    unsettled = 1.0 + UNSTABLE_SLOWER * (1.0 - wellbeing.stability)
    wellbeing.tempo = max(LEAST_LEVEL, level) * wellbeing.pace * unsettled
    for what in sorted(wellbeing.slowed):
        wellbeing.tempo *= wellbeing.slowed[what]
    lacking = 1.0 - resolving_skill(wellbeing)
    wellbeing.dulling = SKILL_LOG_ODDS * lacking + EXHAUSTION_LOG_ODDS * wellbeing.exhaustion


def resolving_skill(wellbeing: Wellbeing) -> float:
    """Mean skill of the steps that decide about resolving, 0-1."""
    return fsum(wellbeing.step_skill[step] for step in RESOLVING_STEPS) / len(RESOLVING_STEPS)


def spread_share(cv2: float) -> float:
    """The share of a law's second moment that is spread, for :func:`handle_factor`: cv2 / (1 + cv2).

    `cv2` is the squared coefficient of variation of the whole handle time before any human effect.
    """
    return cv2 / (1.0 + cv2)


def handle_factor(
    wellbeing: Wellbeing, pressure: float, share: float, side: float, proficiency: float = 1.0
) -> float:
    """Factor on a drawn handle time (all its parts) for this agent now.

    Over the contacts of an agent at fatigue F the mean becomes tempo (1 + .10 F) (1 - .03 min(1, pressure))
    times the law's, and the variance (1 + .78 F) times what the same scale without fatigue would give, both
    exactly, for every law, and never below 0: half the contacts are drawn out and half hurried. `pressure`
    is waiting / agents at work; `share` is :func:`spread_share` of the law; `side` is +1 or -1, a fair coin
    of the contact's own draws. The state of mind must be up to date.
    """
    fatigue = wellbeing.fatigue
    factor = wellbeing.tempo * (
        1.0 + MEAN_PER_FATIGUE * fatigue + side * sqrt(share * fatigue * (_SPREAD_1 + _SPREAD_2 * fatigue))
    )
    if pressure > 0.0:
        factor *= 1.0 - SPEED_UP * pressure if pressure < 1.0 else 1.0 - SPEED_UP
    if proficiency < 1.0:
        factor *= 1.0 + WEAK_SKILL_EXTRA * (1.0 - proficiency)
    return factor


def resolve_chance(
    base: float,
    wellbeing: Wellbeing,
    now_s: float,
    chats_over_two: int = 0,
    driver_family: int = -1,
    proficiency: float = 1.0,
) -> float:
    """Chance that the contact is resolved, 0-1.

    `base` is the chance of a fully skilled, fresh agent; 0 and 1 stay what they are. Log odds are lost to
    lack of skill, fatigue, exhaustion, chats beyond two, and a hostile contact in the last ten minutes (D).
    `driver_family` of -1 is none; `proficiency` is the agent's on the queue. The state must be up to date.
    """
    lost = wellbeing.dulling + FATIGUE_LOG_ODDS * wellbeing.fatigue
    if chats_over_two > 0:
        lost += CHAT_LOG_ODDS * chats_over_two
    if now_s - wellbeing.last_hostile_s < HOSTILE_LASTS_S:
        lost += HOSTILE_LOG_ODDS
    if wellbeing.driver_skill and driver_family in wellbeing.driver_skill:
        lost -= min(wellbeing.dulling, SKILL_LOG_ODDS * wellbeing.driver_skill[driver_family])
    if proficiency < 1.0:
        lost += SKILL_LOG_ODDS * (1.0 - proficiency)
    return base / (base + (1.0 - base) * exp(lost))


def at_full_proficiency(chance: float, proficiency: float) -> float:
    """What :func:`resolve_chance` would be with full proficiency on the queue; `chance` is what it is."""
    return chance / (chance + (1.0 - chance) * exp(-SKILL_LOG_ODDS * (1.0 - proficiency)))
