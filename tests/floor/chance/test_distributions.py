"""Every law has the mean and spread it was asked for, and turns one uniform into one value."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

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
from floorsim.floor.chance.random_streams import RandomStreams

GRID = (np.arange(2**17) + 0.5) / 2**17

SMOOTH_LAWS: list[Law] = [
    Exponential(180.0),
    Lognormal(300.0, 1.0),
    Lognormal(300.0, 0.2),
    Gamma(240.0, 1.3),
    Gamma(240.0, 0.5),
    Uniform(3.0, 7.0),
    Triangular(1.0, 2.0, 6.0),
    Triangular(2.0, 2.0, 6.0),
]
STEPPED_LAWS: list[Law] = [
    Constant(90.0),
    Constant(0.0),
    Triangular(4.0, 4.0, 4.0),
    Empirical((50.0, 10.0, 30.0), (1.0, 2.0, 3.0)),
]
MIXTURES: list[Law] = [
    Mixture(((1.0, Constant(0.0)), (9.0, Exponential(150.0)))),
    Mixture(((2.0, Exponential(30.0)), (6.0, Mixture(((1.0, Uniform(1.0, 2.0)), (1.0, Constant(5.0))))))),
]
SCIPY_TWINS = [
    (Exponential(180.0), stats.expon(scale=180.0)),
    (Lognormal(300.0, 1.0), stats.lognorm(s=np.sqrt(np.log(2.0)), scale=300.0 / np.sqrt(2.0))),
    (Gamma(240.0, 0.5), stats.gamma(4.0, scale=60.0)),
    (Uniform(3.0, 7.0), stats.uniform(3.0, 4.0)),
    (Triangular(1.0, 2.0, 6.0), stats.triang(0.2, 1.0, 5.0)),
]


@pytest.mark.parametrize("law", [*SMOOTH_LAWS, *STEPPED_LAWS, *MIXTURES], ids=str)
def test_drawn_values_have_the_mean_and_spread_that_the_law_states(law: Law) -> None:
    drawn = law.draw(GRID)
    assert drawn.mean() == pytest.approx(law.mean, rel=1e-3)
    assert drawn.var() == pytest.approx(law.cv2 * law.mean**2, rel=5e-3, abs=1e-9)


@pytest.mark.parametrize("law", [*SMOOTH_LAWS, *STEPPED_LAWS], ids=str)
def test_a_larger_uniform_never_gives_a_smaller_value(law: Law) -> None:
    assert (np.diff(law.draw(GRID)) >= 0).all()


@pytest.mark.parametrize(("law", "twin"), SCIPY_TWINS, ids=lambda either: type(either).__name__)
def test_a_value_is_the_quantile_of_its_uniform(law: Law, twin: stats.rv_continuous) -> None:
    u = np.array([1e-9, 1e-6, 0.01, 0.2, 0.5, 0.8, 0.99, 1 - 1e-6, 1 - 1e-9])
    assert law.draw(u) == pytest.approx(twin.ppf(u), rel=1e-7)


@pytest.mark.parametrize("law", [*SMOOTH_LAWS, *STEPPED_LAWS, *MIXTURES], ids=str)
def test_values_are_finite_and_not_negative_even_at_the_ends(law: Law) -> None:
    drawn = law.draw(np.array([0.0, 2.0**-53, 1.0 - 2.0**-53]))
    assert np.isfinite(drawn).all()
    assert (drawn >= 0).all()


@pytest.mark.parametrize("law", [*SMOOTH_LAWS, *STEPPED_LAWS, *MIXTURES], ids=str)
def test_a_value_depends_on_its_own_uniform_alone(law: Law) -> None:
    u = np.array([0.1, 0.62, 0.97])
    assert law.draw(u).tolist() == [law.draw(u[[place]])[0] for place in range(3)]
    assert law.draw(np.array([])).tolist() == []


@pytest.mark.parametrize("law", [*SMOOTH_LAWS, *STEPPED_LAWS, *MIXTURES, Gamma(60.0, 0.002)], ids=str)
def test_a_value_drawn_singly_is_the_one_drawn_in_an_array(law: Law) -> None:
    u = np.concatenate([[0.0, 2.0**-53, 1.0 - 2.0**-53], RandomStreams(8).uniforms(500, "single")])
    assert [law.draw_one(one) for one in u.tolist()] == pytest.approx(law.draw(u).tolist(), rel=1e-7)


def test_an_empirical_law_gives_its_own_values_by_weight() -> None:
    drawn = Empirical((50.0, 10.0, 30.0), (1.0, 2.0, 1.0)).draw(GRID)
    values, counts = np.unique(drawn, return_counts=True)
    assert values.tolist() == [10.0, 30.0, 50.0]
    assert (counts / len(GRID)).tolist() == [0.5, 0.25, 0.25]


def test_an_empirical_value_without_weight_is_never_drawn() -> None:
    assert set(Empirical((1.0, 2.0, 3.0), (1.0, 0.0, 0.0)).draw(GRID).tolist()) == {1.0}


def test_each_branch_of_a_mixture_is_drawn_whole_and_by_its_weight() -> None:
    drawn = Mixture(((1.0, Uniform(0.0, 1.0)), (3.0, Uniform(10.0, 12.0)))).draw(GRID)
    low, high = drawn[drawn < 5.0], drawn[drawn > 5.0]
    assert len(low) / len(drawn) == 0.25
    assert low.mean() == pytest.approx(0.5, abs=1e-4)
    assert [high.min(), high.max()] == pytest.approx([10.0, 12.0], abs=1e-4)


@pytest.mark.parametrize(
    ("law", "arguments", "complaint"),
    [
        (Constant, (-1.0,), "constant value is -1; it must be 0 or more"),
        (Constant, (float("inf"),), "constant value is inf; it must be 0 or more"),
        (Exponential, (0.0,), "exponential mean is 0; it must be above 0"),
        (Exponential, (float("nan"),), "exponential mean is nan; it must be above 0"),
        (Lognormal, (-3.0, 1.0), "lognormal mean is -3; it must be above 0"),
        (Lognormal, (3.0, 0.0), "lognormal cv is 0; it must be above 0"),
        (Gamma, (3.0, -1.0), "gamma cv is -1; it must be above 0"),
        (Gamma, (3.0, 20.0), "gamma cv is 20; it must be at most 10"),
        (Uniform, (-1.0, 2.0), "uniform low is -1; it must be 0 or more"),
        (Uniform, (3.0, 2.0), "uniform high is 2; it must be at least low, 3"),
        (Triangular, (1.0, 0.5, 2.0), "triangular mode is 0.5; it must be at least low, 1"),
        (Triangular, (1.0, 3.0, 2.0), "triangular high is 2; it must be at least mode, 3"),
        (Empirical, ((),), "empirical has no values; it must list at least one"),
        (Empirical, ((1.0, -2.0),), "an empirical value is -2; it must be 0 or more"),
        (Empirical, ((1.0, 2.0), (1.0,)), "empirical has 1 weights for 2 values; each value needs one"),
        (
            Empirical,
            ((1.0,), (0.0,)),
            "the weights of the empirical law add up to 0; at least one must be above 0",
        ),
        (Mixture, ((),), "mixture has no branches; it must have at least one"),
        (Mixture, (((-1.0, Constant(1.0)),),), "a weight of the mixture is -1; it must be 0 or more"),
        (
            Mixture,
            (((0.0, Constant(1.0)),),),
            "the weights of the mixture add up to 0; at least one must be above 0",
        ),
    ],
)
def test_impossible_parameters_are_refused_in_a_sentence(
    law: type[Law], arguments: tuple[object, ...], complaint: str
) -> None:
    with pytest.raises(ValueError, match=r"must|needs") as refusal:
        law(*arguments)
    assert str(refusal.value) == complaint
