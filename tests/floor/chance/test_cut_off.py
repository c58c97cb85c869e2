"""Laws cut off at a least or greatest value: their values, means and spreads."""

from __future__ import annotations

from math import exp, inf

import numpy as np
import pytest

from floorsim.floor.chance.cut_off import cut_off
from floorsim.floor.chance.distributions import (
    Constant,
    Empirical,
    Exponential,
    Gamma,
    Law,
    Lognormal,
    Mixture,
    Triangular,
    Uniform,
)

GRID = (np.arange(50_000) + 0.5) / 50_000
LAWS: tuple[Law, ...] = (
    Exponential(100.0),
    Lognormal(100.0, 1.5),
    Gamma(100.0, 0.5),
    Uniform(20.0, 200.0),
    Triangular(20.0, 90.0, 200.0),
    Mixture(((1.0, Exponential(30.0)), (2.0, Lognormal(150.0, 0.5)), (1.0, Constant(60.0)))),
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: type(law).__name__)
@pytest.mark.parametrize(("low", "high"), [(0.0, 120.0), (45.0, inf), (45.0, 120.0)])
def test_mean_and_spread_are_those_of_the_values_and_no_value_is_beyond_a_limit(
    law: Law, low: float, high: float
) -> None:
    cut = cut_off(law, low, high)
    values = cut.draw(GRID)
    assert low <= values.min()
    assert values.max() <= high
    assert cut.mean == pytest.approx(values.mean(), rel=2e-3)
    assert cut.cv2 == pytest.approx(values.var() / values.mean() ** 2, rel=2e-2)
    assert [cut.draw_one(u) for u in (0.001, 0.5, 0.999)] == pytest.approx(
        cut.draw(np.array([0.001, 0.5, 0.999])), rel=1e-6
    )


@pytest.mark.parametrize("law", LAWS, ids=lambda law: type(law).__name__)
def test_what_is_left_keeps_its_proportions(law: Law) -> None:
    """Values between the limits come as often among those of the law as among those of the law cut off."""
    whole = law.draw(GRID)
    inside = np.sort(whole[(whole >= 45.0) & (whole <= 120.0)])
    cut = np.sort(cut_off(law, 45.0, 120.0).draw(GRID))
    for share in (0.1, 0.5, 0.9):
        assert np.quantile(cut, share) == pytest.approx(np.quantile(inside, share), rel=5e-3)


def test_an_exponential_law_cut_off_above_has_the_moments_of_the_books() -> None:
    cut = cut_off(Exponential(1.0), 0.0, 2.0)
    share = 1.0 - exp(-2.0)
    mean = (1.0 - 3.0 * exp(-2.0)) / share
    second = (2.0 - 10.0 * exp(-2.0)) / share
    assert cut.mean == pytest.approx(mean, rel=1e-7)
    assert cut.cv2 == pytest.approx(second / mean**2 - 1.0, rel=1e-7)


def test_an_exponential_law_cut_off_below_begins_anew_there() -> None:
    cut = cut_off(Exponential(100.0), 30.0, inf)
    assert cut.mean == pytest.approx(130.0, rel=1e-7)
    assert cut.draw_one(0.5) - 30.0 == pytest.approx(Exponential(100.0).draw_one(0.5), rel=1e-6)


def test_of_listed_values_those_within_are_left() -> None:
    cut = cut_off(Empirical((10.0, 50.0, 60.0, 300.0)), 45.0, 120.0)
    assert cut.mean == 55.0


def test_limits_beyond_all_of_a_law_are_refused() -> None:
    with pytest.raises(ValueError, match="within its limits"):
        cut_off(Lognormal(10.0, 0.1), 1e6, inf)
