"""From a law as the scenario writes it to the law the floor draws from."""

from __future__ import annotations

from math import inf

from floorsim.floor.chance import distributions as d
from floorsim.floor.chance.cut_off import cut_off
from floorsim.floor.chance.random_streams import FloatArray
from floorsim.scenario.models.laws import DEFAULT_CV, Law


def law_of(written: Law) -> d.Law:
    """The law to draw from; times in seconds."""
    law = _whole_law_of(written)
    if written.at_least is None and written.at_most is None:
        return law
    low = written.at_least if written.at_least is not None else 0.0
    return cut_off(law, low, written.at_most if written.at_most is not None else inf)


def _whole_law_of(written: Law) -> d.Law:
    if written.mean is not None:
        return d.Lognormal(written.mean, DEFAULT_CV)
    if written.constant is not None:
        return d.Constant(written.constant)
    if written.exponential is not None:
        return d.Exponential(written.exponential)
    if written.lognormal is not None:
        return d.Lognormal(written.lognormal.mean, written.lognormal.cv)
    if written.gamma is not None:
        return d.Gamma(written.gamma.mean, written.gamma.cv)
    if written.uniform is not None:
        return d.Uniform(*written.uniform)
    if written.triangular is not None:
        return d.Triangular(*written.triangular)
    if written.empirical is not None:
        return d.Empirical(written.empirical)
    assert written.mixture is not None
    return d.Mixture(tuple((branch.weight, law_of(branch.law)) for branch in written.mixture))


def scaled(law: d.Law, factor: float) -> d.Law:
    """The law of `factor` times what the other law draws."""
    return law if factor == 1.0 else Scaled(law, factor)


class Scaled:
    """A law times a constant factor above 0."""

    __slots__ = ("factor", "law")

    def __init__(self, law: d.Law, factor: float) -> None:
        self.law = law
        self.factor = factor

    @property
    def mean(self) -> float:
        """Mean, in seconds."""
        return self.law.mean * self.factor

    @property
    def cv2(self) -> float:
        """Squared coefficient of variation."""
        return self.law.cv2

    def draw(self, u: FloatArray) -> FloatArray:
        """One value for every uniform number."""
        return self.law.draw(u) * self.factor

    def draw_one(self, u: float) -> float:
        """One value for one uniform number."""
        return self.law.draw_one(u) * self.factor
