"""Simulated days vary as real ones do, and neither factor does the other's work."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from floorsim.floor.chance.random_streams import FloatArray, RandomStreams
from floorsim.floor.demand.bank_profile import (
    BANK_CLOSE_S,
    BANK_DAY_CALLS,
    BANK_OPEN_S,
    bank_calls,
    bank_edges,
    profile,
)
from floorsim.floor.demand.demand_factors import (
    IntervalFactors,
    IntervalVariation,
    arrival_times,
    day_factor,
    interval_counts,
)
from floorsim.floor.demand.intervals import interval_edges

# Weinberg, Brown and Stroud, JASA 102 (2007), data set bank_calls: 164 weekdays of 2003, 28 half hours and
# the last five minutes. Weekdays removed; a deviation is an interval's share of its day over its mean share.
# Standard errors from 2,000 resamples of the days.
BANK_DAYS = 164
BANK_DAY_CV = 0.063
"""Spread of the day factor that fits the bank's daily totals (a gamma shape of 250)."""
BANK_INTERVAL_CV = 0.0615
BANK_INTERVAL_CV_SE = 0.0032
BANK_LAGS = (1, 2, 4, 8)
BANK_CORRELATIONS = np.array([0.590, 0.458, 0.245, -0.042])
BANK_CORRELATION_SE = np.array([0.031, 0.032, 0.030, 0.023])
BANK_TOTAL_CV = 0.0633
POISSON_CV = 0.035

EDGES_S = interval_edges(1800, 8 * 3600, 18 * 3600)
EXPECTED = profile(1800, 8 * 3600, 18 * 3600, 2000)


def interval_factors(
    expected: FloatArray, edges_s: FloatArray, u: FloatArray, variation: IntervalVariation
) -> FloatArray:
    return IntervalFactors(expected, edges_s, variation).of(u)


