"""How much days and intervals of a centre differ from their forecast, fitted to the days of an export.

The model is the floor's (docs/background/demand.md): counts are Poisson with mean forecast x day factor x
interval factor. The day factor is gamma with mean 1 and variance 1/alpha; interval factors keep the day's
total, spread by cv (more in quiet intervals) and fade with exp(-time / correlation length). Weekdays are
removed: each day is compared with the mean of its own weekday, which costs a degree of freedom for each.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from floorsim.scenario.importing.export import Day, Export
from floorsim.scenario.importing.profile import weekday_number
from floorsim.sums import whole_sum

Array = npt.NDArray[np.float64]

LEAST_DAYS: Final = 10
"""Days beyond one for each weekday without which nothing is fitted (D: the interval of alpha spans a
factor of 4)."""
MOST_INTERVALS: Final = 96
"""Intervals of a day that are compared; shorter ones are joined (D: a fit then takes some seconds)."""
QUIET_EXPONENT: Final = 0.64
QUIETEST_SPREAD: Final = 3.0
"""How the spread grows in quiet intervals: those of the floor's own interval factors."""
_CV: Final = (0.002, 0.6)
_LENGTH_MIN: Final = (5.0, 3000.0)
_STEPS: Final = 33
_WITHIN_95: Final = 3.841
"""Twice the fall of the log likelihood at the ends of a 95% interval (chi square, 1 degree of freedom)."""


class Estimate(NamedTuple):
    """A figure with its 95% interval; the end is None where the data set no bound."""

    value: float
    low: float | None
    high: float | None


class Spread(NamedTuple):
    """The fit: alpha of the day factor, cv and correlation length (minutes) of the interval factors.

    None where nothing beyond chance is seen. `day_deviations` are the days' totals against their weekday's
    mean; `day_sd_chance` and `day_sd` what chance alone and the fit give for these; `lags` the correlation of
    neighbours by minutes between them, in the data and in the fit.
    """

    days: int
    weekdays: int
    alpha: Estimate | None
    cv: Estimate | None
    correlation_min: Estimate | None
    day_deviations: tuple[float, ...]
    day_sd_chance: float
    day_sd: float
    lags: tuple[tuple[float, float, float], ...]

    def blocks(self) -> dict[str, Any]:
        """What a scenario writes under `demand`."""
        written: dict[str, Any] = {}
        if self.alpha is not None:
            written["day_factor"] = {"alpha": _figures(self.alpha.value)}
        if self.cv is not None and self.correlation_min is not None:
            length = f"{max(1, round(self.correlation_min.value))}m"
            written["interval_factor"] = {"cv": _figures(self.cv.value), "correlation_length": length}
        return written


def _figures(value: float) -> float | int:
    rounded = float(f"{value:.2g}")
    return int(rounded) if rounded == int(rounded) else rounded


def chi_square(share: float, degrees: float) -> float:
    """The value below which a chi-square figure stays with this chance."""
    from scipy.special import gammaincinv

    return 2.0 * float(gammaincinv(0.5 * degrees, share))


def why_not(export: Export) -> str | None:
    """Why nothing can be fitted to an export, or None."""
    groups = _groups(export)
    spare = whole_sum(len(days) - 1 for days in groups.values())
    if spare >= LEAST_DAYS:
        return None
    usable = whole_sum(len(days) for days in groups.values())
    return (
        f"{usable} days on {len(groups)} weekdays are too few to tell how days differ: each weekday's mean "
        f"takes one, and {LEAST_DAYS} more are needed."
    )


