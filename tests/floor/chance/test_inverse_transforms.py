"""Our inverse distribution functions agree with scipy's, in the bulk and in both tails."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import special, stats

from floorsim.floor.chance.gamma_quantile import gamma_quantile, gamma_quantile_solved
from floorsim.floor.chance.inverse_transforms import LARGEST_POISSON_MEAN, normal_quantile, poisson_quantile
from floorsim.floor.chance.random_streams import FloatArray, RandomStreams

TAIL = 10.0 ** -np.arange(1.0, 16.0)
BULK = np.linspace(0.0005, 0.9995, 1999)
LOWER = np.concatenate([TAIL, BULK])
EVERYWHERE = np.concatenate([LOWER, 1.0 - TAIL])
SHAPES = [0.01, 0.04, 0.3, 0.5, 1.0, 1.5, 4.0, 30.0, 250.0, 1e4, 1.01e5, 1e6]


def scipy_gamma(shape: float, u: FloatArray) -> FloatArray:
    upper: FloatArray = special.gammainccinv(shape, 1.0 - u)
    lower: FloatArray = special.gammaincinv(shape, u)
    return np.where(u > 0.5, upper, lower)


def test_normal_values_agree_with_scipy_into_both_tails() -> None:
    assert normal_quantile(EVERYWHERE) == pytest.approx(stats.norm.ppf(EVERYWHERE), rel=2e-15, abs=1e-15)


def test_normal_values_are_finite_even_for_0_and_1() -> None:
    assert np.isfinite(normal_quantile(np.array([0.0, 1.0]))).all()


@pytest.mark.parametrize("shape", SHAPES)
def test_gamma_values_agree_with_scipy_into_both_tails(shape: float) -> None:
    expected = scipy_gamma(shape, EVERYWHERE)
    plain = expected > 1e-290
    assert gamma_quantile(shape, EVERYWHERE)[plain] == pytest.approx(expected[plain], rel=6e-7)
    assert gamma_quantile(shape, EVERYWHERE)[~plain] == pytest.approx(0.0, abs=1e-280)


@pytest.mark.parametrize("shape", SHAPES)
def test_solving_for_a_few_gamma_values_gives_what_the_table_gives(shape: float) -> None:
    few = np.array([0.001, 0.3, 0.5, 0.9, 0.9999])
    assert gamma_quantile_solved(shape, few) == pytest.approx(scipy_gamma(shape, few), rel=2e-7)


def test_gamma_values_rise_with_their_uniforms() -> None:
    drawn = gamma_quantile(0.7, np.linspace(0.0, 1.0, 20_001))
    assert (np.diff(drawn) >= 0).all()
    assert np.isfinite(drawn).all()


def test_a_gamma_shape_that_is_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match=r"shape is 0.001; it must be 0.01 or more"):
        gamma_quantile(0.001, np.array([0.5]))


@pytest.mark.parametrize("mean", [1e-6, 0.01, 0.7, 3.0, 47.5, 470.0, 1700.0, 90_000.0])
def test_poisson_counts_agree_with_scipy(mean: float) -> None:
    u = np.concatenate([LOWER, 1.0 - TAIL[:12], RandomStreams(1).uniforms(2000, "poisson")])
    assert poisson_quantile(np.full(len(u), mean), u).tolist() == stats.poisson.ppf(u, mean).tolist()


def test_poisson_counts_with_different_means_come_side_by_side() -> None:
    means = np.array([[0.0, 2.0], [5000.0, 0.3]])
    counts = poisson_quantile(means, np.full((2, 2), 0.4))
    assert counts.tolist() == stats.poisson.ppf(0.4, np.array([[0.0, 2.0], [5000.0, 0.3]])).tolist()


def test_many_poisson_counts_are_the_same_as_one_by_one() -> None:
    u = RandomStreams(2).uniforms(12_000, "batches")
    together = poisson_quantile(np.full(len(u), 400.0), u)
    assert together[-3:].tolist() == [
        int(poisson_quantile(np.array([400.0]), u[[n]])[0]) for n in (-3, -2, -1)
    ]


def test_no_means_give_no_counts() -> None:
    assert poisson_quantile(np.array([]), np.array([])).tolist() == []


@pytest.mark.parametrize("mean", [-1.0, float("nan"), LARGEST_POISSON_MEAN * 2])
def test_an_impossible_poisson_mean_is_refused(mean: float) -> None:
    with pytest.raises(ValueError, match="it must be from 0 to 10,000,000"):
        poisson_quantile(np.array([1.0, mean]), np.array([0.5, 0.5]))
