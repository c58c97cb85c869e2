"""Customer satisfaction, 1 to 5: what each customer feels, and who of them answers the survey."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import Final

import numpy as np
import numpy.typing as npt

from floorsim.floor.chance.inverse_transforms import normal_quantile
from floorsim.floor.chance.random_streams import FloatArray
from floorsim.floor.quality.rubric import BoolArray, IntArray

AT_BEST: Final = 4.7
"""Mean feeling of a customer whose matter is resolved at once, within the target, by someone who listened
(D: with the spread below, about nine in ten of them give 4 or 5)."""
UNRESOLVED: Final = -1.6
"""Change when the matter is not resolved (D: resolution is the strongest driver of satisfaction)."""
PER_DOUBLING_OF_WAIT: Final = -0.15
"""Change for each doubling of the wait past the target (D)."""
PER_DOUBLING_OF_PROMISE: Final = -0.25
"""Change for each doubling of the wait past what was announced (D: a promise that is broken costs twice)."""
PROMISE_KEPT: Final = 0.5
"""Part of the waiting loss that remains when the announced wait was kept (D)."""
MOST_LOST_WAITING: Final = -1.5
"""Most that waiting takes away (D)."""
NOT_LISTENED: Final = -0.6
"""Change when the agent missed the listening step (D)."""
HOSTILE: Final = -0.8
"""Change for a customer who was hostile (D)."""
PER_EXTRA_CONTACT: Final = 0.85
"""Factor on satisfaction for each contact beyond the first (-15%, SQM Group)."""
SPREAD: Final = 0.8
"""Standard deviation between customers who went through the same (D)."""
ANSWERS: Final = (1.6, 1.1, 0.7, 0.8, 1.1)
"""Readiness to answer by feeling 1 to 5: the upset and the delighted answer more often (D)."""
USUAL_FEELINGS: Final = (0.07, 0.08, 0.15, 0.30, 0.40)
"""The mix of feelings for which the share who answer is the one asked for (D)."""
DELIGHTED: Final = 5
"""The best of the feelings; the worst is 1."""
SATISFIED_FROM: Final = 4
"""The least of the feelings that count as satisfied: the top two boxes, as the trade counts."""
UNIFORMS_PER_CONTACT: Final = 2

_SHORTEST_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """One row per contact."""

    felt: npt.NDArray[np.int8]
    """What the customer felt, 1-5: the truth."""
    answered: BoolArray
    """Who told: only these are known to the floor."""


def satisfied(felt: npt.NDArray[np.int8]) -> BoolArray:
    """Which of these feelings count as satisfied."""
    return felt >= SATISFIED_FROM


def satisfaction(
    *,
    resolved: BoolArray,
    wait_s: FloatArray,
    target_s: FloatArray,
    announced_s: FloatArray,
    extra_contacts: IntArray,
    listened: BoolArray,
    hostile: BoolArray,
    u: FloatArray,
    response: float,
) -> Satisfaction:
    """What the customers of answered contacts feel, and who answers.

    `announced_s` is the wait announced, below 0 where none was; `extra_contacts` counts the contacts on
    the matter before this one; `listened` is the rubric's step; `u` (n x 2) is the contact's own draws;
    `response` the share of customers who answer at the usual mix of feelings.
    """
    told = announced_s >= 0
    over_target = _doublings(wait_s, target_s)
    over_promise = np.where(told, _doublings(wait_s, announced_s), 0.0)
    kept = told & (wait_s <= announced_s)
    waiting = PER_DOUBLING_OF_WAIT * over_target * np.where(kept, PROMISE_KEPT, 1.0)
    waiting = np.maximum(waiting + PER_DOUBLING_OF_PROMISE * over_promise, MOST_LOST_WAITING)
    feeling = AT_BEST + UNRESOLVED * ~resolved + waiting + NOT_LISTENED * ~listened + HOSTILE * hostile
    feeling = np.maximum(feeling, 1.0) * PER_EXTRA_CONTACT**extra_contacts + SPREAD * normal_quantile(u[:, 0])
    felt = np.clip(np.rint(feeling), 1, DELIGHTED).astype(np.int8)
    usual = fsum(weight * share for weight, share in zip(ANSWERS, USUAL_FEELINGS, strict=True))
    ready = response / usual * np.array(ANSWERS)
    return Satisfaction(felt, u[:, 1] < ready[felt - 1])


def _doublings(wait_s: FloatArray, of_s: FloatArray) -> FloatArray:
    """How many times the wait is a doubling of a time; 0 within it."""
    return np.log2(np.maximum(wait_s / np.maximum(of_s, _SHORTEST_S), 1.0))
