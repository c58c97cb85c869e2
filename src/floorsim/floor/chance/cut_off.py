"""Laws cut off at a least or greatest value, by inversion: chance stays one uniform per value."""

from __future__ import annotations

from math import fsum, inf
from typing import Final

import numpy as np

from floorsim.floor.chance.distributions import Constant, Empirical, Law, Mixture
from floorsim.floor.chance.random_streams import FloatArray, steadied_one
from floorsim.sums import whole_sum

_HALVINGS: Final = 60
"""Halvings by which the share of values below a limit is found: to the last bit of a double."""
_NODES: Final = np.polynomial.legendre.leggauss(16)
_PANELS: Final = 400
_LEAST_SHARE: Final = 1e-9
"""A law of which less than this lies within its limits is taken to be cut off altogether (D)."""


def cut_off(law: Law, low: float, high: float) -> Law:
    """The law given that its value lies between `low` and `high`; infinity is no limit.

    Raises ValueError when no value does, or next to none.
    """
    if isinstance(law, Constant):
        if not low <= law.value <= high:
            raise ValueError("the law's one value lies beyond its limits")
        return law
    if isinstance(law, Empirical):
        inside = tuple(value for value in law.values if low <= value <= high)
        return Empirical(inside)
    if isinstance(law, Mixture):
        return _mixture(law, low, high)
    return CutOff(law, low, high)


def _mixture(law: Mixture, low: float, high: float) -> Mixture:
    """Each branch cut off, with the weight of what is left of it: the uniform picks the branch first."""
    branches = []
    for weight, branch in law.branches:
        share = _share_within(branch, low, high)
        if share > _LEAST_SHARE:
            branches.append((weight * share, cut_off(branch, low, high)))
    return Mixture(tuple(branches))


def _share_within(law: Law, low: float, high: float) -> float:
    if isinstance(law, Constant):
        return float(low <= law.value <= high)
    if isinstance(law, Empirical):
        return whole_sum(low <= value <= high for value in law.values) / len(law.values)
    return _share_below(law, high) - (_share_below(law, low) if low > 0.0 else 0.0)


def _share_below(law: Law, value: float) -> float:
    """Share of a continuous law's values up to one, found by halving its inverse."""
    if value == inf:
        return 1.0
    below, above = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = 0.5 * (below + above)
        if not 0.0 < middle < 1.0 or law.draw_one(middle) > value:
            above = middle
        else:
            below = middle
    return below


class CutOff:
    """A continuous law between two limits. Raises ValueError when next to none of it lies there."""

    __slots__ = ("cv2", "high", "law", "low", "mean", "start", "width")

    def __init__(self, law: Law, low: float, high: float) -> None:
        self.law = law
        self.low = low
        self.high = high
        self.start = _share_below(law, low) if low > 0.0 else 0.0
        self.width = _share_below(law, high) - self.start
        if self.width < _LEAST_SHARE:
            raise ValueError("next to none of the law lies within its limits")
        first, second = self._moments()
        self.mean: float = first
        """The expected value."""
        self.cv2: float = max(second - first * first, 0.0) / (first * first) if first > 0 else 0.0
        """Variance over squared mean."""

    def _moments(self) -> tuple[float, float]:
        """Mean of the value and of its square: integrals of the inverse where it is bounded."""
        end = self.start + self.width
        if self.high < inf:
            first, second = self._integrals(self.start, end)
        else:
            below = self._integrals(0.0, self.start)
            first = self.law.mean - below[0]
            second = self.law.mean**2 * (1.0 + self.law.cv2) - below[1]
        return steadied_one(first / self.width), steadied_one(second / self.width)

    def _integrals(self, from_u: float, to_u: float) -> tuple[float, float]:
        """Of the inverse and its square, by Gauss and Legendre's rule on panels, finer at both ends."""
        edges = from_u + (to_u - from_u) * 0.5 * (1.0 - np.cos(np.linspace(0.0, np.pi, _PANELS + 1)))
        half = 0.5 * np.diff(edges)[:, None]
        places = edges[:-1, None] + half * (1.0 + _NODES[0][None, :])
        weights = half * _NODES[1][None, :]
        values = self.law.draw(places.ravel()).reshape(places.shape)
        first = weights * values
        return fsum(first.ravel().tolist()), fsum((first * values).ravel().tolist())

    def draw(self, u: FloatArray) -> FloatArray:
        """One value per uniform."""
        within: FloatArray = np.clip(self.law.draw(self.start + self.width * u), self.low, self.high)
        return within

    def draw_one(self, u: float) -> float:
        """The value for a single uniform."""
        return min(self.high, max(self.low, self.law.draw_one(self.start + self.width * u)))
