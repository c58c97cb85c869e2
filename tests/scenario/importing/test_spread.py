"""The fit of day and interval factors, on days drawn from the floor's own model."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from floorsim.floor.demand.demand_factors import IntervalFactors, IntervalVariation, day_factor
from floorsim.scenario.importing.export import Day, Export, Volume
from floorsim.scenario.importing.spread import fit_spread, why_not

SHAPE = np.array([0.5, 0.8, 1.1, 1.4, 1.6, 1.5, 1.3, 1.1, 1.0, 0.9, 1.0, 1.1, 1.1, 1.0, 0.9, 0.8, 0.6, 0.5])


def drawn(
    days: int, mean: float, *, alpha: float | None, cv: float, length_min: float, seed: int = 5
) -> Export:
    """Days of half hours whose factors are those of a run."""
    rng = np.random.default_rng(seed)
    export = Export("drawn", "intervals", "", "", {}, frozenset(), {}, 1800.0)
    edges = 28_800 + 1800 * np.arange(len(SHAPE) + 1.0)
    factors = IntervalFactors(mean * SHAPE, edges, IntervalVariation(cv, length_min))
    for number in range(days):
        day = date(2025, 1, 6) + timedelta(days=7 * (number // 5) + number % 5)
        mood = 1.0 if alpha is None else day_factor(alpha**-0.5, float(rng.random()))
        busy = (1.2, 1.0, 0.95, 0.9, 1.0)[day.weekday()] * mood
        counts = rng.poisson(mean * SHAPE * factors.of(rng.random(len(SHAPE))) * busy)
        export.days[Day(day)] = {at: Volume(float(n)) for at, n in zip(edges[:-1], counts, strict=True)}
    return export


def test_the_figures_that_the_days_were_drawn_with_lie_in_the_intervals() -> None:
    spread = fit_spread(drawn(120, 300, alpha=60, cv=0.08, length_min=150))
    assert spread is not None
    for estimate, true in ((spread.alpha, 60), (spread.cv, 0.08), (spread.correlation_min, 150)):
        assert estimate is not None
        assert estimate.low is not None
        assert estimate.high is not None
        assert estimate.low < true < estimate.high
        assert estimate.high < 4 * estimate.low
    written = spread.blocks()
    assert set(written) == {"day_factor", "interval_factor"}
    assert max(abs(data - fit) for _, data, fit in spread.lags) < 0.12


def test_chance_alone_is_not_taken_for_factors() -> None:
    found = [fit_spread(drawn(40, 60, alpha=None, cv=0.0, length_min=100, seed=seed)) for seed in range(3)]
    assert sum(one is not None and one.alpha is not None for one in found) <= 1
    assert sum(one is not None and one.cv is not None for one in found) <= 1


def test_a_few_days_are_too_few_and_it_is_said() -> None:
    export = drawn(12, 60, alpha=30, cv=0.06, length_min=100)
    assert fit_spread(export) is None
    assert str(why_not(export)).startswith("12 days on 5 weekdays are too few")
