"""The total: three scores that cannot be bought with one another."""

from __future__ import annotations

from math import fsum
from typing import Final

from floorsim.scenario.models.desk import Weights
from floorsim.scoring.scorecard import LEAST, Score

EXPONENT: Final = -3.0
"""Of the power mean (D: chosen in docs/decisions/0024): a 30 beside two 100s gives 42."""


def total_of(scores: tuple[Score, Score, Score], weights: Weights) -> float:
    """The weighted power mean of the scores, 0-100, near the weakest: it rises whenever a score rises.

    A score counts as `LEAST` at least; one without weight does not count.
    """
    given = (weights.service_level, weights.quality, weights.burnout)
    weighed = [(score.value, weight) for score, weight in zip(scores, given, strict=True) if weight > 0]
    mean = fsum(weight * max(value, LEAST) ** EXPONENT for value, weight in weighed)
    return float((mean / fsum(weight for _, weight in weighed)) ** (1.0 / EXPONENT))
