"""From a figure to points: straight lines between anchors that can be read off and argued about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from math import log2
from typing import Final

BEST: Final = 100.0
AT_TARGET: Final = 88.0
"""Points for meeting a target exactly (D): good, with room above for doing better than asked."""

Curve = Sequence[tuple[float, float]]
"""Anchors (figure, points) in order of the figure; beyond the ends the points stay."""


def points(figure: float, curve: Curve) -> float:
    """Points of a figure, 0-100, on the straight line between the anchors beside it."""
    place = bisect_right(curve, figure, key=lambda anchor: anchor[0])
    if place == 0:
        return curve[0][1]
    if place == len(curve):
        return curve[-1][1]
    (left, low), (right, high) = curve[place - 1], curve[place]
    return low + (high - low) * (figure - left) / (right - left)


def share_of_target(share: float, target: float) -> float:
    """Points of a share against its target, both 0-1: AT_TARGET when it is met."""
    if share >= target:
        return BEST if target >= 1.0 else AT_TARGET + (BEST - AT_TARGET) * (share - target) / (1.0 - target)
    return points(share / target, BELOW_TARGET)


BELOW_TARGET: Final[Curve] = ((0.0, 0.0), (0.5, 25.0), (0.75, 54.0), (0.9, 76.0), (1.0, AT_TARGET))
"""Points by the part of the target that is reached (D): the first few points missed cost least."""
PER_DOUBLING: Final = 14.0
"""Points lost each time a wait doubles past its target (D): from 20 s to 25 minutes takes nearly all."""


def wait_of_target(wait_s: float, within_s: float) -> float:
    """Points of a wait against the time that the target allows; AT_TARGET when equal, BEST for none."""
    if wait_s <= within_s:
        return BEST - (BEST - AT_TARGET) * wait_s / within_s
    return max(0.0, AT_TARGET - PER_DOUBLING * log2(wait_s / within_s))