def bank_like_days(seed: int, interval_s: int, variation: IntervalVariation) -> FloatArray:
    """Counts of 164 simulated days in the bank's half hours and last five minutes."""
    draws = RandomStreams(seed)
    edges_s = interval_edges(interval_s, BANK_OPEN_S, BANK_CLOSE_S)
    expected = profile(interval_s, BANK_OPEN_S, BANK_CLOSE_S, BANK_DAY_CALLS)
    days = []
    for day in range(BANK_DAYS):
        factors = interval_factors(
            expected, edges_s, draws.uniforms(len(expected), "interval", day), variation
        )
        busy = day_factor(BANK_DAY_CV, draws.uniforms(1, "day", day)[0])
        counts = interval_counts(expected, factors * busy, draws.uniforms(len(expected), "count", day))
        days.append(np.add.reduceat(counts, np.arange(0, len(counts), 1800 // interval_s)))
    return np.array(days, dtype=np.float64)


def deviations(days: FloatArray) -> FloatArray:
    shares = days / days.sum(axis=1, keepdims=True)
    relative: FloatArray = shares / shares.mean(axis=0) - 1.0
    return relative


def mean_cv(relative: FloatArray) -> float:
    return float(relative.std(axis=0, ddof=1).mean())


def correlation(relative: FloatArray, lag: int) -> float:
    early, late = relative[:, :-lag], relative[:, lag:]
    return float((early * late).sum() / np.sqrt((early**2).sum() * (late**2).sum()))


@pytest.mark.parametrize("interval_s", [1800, 300])
def test_simulated_half_hours_vary_and_hang_together_as_the_bank_s_do(interval_s: int) -> None:
    seeds = range(6)
    samples = [deviations(bank_like_days(seed, interval_s, IntervalVariation())) for seed in seeds]
    cv = np.mean([mean_cv(relative) for relative in samples])
    assert cv == pytest.approx(BANK_INTERVAL_CV, abs=BANK_INTERVAL_CV_SE)
    correlations = np.mean(
        [[correlation(relative, lag) for lag in BANK_LAGS] for relative in samples], axis=0
    )
    assert (np.abs(correlations - BANK_CORRELATIONS) < 1.5 * BANK_CORRELATION_SE).all(), correlations


def test_simulated_totals_vary_as_the_bank_s_do() -> None:
    totals = bank_like_days(1, 1800, IntervalVariation()).sum(axis=1)
    standard_error = BANK_TOTAL_CV / np.sqrt(2 * BANK_DAYS)
    assert totals.std(ddof=1) / totals.mean() == pytest.approx(BANK_TOTAL_CV, abs=3 * standard_error)
    assert totals.mean() == pytest.approx(BANK_DAY_CALLS, rel=3 * BANK_TOTAL_CV / np.sqrt(BANK_DAYS))


def test_without_interval_factors_only_poisson_noise_is_left() -> None:
    relative = deviations(bank_like_days(1, 1800, IntervalVariation(cv=0.0)))
    assert mean_cv(relative) == pytest.approx(POISSON_CV, abs=0.002)
    assert abs(correlation(relative, 1)) < 0.1


def test_a_quiet_hour_varies_more_than_a_busy_one() -> None:
    draws = [
        interval_factors(
            bank_calls(), bank_edges(), RandomStreams(day).uniforms(29, "f"), IntervalVariation()
        )
        for day in range(400)
    ]
    spread = np.std(draws, axis=0)
    assert spread[0] > 2.5 * spread[7]


def test_with_exponent_0_the_clock_does_not_matter() -> None:
    even = np.full(20, 100.0)
    draws = np.array(
        [
            interval_factors(
                even, EDGES_S, RandomStreams(day).uniforms(20, "f"), IntervalVariation(0.1, 1.0, 0.0)
            )
            for day in range(1500)
        ]
    )
    assert draws.std(axis=0) == pytest.approx(np.full(20, 0.1 * np.sqrt(0.95)), rel=0.08)
    assert np.corrcoef(draws.T)[0, 1] == pytest.approx(-1 / 19, abs=0.08)


def test_a_day_s_interval_factors_are_positive_and_average_to_one_by_volume() -> None:
    for day in range(50):
        factors = interval_factors(
            EXPECTED, EDGES_S, RandomStreams(1).uniforms(20, day), IntervalVariation(0.5, 90.0, 1.0)
        )
        assert (factors > 0).all()
        assert (factors * EXPECTED).sum() == pytest.approx(EXPECTED.sum(), rel=1e-6)


def test_an_interval_without_contacts_has_a_factor_all_the_same() -> None:
    factors = interval_factors(
        np.array([0.0, 10.0, 30.0]),
        np.array([0.0, 1.0, 2.0, 3.0]),
        np.array([0.1, 0.4, 0.8]),
        IntervalVariation(),
    )
    assert np.isfinite(factors).all()
    assert interval_factors(
        np.zeros(2), np.arange(3.0), np.array([0.1, 0.9]), IntervalVariation()
    ).tolist() == [1, 1]


def test_the_day_factor_is_gamma_with_mean_one() -> None:
    u = np.linspace(0.005, 0.995, 100)
    factors = [day_factor(0.18, one) for one in u.tolist()]
    alpha = 0.18**-2
    assert factors == pytest.approx(stats.gamma.ppf(u, alpha, scale=1 / alpha), rel=1e-6)


def test_a_day_without_spread_is_as_forecast() -> None:
    assert day_factor(0.0, 0.9) == 1.0


def test_arrivals_keep_to_their_intervals_and_come_in_order() -> None:
    draws = RandomStreams(6)
    counts = interval_counts(EXPECTED, 1.0, draws.uniforms(20, "counts"))
    times = arrival_times(counts, EDGES_S, draws.uniforms(int(counts.sum()), "times"))
    assert (np.diff(times) >= 0).all()
    assert np.histogram(times, EDGES_S)[0].tolist() == counts.tolist()
    within = (times - EDGES_S[0]) % 1800 / 1800
    assert stats.kstest(within, "uniform").pvalue > 1e-3


def test_an_arrival_never_falls_on_the_end_of_its_interval() -> None:
    times = arrival_times(np.array([1, 1]), np.array([0.0, 30600.0, 61200.0]), np.full(2, 1.0 - 2.0**-53))
    assert times[0] < 30600.0
    assert 30600.0 <= times[1] < 61200.0


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"cv": -0.1}, "the cv of interval factors is -0.1; it must be from 0 to 1"),
        ({"correlation_min": 0.0}, "correlation_min is 0; it must be above 0 minutes"),
        ({"quiet_exponent": 3.0}, "quiet_exponent is 3; it must be from 0 to 2"),
    ],
)
def test_an_impossible_variation_is_refused(settings: dict[str, float], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        IntervalVariation(**settings)


def test_an_impossible_day_spread_is_refused() -> None:
    with pytest.raises(ValueError, match="the cv of the day factor is -1; it must be from 0 to 10"):
        day_factor(-1.0, 0.5)


def test_arguments_that_do_not_fit_together_are_refused() -> None:
    with pytest.raises(ValueError, match="3 uniforms for 20 intervals; each interval needs one"):
        interval_factors(EXPECTED, EDGES_S, np.full(3, 0.5), IntervalVariation())
    with pytest.raises(ValueError, match="3 edges for 20 intervals; there must be one edge more"):
        interval_factors(EXPECTED, EDGES_S[:3], np.full(20, 0.5), IntervalVariation())
    with pytest.raises(ValueError, match="1 uniforms for 5 contacts; each contact needs one"):
        arrival_times(np.array([2, 3]), np.array([0.0, 1.0, 2.0]), np.array([0.5]))
    with pytest.raises(ValueError, match="each must be later than the one before"):
        arrival_times(np.array([1, 1]), np.array([0.0, 2.0, 1.0]), np.array([0.5, 0.5]))
