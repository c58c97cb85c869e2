"""The people a floor starts with: who gets which profile, and the state of mind each begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, fsum
from typing import Final

from floorsim.floor.people.handling import refresh
from floorsim.floor.people.learning import EXPERIENCE_WEEKS, SKILL_LOST_WHEN_NEW
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.people.steps import STEPS
from floorsim.floor.people.wellbeing import Wellbeing

STEP_SPREAD: Final = 0.12
"""Most by which a person's skill at a step differs from the profile's, either way (D), so that each has a
weak step."""
LEAST_SKILL: Final = 0.05
"""Nobody settles below this at any step (D)."""
PACE_SPREAD: Final = 0.10
"""Most by which people of one profile differ in pace, either way (D; agents differ in their mean handle time:
Gans, Liu, Mandelbaum, Shen and Ye 2010)."""
UNIFORMS_PER_PERSON: Final = len(STEPS) + 1


def deal(mix: Mapping[str, float], count: int) -> list[str]:
    """Names of `mix` for `count` people, in the shares of its weights and well mixed.

    Each next person gets the name that lies furthest behind its share; of equals, the one written first.
    Raises ValueError when no weight is above 0.
    """
    total = fsum(mix.values())
    if not total > 0:
        raise ValueError("the mix of profiles adds up to nothing; give at least one a weight above 0")
    dealt = dict.fromkeys(mix, 0)
    order = []
    for people in range(1, count + 1):
        behind = max(mix, key=lambda name: mix[name] / total * people - dealt[name])
        dealt[behind] += 1
        order.append(behind)
    return order


def new_wellbeing(
    book: SkillBook,
    u: Sequence[float],
    *,
    now_s: float,
    tenure_weeks: float,
    skill: float,
    pace: float,
    fatigue: float,
    exhaustion: float,
    morale: float,
) -> Wellbeing:
    """The state of mind of a person who is off shift at `now_s`.

    `skill` is what people of the profile have once experienced; `tenure_weeks` says how far this one is.
    `u` holds :data:`UNIFORMS_PER_PERSON` uniforms that shape the person's strengths and pace.
    """
    newness = exp(-tenure_weeks / EXPERIENCE_WEEKS)
    settled = [
        min(1.0, max(LEAST_SKILL, skill + STEP_SPREAD * (2.0 * draws - 1.0))) for draws in u[: len(STEPS)]
    ]
    wellbeing = Wellbeing(
        book,
        [step * (1.0 - SKILL_LOST_WHEN_NEW * newness) for step in settled],
        now_s=now_s,
        fatigue=fatigue,
        exhaustion=exhaustion,
        morale=morale,
    )
    wellbeing.veteran_skill = fsum(settled) / len(settled)
    wellbeing.tenure_weeks = tenure_weeks
    wellbeing.newness = newness
    wellbeing.pace = pace * (1.0 + PACE_SPREAD * (2.0 * u[len(STEPS)] - 1.0))
    refresh(wellbeing)
    return wellbeing