def fit_spread(export: Export) -> Spread | None:
    """The fit to an export's days, or None where `why_not` says why."""
    if why_not(export) is not None:
        return None
    groups = _groups(export)
    found = {start for days in groups.values() for day in days for start in export.days[day]}
    width_s = export.step_s * math.ceil(len(found) / MOST_INTERVALS)
    starts = sorted({start // width_s * width_s for start in found})
    counts = [
        np.array([[_contacts(export, day, start, width_s) for start in starts] for day in days])
        for days in groups.values()
    ]
    means = [of_weekday.mean(axis=0) for of_weekday in counts]
    free = whole_sum(len(of_weekday) - 1 for of_weekday in counts)
    totals = [of_weekday.sum(axis=1) / mean.sum() - 1 for of_weekday, mean in zip(counts, means, strict=True)]
    deviations = np.concatenate(totals)
    variance = float((deviations**2).sum()) / free
    chance = float(np.average([1 / mean.sum() for mean in means], weights=[len(one) - 1 for one in counts]))
    alpha = _alpha(variance, chance, free)
    shares = np.average([mean / mean.sum() for mean in means], axis=0, weights=[len(one) for one in counts])
    busy = shares > 0
    shares, starts_min = shares[busy], np.array(starts)[busy] / 60
    rest = np.concatenate(
        [
            one[:, busy]
            / (one.sum(axis=1, keepdims=True) * np.where(mean[busy] > 0, mean[busy] / mean.sum(), 1))
            - 1
            for one, mean in zip(counts, means, strict=True)
        ]
    )
    total = float(np.mean(np.concatenate([one.sum(axis=1) for one in counts])))
    model = _Shares(shares, starts_min, total, rest.T @ rest / free, free)
    cv, length = model.fit()
    fitted_sd = math.sqrt((1 / alpha.value if alpha else 0.0) + chance)
    return Spread(
        len(deviations),
        len(groups),
        alpha,
        cv,
        length,
        tuple(sorted(deviations.tolist())),
        math.sqrt(chance),
        fitted_sd,
        model.lags(cv, length),
    )


def _groups(export: Export) -> dict[int | None, list[Day]]:
    """The days of each weekday that has two or more, without those far shorter than the others."""
    full = np.median([len(day) for day in export.days.values()])
    groups: dict[int | None, list[Day]] = defaultdict(list)
    for day, volumes in sorted(export.days.items(), key=lambda item: item[0].order):
        if len(volumes) >= 0.8 * full and any(volume.contacts for volume in volumes.values()):
            groups[weekday_number(day)].append(day)
    return {weekday: days for weekday, days in groups.items() if len(days) > 1}


def _contacts(export: Export, day: Day, start: float, width_s: float) -> float:
    """The contacts of a day from a time on, over so many seconds."""
    if width_s == export.step_s and start in export.days[day]:
        return export.days[day][start].contacts
    return math.fsum(one.contacts for at, one in export.days[day].items() if start <= at < start + width_s)


def _alpha(variance: float, chance: float, free: int) -> Estimate | None:
    """1 / (variance beyond chance), with the interval that the chi-square law of the variance gives."""
    beyond = variance - chance
    low = free * variance / chi_square(0.975, free) - chance
    high = free * variance / chi_square(0.025, free) - chance
    if low <= 0:
        return None
    return Estimate(1 / beyond, 1 / high, 1 / low)


class _Shares:
    """The covariance of the intervals' shares of a day, in the data and as the model has it."""

    def __init__(self, shares: Array, starts_min: Array, total: float, seen: Array, free: int) -> None:
        self.shares, self.total, self.free = shares, total, free
        self.apart = np.abs(starts_min[:, None] - starts_min[None, :])
        self.quiet = np.minimum((shares.mean() / shares) ** QUIET_EXPONENT, QUIETEST_SPREAD)
        size = len(shares)
        # Deviations weighted with the shares add up to nothing: they are looked at across that direction.
        basis = np.linalg.svd(shares[None, :] / np.linalg.norm(shares))[2][1:]
        self.basis = basis if size > 1 else np.empty((0, size))
        self.seen_whole = seen
        self.seen = self.basis @ seen @ self.basis.T
        self.chance = (np.diag(1 / shares) - 1) / total

    def covariance(self, cv: float, length_min: float) -> Array:
        """What the model gives: interval factors with their mean taken out, and Poisson counts of a known
        total."""
        spread = cv * self.quiet
        whole = spread[:, None] * np.exp(-self.apart / length_min) * spread[None, :]
        out = np.eye(len(self.shares)) - np.outer(np.ones(len(self.shares)), self.shares)
        kept: Array = out @ whole @ out.T + self.chance
        return kept

    def deviance(self, cv: float, length_min: float) -> float:
        """Twice the negative log likelihood of the deviations, taken as normal."""
        modelled = self.basis @ self.covariance(cv, length_min) @ self.basis.T
        _, logdet = np.linalg.slogdet(modelled)
        return self.free * float(logdet + np.trace(np.linalg.solve(modelled, self.seen)))

    def fit(self) -> tuple[Estimate | None, Estimate | None]:
        """The likeliest cv and correlation length, each with its profile-likelihood interval."""
        if len(self.basis) < 3:
            return None, None
        cvs = np.geomspace(*_CV, _STEPS)
        lengths = np.geomspace(*_LENGTH_MIN, _STEPS)
        surface = np.array([[self.deviance(cv, length) for length in lengths] for cv in cvs])
        if surface.min() > self.deviance(1e-6, 60.0) - _WITHIN_95:
            return None, None
        return _profiled(cvs, surface.min(axis=1)), _profiled(lengths, surface.min(axis=0))

    def lags(self, cv: Estimate | None, length: Estimate | None) -> tuple[tuple[float, float, float], ...]:
        """The correlation of deviations by the minutes between them: in the data, and in the fit."""
        fitted = self.covariance(cv.value if cv else 0.0, length.value if length else 1.0)
        told = []
        step = float(np.min(self.apart[self.apart > 0])) if len(self.shares) > 1 else 0.0
        for lag in (1, 2, 4, 8, 16):
            at = np.isclose(self.apart, lag * step)
            if step and at.any():
                told.append((lag * step, _correlation(self.seen_whole, at), _correlation(fitted, at)))
        return tuple(told)


def _correlation(covariance: Array, at: npt.NDArray[np.bool_]) -> float:
    """The mean covariance at some places over the mean variance there."""
    variances = np.sqrt(np.outer(np.diag(covariance), np.diag(covariance)))
    return float(covariance[at].sum() / variances[at].sum())


def _profiled(values: Array, deviance: Array) -> Estimate:
    """The lowest point of a curve, by the parabola through it and its neighbours, and where it has risen
    enough."""
    at = int(deviance.argmin())
    logs = np.log(values)
    best = float(logs[at])
    if 0 < at < len(values) - 1:
        below, here, above = deviance[at - 1 : at + 2]
        if (curve := below - 2 * here + above) > 0:
            best += float(0.5 * (below - above) / curve * (logs[1] - logs[0]))
    limit = deviance[at] + _WITHIN_95
    low = (
        float(np.exp(np.interp(-limit, -deviance[: at + 1], logs[: at + 1]))) if deviance[0] > limit else None
    )
    high = float(np.exp(np.interp(limit, deviance[at:], logs[at:]))) if deviance[-1] > limit else None
    return Estimate(math.exp(best), low, high)
