"""Each lever moves people and customers in the direction, and about as far, as the sources say."""

from __future__ import annotations

import pytest

from floorsim.lab.statistics import Summary
from tests.theory.levers import (
    HOSTILITY,
    LOADS,
    LONG_SHIFTS,
    MICRO_BREAKS,
    NO_BREAKS,
    OUTAGE_LEVERS,
    REVIEWS,
    SUPPORT,
    Lever,
    after_weeks,
    at_load,
    effects,
)

QUICK, FULL = range(1, 2), range(1, 11)
MODERATE = at_load(LOADS[1])


def surely(of: Summary) -> float:
    """The end of the 95% interval that lies nearer to 0; 0 where the interval holds it."""
    assert of.ci95 is not None
    low, high = of.ci95
    return low if low > 0 else min(high, 0.0)


@pytest.mark.theory
@pytest.mark.parametrize(
    ("lever", "within"),
    [
        (MICRO_BREAKS, {"fatigue": (-0.06, -0.02), "handling": (-3.0, 0.5), "wellbeing": (3.0, 12.0)}),
        (NO_BREAKS, {"exhaustion": (0.04, 0.12), "handling": (2.0, 15.0)}),
        (LONG_SHIFTS, {"exhaustion": (0.02, 0.06)}),
        (HOSTILITY, {"exhaustion": (0.02, 0.08), "morale": (-0.12, -0.04), "handling": (8.0, 40.0)}),
        (SUPPORT, {"exhaustion": (-0.03, -0.008)}),
        (REVIEWS, {"exhaustion": (0.005, 0.02), "handling": (-1.0, 1.0)}),
    ],
    ids=lambda value: value.title if isinstance(value, Lever) else "",
)
def test_a_lever_moves_what_it_should(lever: Lever, within: dict[str, tuple[float, float]]) -> None:
    found = effects(lever, QUICK, load=MODERATE)
    for figure, (least, most) in within.items():
        assert least < found[figure].mean < most, figure


@pytest.mark.theory
def test_the_worn_out_recover_at_a_low_load_only() -> None:
    low, high = (after_weeks((load, 0.6, 0.5, 1)) for load in (LOADS[0], LOADS[3]))
    assert low < 0.55
    assert high > 0.64


@pytest.mark.theory_full
@pytest.mark.parametrize("load", LOADS[1:3])
def test_micro_breaks_raise_wellbeing_and_do_not_lower_the_total_at_moderate_loads(load: float) -> None:
    found = effects(MICRO_BREAKS, FULL, load=at_load(load))
    assert surely(found["wellbeing"]) > 3.0
    assert surely(found["total"]) >= 0.0
    assert found["total"].mean > -0.3


@pytest.mark.theory_full
def test_micro_breaks_in_an_outage_cost_customers_what_they_give_the_team() -> None:
    found = effects(OUTAGE_LEVERS[0], range(1, 21), name="login-outage")
    assert surely(found["service"]) < -1.0
    assert surely(found["wellbeing"]) > 2.0


@pytest.mark.theory_full
@pytest.mark.parametrize("load", LOADS)
def test_at_every_load_what_wears_people_out_does(load: float) -> None:
    for lever in (NO_BREAKS, LONG_SHIFTS, HOSTILITY, REVIEWS):
        found = effects(lever, FULL, load=at_load(load))
        assert surely(found["strain"]) > 0, lever.title
        assert surely(found["exhaustion"]) > 0, lever.title
        assert surely(found["resigning"]) > 0, lever.title
    assert surely(effects(SUPPORT, FULL, load=at_load(load))["exhaustion"]) < 0
