"""Probability laws for durations and other quantities that are never negative.

Every law turns one uniform into one value by its inverse distribution function. A contact's n-th uniform
is thus its n-th quantity whatever the law, and changing one law never shifts the draws of another.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import Protocol

import numpy as np

from floorsim.floor.chance.gamma_quantile import LEAST_GAMMA_SHAPE, gamma_quantile, gamma_quantile_one
from floorsim.floor.chance.inverse_transforms import normal_quantile, normal_quantile_one, opened, opened_one
from floorsim.floor.chance.random_streams import FloatArray, steadied, steadied_one


class Law(Protocol):
    """A law of values that are 0 or more, in the unit of its parameters."""

    @property
    def mean(self) -> float:
        """The expected value."""

    @property
    def cv2(self) -> float:
        """The squared coefficient of variation: variance over squared mean (0 when the mean is 0)."""

    def draw(self, u: FloatArray) -> FloatArray:
        """One value per uniform."""

    def draw_one(self, u: float) -> float:
        """The value for a single uniform, far sooner than an array of one would give it."""


@dataclass(frozen=True, slots=True)
class Constant:
    """Always ``value``. Raises ValueError if it is below 0 or not finite."""

    value: float

    def __post_init__(self) -> None:
        _require_not_negative("constant value", self.value)

    @property
    def mean(self) -> float:
        """The expected value."""
        return self.value

    @property
    def cv2(self) -> float:
        """Variance over squared mean."""
        return 0.0

    def draw(self, u: FloatArray) -> FloatArray:
        """One value per uniform."""
        return np.full(len(u), float(self.value))

    def draw_one(self, u: float) -> float:
        """The value for a single uniform."""
        return float(self.value)


@dataclass(frozen=True, slots=True)
class Exponential:
    """Exponential with this mean. Raises ValueError unless it is above 0."""

    mean: float

    def __post_init__(self) -> None:
        _require_above_zero("exponential mean", self.mean)

    @property
    def cv2(self) -> float:
        """Variance over squared mean."""
        return 1.0

    def draw(self, u: FloatArray) -> FloatArray:
        """One value per uniform."""
        return steadied(-self.mean * np.log1p(-opened(u)))

    def draw_one(self, u: float) -> float:
        """The value for a single uniform."""
        return steadied_one(-self.mean * math.log1p(-opened_one(u)))


@dataclass(frozen=True, slots=True)
class Lognormal:
    """Lognormal with this mean and coefficient of variation. Raises ValueError unless both are above 0."""

    mean: float
    cv: float
    _spread: float = field(init=False, repr=False, compare=False)
    _shift: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _require_above_zero("lognormal mean", self.mean)
        _require_above_zero("lognormal cv", self.cv)
        variance = math.log1p(self.cv**2)
        object.__setattr__(self, "_spread", math.sqrt(variance))
        object.__setattr__(self, "_shift", 0.5 * variance)

    @property
    def terms(self) -> tuple[float, float, float]:
        """(m, s, c) of which a value is m exp(s z - c), z standard normal."""
        return self.mean, self._spread, self._shift

    @property
    def cv2(self) -> float:
        """Variance over squared mean."""
        return self.cv**2

    def draw(self, u: FloatArray) -> FloatArray:
        """One value per uniform."""
        return steadied(self.mean * np.exp(self._spread * normal_quantile(u) - self._shift))

    def draw_one(self, u: float) -> float:
        """The value for a single uniform."""
        return steadied_one(self.mean * math.exp(self._spread * normal_quantile_one(u) - self._shift))


@dataclass(frozen=True, slots=True)
class Gamma:
    """Gamma with this mean and coefficient of variation.

    Raises ValueError unless the mean is above 0 and the coefficient above 0 and at most 10.
    """

    mean: float
    cv: float

    def __post_init__(self) -> None:
        _require_above_zero("gamma mean", self.mean)
        _require_above_zero("gamma cv", self.cv)
        if self.cv**-2 < LEAST_GAMMA_SHAPE:
            raise ValueError(f"gamma cv is {self.cv:g}; it must be at most {LEAST_GAMMA_SHAPE**-0.5:g}")

    @property
    def cv2(self) -> float:
        """Variance over squared mean."""
        return self.cv**2

    def draw(self, u: FloatArray) -> FloatArray:
        """One value per uniform."""
        shape = self.cv**-2
        return gamma_quantile(shape, u) * (self.mean / shape)

    def draw_one(self, u: float) -> float:
        """The value for a single uniform."""
        return gamma_quantile_one(self.cv**-2, u) * (self.mean / self.cv**-2)


@dataclass(frozen=True, slots=True)
class Uniform:
    """Anything from ``low`` to ``high`` alike. Raises ValueError unless 0 <= low <= high."""

    low: float
    high: float

    def __post_init__(self) -> None:
        _require_not_negative("uniform low", self.low)
        _require_in_order("uniform high", self.high, "low", self.low)

    @property
    def mean(self) -> float:
        """The expected value."""
        return 0.5 * (self.low + self.high)

    @property
    def cv2(self) -> float:
        """Variance over squared mean."""
        return _squared_cv((self.high - self.low) ** 2 / 12.0, self.mean)

    def draw(self, u: FloatArray) -> FloatArray:
        """One value per uniform."""
        return self.low + (self.high - self.low) * u

    def draw_one(self, u: float) -> float:
        """The value for a single uniform."""
        return self.low + (self.high - self.low) * u


@dataclass(frozen=True, slots=True)
class Triangular:
    """From ``low`` to ``high``, likeliest at ``mode``. Raises ValueError unless 0 <= low <= mode <= high."""

    low: float
    mode: float
    high: float

    def __post_init__(self) -> None:
        _require_not_negative("triangular low", self.low)
        _require_in_order("triangular mode", self.mode, "low", self.low)
        _require_in_order("triangular high", self.high, "mode", self.mode)

    @property
    def mean(self) -> float:
        """The expected value."""
        return (self.low + self.mode + self.high) / 3.0

    @property
    def cv2(self) -> float:
        """Variance over squared mean."""
        low, mode, high = self.low, self.mode, self.high
        return _squared_cv(
            (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18.0, self.mean
        )

    def draw(self, u: FloatArray) -> FloatArray:
        """One value per uniform."""
        width, rise, fall = self.high - self.low, self.mode - self.low, self.high - self.mode
        return np.where(
            u * width < rise,
            self.low + np.sqrt(u * width * rise),
            self.high - np.sqrt((1.0 - u) * width * fall),
        )

    def draw_one(self, u: float) -> float:
        """The value for a single uniform."""
        width, rise, fall = self.high - self.low, self.mode - self.low, self.high - self.mode
        if u * width < rise:
            return self.low + math.sqrt(u * width * rise)
        return self.high - math.sqrt((1.0 - u) * width * fall)


@dataclass(frozen=True, slots=True)
class Empirical:
    """One of the listed values, by weight (all alike without weights).

    Values are put in order, so that a larger uniform never gives a smaller value. Raises ValueError for an
    empty list, a negative value, or weights that are negative, all 0, or not one per value.
    """

    values: tuple[float, ...]
    weights: tuple[float, ...] | None = None
    _ordered: FloatArray = field(init=False, repr=False, compare=False)
    _reached: FloatArray = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.values:
            raise ValueError("empirical has no values; it must list at least one")
        for value in self.values:
            _require_not_negative("an empirical value", value)
        weights = (1.0,) * len(self.values) if self.weights is None else self.weights
        if len(weights) != len(self.values):
            raise ValueError(
                f"empirical has {len(weights)} weights for {len(self.values)} values; each value needs one"
            )
        order = np.argsort(self.values, kind="stable")
        object.__setattr__(self, "_ordered", np.asarray(self.values, dtype=np.float64)[order])
        object.__setattr__(
            self, "_reached", _shares_reached("empirical law", np.asarray(weights)[order].tolist())
        )

    @property
    def mean(self) -> float:
        """The expected value."""
        return float(self._ordered @ self._shares())

    @property
    def cv2(self) -> float:
        """Variance over squared mean."""
        mean = self.mean
        return _squared_cv(float((self._ordered - mean) ** 2 @ self._shares()), mean)

    def draw(self, u: FloatArray) -> FloatArray:
        """One value per uniform."""
        return self._ordered[np.searchsorted(self._reached, u, side="right")]

    def draw_one(self, u: float) -> float:
        """The value for a single uniform."""
        return float(self._ordered[bisect_right(self._reached, u)])

    def _shares(self) -> FloatArray:
        return np.diff(self._reached, prepend=0.0, append=1.0)


@dataclass(frozen=True, slots=True)
class Mixture:
    """One of several laws, chosen by weight: ``((weight, law), ...)``.

    The uniform chooses the branch and, stretched over that branch, also gives the value. Raises ValueError
    for no branch, a negative weight, or weights that are all 0.
    """

    branches: tuple[tuple[float, Law], ...]
    _reached: FloatArray = field(init=False, repr=False, compare=False)
    _starts: tuple[float, ...] = field(init=False, repr=False, compare=False)
    _shared: tuple[tuple[float, Law], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.branches:
            raise ValueError("mixture has no branches; it must have at least one")
        reached = _shares_reached("mixture", [weight for weight, _ in self.branches])
        shares = np.diff(reached, prepend=0.0, append=1.0).tolist()
        laws = [law for _, law in self.branches]
        object.__setattr__(self, "_reached", reached)
        object.__setattr__(self, "_starts", (0.0, *reached.tolist()))
        object.__setattr__(self, "_shared", tuple(zip(shares, laws, strict=True)))

    @property
    def mean(self) -> float:
        """The expected value."""
        return fsum(share * law.mean for share, law in self._shared)

    @property
    def cv2(self) -> float:
        """Variance over squared mean."""
        mean = self.mean
        second_moment = fsum(share * law.mean**2 * (1.0 + law.cv2) for share, law in self._shared)
        return _squared_cv(second_moment - mean**2, mean)

    def draw(self, u: FloatArray) -> FloatArray:
        """One value per uniform."""
        chosen = np.searchsorted(self._reached, u, side="right")
        drawn = np.empty(len(u))
        for branch, (share, law) in enumerate(self._shared):
            here = chosen == branch
            if here.any():
                drawn[here] = law.draw((u[here] - self._starts[branch]) / share)
        return drawn

    def draw_one(self, u: float) -> float:
        """The value for a single uniform."""
        branch = bisect_right(self._reached, u)
        share, law = self._shared[branch]
        return law.draw_one((u - self._starts[branch]) / share)


def _shares_reached(law: str, weights: Sequence[float]) -> FloatArray:
    """Cumulative shares up to each choice but the last, where each next one begins."""
    for weight in weights:
        _require_not_negative(f"a weight of the {law}", weight)
    total = math.fsum(weights)
    if not 0.0 < total < math.inf:
        raise ValueError(f"the weights of the {law} add up to {total:g}; at least one must be above 0")
    return np.minimum(np.cumsum(np.asarray(weights[:-1], dtype=np.float64)) / total, 1.0)


def _squared_cv(variance: float, mean: float) -> float:
    return max(variance, 0.0) / mean**2 if mean > 0 else 0.0


def _require_above_zero(name: str, number: float) -> None:
    if not 0.0 < number < math.inf:
        raise ValueError(f"{name} is {number:g}; it must be above 0")


def _require_not_negative(name: str, number: float) -> None:
    if not 0.0 <= number < math.inf:
        raise ValueError(f"{name} is {number:g}; it must be 0 or more")


def _require_in_order(name: str, number: float, below: str, least: float) -> None:
    if not least <= number < math.inf:
        raise ValueError(f"{name} is {number:g}; it must be at least {below}, {least:g}")
