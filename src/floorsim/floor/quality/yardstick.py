"""How far reviewers can agree: what the length of the rubric does, and the supervisor's own drift."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import Final, NamedTuple

from floorsim.floor.records import ScoredRecord

CLEAR_ITEMS: Final = 18
"""Questions of a rubric that reviewers still agree on and that leave coaching its focus (D: three a step)."""
DISPUTED: Final = 0.04
"""Share of reviews that agents dispute while the rubric is clear (D)."""
DISPUTED_PER_ITEM: Final = 0.01
"""What each question beyond those adds to it (D)."""
RECENT: Final = 5
"""Own reviews, the latest, by which the supervisor's yardstick is known (D)."""
LEAST: Final = 3
"""Own reviews that say anything about it (D)."""
OFF_WITHIN: Final = 6.0
"""The yardstick counts as calibrated while own scores are off by no more than this on average, in points
(D: less than half a step of the usual weight)."""


class Drift(NamedTuple):
    """How the supervisor's own scores differ from the calibrated ones."""

    n: int
    mean: float
    """Points too high on average, below zero too low."""
    off: float
    """Mean size of the difference, in points."""


def disputed(items: int) -> float:
    """Share of reviews that agents dispute, 0-1."""
    return DISPUTED + DISPUTED_PER_ITEM * max(0, items - CLEAR_ITEMS)


def noise_factor(items: int) -> float:
    """Factor on the spread of one reviewer's scores: the more questions, the more judgements of one's own."""
    return sqrt(max(1.0, items / CLEAR_ITEMS))


def focus(items: int) -> float:
    """Factor on what coaching gives, 0-1: a session goes through all that a review lists."""
    return min(1.0, CLEAR_ITEMS / items)


def drift_of(scored: Sequence[ScoredRecord]) -> Drift | None:
    """The drift that these scores show; None without any."""
    n = len(scored)
    if not n:
        return None
    differences = [one.points - one.calibrated for one in scored]
    return Drift(n, fsum(differences) / n, fsum(abs(one) for one in differences) / n)


def known_yardstick(scored: Sequence[ScoredRecord], since_s: float) -> bool | None:
    """Whether the supervisor's own yardstick is calibrated, by the latest scores; None: too few."""
    latest = [one for one in scored if one.at_s >= since_s][-RECENT:]
    drift = drift_of(latest)
    return None if drift is None or drift.n < LEAST else drift.off <= OFF_WITHIN
