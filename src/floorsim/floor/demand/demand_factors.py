"""How a day differs from its forecast: a factor for the day, factors for its intervals, Poisson counts.

The expected count of an interval is forecast x day factor x interval factor, and the count given these is
Poisson. Without the factors real volumes vary too little and without memory (Avramidis, Deslauriers and
L'Ecuyer, Management Science 50, 2004); one factor alone, or independent ones, is not realistic either
(Oreshkin, Regnard and L'Ecuyer, Operations Research 64, 2016).

The defaults reproduce a real centre: ``bank_calls``, the calls of a North American bank on 164 weekdays of
2003 (Weinberg, Brown and Stroud, Journal of the American Statistical Association 102, 2007). Weekdays
removed, its daily total varies by 6.3%. As a share of its day, a half hour varies by 6.1% where Poisson
alone gives 3.5%, and its deviation correlates .59, .46, .25 and -.04 with the one 1, 2, 4 and 8 half hours
later (computed from that data).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from floorsim.floor.chance.gamma_quantile import gamma_quantile_one
from floorsim.floor.chance.inverse_transforms import normal_quantile, poisson_quantile
from floorsim.floor.chance.random_streams import FloatArray, steadied
from floorsim.units import MINUTE_S

Counts = npt.NDArray[np.int64]

_QUIETEST_SPREAD: Final = 3.0
"""Most that a nearly empty interval spreads, over one at the day's mean rate. D; the bank's quietest: 1.9."""


@dataclass(frozen=True, slots=True)
class IntervalVariation:
    """How an interval's share of its day varies.

    ``cv``: the spread of the factor where the rate is the day's mean; 0 switches the factors off.
    ``correlation_min``: after so many minutes the correlation of two factors' logarithms has fallen to 1/e.
    ``quiet_exponent``: the spread grows with (mean rate / rate) to this power: quiet hours vary more.

    The defaults are fitted to the bank's five figures above and meet each within a standard error. Raises
    ValueError for a cv outside 0 to 1, a correlation length not above 0, or an exponent outside 0 to 2.
    """

    cv: float = 0.06
    correlation_min: float = 270.0
    quiet_exponent: float = 0.64

    def __post_init__(self) -> None:
        if not 0.0 <= self.cv <= 1.0:
            raise ValueError(f"the cv of interval factors is {self.cv:g}; it must be from 0 to 1")
        if not 0.0 < self.correlation_min < math.inf:
            raise ValueError(f"correlation_min is {self.correlation_min:g}; it must be above 0 minutes")
        if not 0.0 <= self.quiet_exponent <= 2.0:
            raise ValueError(f"quiet_exponent is {self.quiet_exponent:g}; it must be from 0 to 2")


def day_factor(cv: float, u: float) -> float:
    """How busy a day is against its forecast: a gamma value with mean 1 and this coefficient of variation.

    Channels share a day's mood by sharing ``u``. A cv of 0 gives 1. Raises ValueError for a cv outside
    0 to 10.
    """
    if not 0.0 <= cv <= 10.0:
        raise ValueError(f"the cv of the day factor is {cv:g}; it must be from 0 to 10")
    if cv == 0.0:
        return 1.0
    shape = cv**-2
    return gamma_quantile_one(shape, u) / shape


class IntervalFactors:
    """Factors of one day's intervals: positive, alike for neighbours, mean 1 over the day.

    Exponentials of a stationary Gaussian process with exponentially falling correlation, taken at the
    middle of each interval (so interval lengths may differ), then divided by their mean weighted with
    ``expected``: the day's total is left to :func:`day_factor`. Raises ValueError when the lengths of the
    arguments do not agree.
    """

    def __init__(self, expected: FloatArray, edges_s: FloatArray, variation: IntervalVariation) -> None:
        widths = _widths(edges_s, expected)
        self._expected = expected
        self._total = float(np.sum(expected))
        self._vary = variation.cv > 0.0 and self._total > 0.0
        if self._vary:
            quietness = _quietness(expected, widths, variation.quiet_exponent)
            self._spread = np.sqrt(np.log1p((variation.cv * quietness) ** 2))
            middles_min = (edges_s[:-1] + 0.5 * widths) / MINUTE_S
            self._memory = np.exp(-np.diff(middles_min) / variation.correlation_min)

    def of(self, u: FloatArray) -> FloatArray:
        """The factors that these uniforms give, one each. Raises ValueError for more or fewer."""
        if len(u) != len(self._expected):
            raise ValueError(
                f"{len(u)} uniforms for {len(self._expected)} intervals; each interval needs one"
            )
        if not self._vary:
            return np.ones(len(self._expected))
        spread = self._spread
        factors = np.exp(spread * _remembered(normal_quantile(u), self._memory) - 0.5 * spread * spread)
        return steadied(factors * (self._total / float(np.sum(self._expected * factors))))


def interval_counts(expected: FloatArray, factors: FloatArray | float, u: FloatArray) -> Counts:
    """Contacts that arrive in each interval: Poisson with mean ``expected * factors``, one uniform each.

    Raises ValueError for a mean below 0 or beyond a million.
    """
    return poisson_quantile(expected * factors, u)


def arrival_times(counts: Counts, edges_s: FloatArray, u: FloatArray) -> FloatArray:
    """When these contacts arrive, in seconds, in order: uniform within each interval, given its count.

    ``u`` holds one uniform per contact, interval after interval. A time is at or after its interval's start
    and before its end. Raises ValueError when the lengths of the arguments do not agree.
    """
    widths = _widths(edges_s, counts)
    if len(u) != int(counts.sum()):
        raise ValueError(f"{len(u)} uniforms for {int(counts.sum())} contacts; each contact needs one")
    times = np.repeat(edges_s[:-1], counts) + np.repeat(widths, counts) * u
    return np.sort(np.minimum(times, np.repeat(np.nextafter(edges_s[1:], -np.inf), counts)))


def _widths(edges_s: FloatArray, per_interval: FloatArray | Counts) -> FloatArray:
    widths = np.diff(edges_s)
    if len(widths) != len(per_interval):
        raise ValueError(
            f"{len(edges_s)} edges for {len(per_interval)} intervals; there must be one edge more"
        )
    if (widths <= 0).any():
        raise ValueError("the edges of the intervals do not rise; each must be later than the one before")
    return widths


def _quietness(expected: FloatArray, widths: FloatArray, exponent: float) -> FloatArray:
    """(Mean rate / rate) ** exponent, held at ``_QUIETEST_SPREAD``."""
    mean_rate = expected.sum() / widths.sum()
    with np.errstate(divide="ignore"):
        ratio = mean_rate / (expected / widths)
    held: FloatArray = np.minimum(ratio**exponent, _QUIETEST_SPREAD)
    return held


def _remembered(fresh: FloatArray, memory: FloatArray) -> FloatArray:
    """Standard normal values of which each keeps ``memory`` of the one before."""
    kept = float(fresh[0])
    values = [kept]
    for new, share in zip(fresh[1:].tolist(), memory.tolist(), strict=True):
        kept = share * kept + math.sqrt(1.0 - share * share) * new
        values.append(kept)
    return np.array(values)
