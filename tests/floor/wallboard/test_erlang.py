"""Erlang B, C and A against solved and published cases."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special

from floorsim.floor.chance.gamma_ratio import log_gamma_ratio
from floorsim.floor.wallboard.erlang import ErlangA, ErlangC, inverse_erlang_b

HALF_HOUR = 1800.0

loads = st.floats(0.5, 500.0)
patiences = st.floats(5.0, 7200.0)


def stationary(queue: ErlangA, longest: int) -> list[float]:
    """Chance of every number of contacts inside, by balancing the flow between neighbours."""
    weights = [1.0]
    for inside in range(1, longest):
        leaving = min(inside, queue.agents) / queue.aht_s + max(0, inside - queue.agents) / queue.patience_s
        weights.append(weights[-1] * queue.rate_per_s / leaving)
    total = math.fsum(weights)
    return [weight / total for weight in weights]


def test_erlang_c_of_a_hundred_contacts_per_half_hour() -> None:
    queue = ErlangC(100 / HALF_HOUR, 180.0, 14)
    assert queue.p_wait == pytest.approx(0.174132, abs=1e-6)
    assert queue.answered_within(20.0) == pytest.approx(0.888350, abs=1e-6)
    assert queue.asa_s == pytest.approx(7.836, abs=1e-3)
    assert queue.occupancy == pytest.approx(0.714286, abs=1e-6)


def test_erlang_c_close_to_the_limit_of_the_agents() -> None:
    queue = ErlangC(180 / 3600.0, 300.0, 18)
    assert queue.p_wait == pytest.approx(0.361334, abs=1e-6)
    assert queue.answered_within(20.0) == pytest.approx(0.704164, abs=1e-6)
    assert queue.asa_s == pytest.approx(36.13, abs=0.01)


@pytest.mark.parametrize(
    ("agents", "p_wait", "p_abandon", "wait_min", "occupancy", "within_20_s"),
    [
        (14, 0.145260, 0.013984, 0.069919, 0.704297, 0.916792),
        (13, 0.225797, 0.024963, 0.124817, 0.750028, 0.858178),
    ],
)
def test_erlang_a_of_a_hundred_contacts_per_half_hour(
    agents: int, p_wait: float, p_abandon: float, wait_min: float, occupancy: float, within_20_s: float
) -> None:
    queue = ErlangA(100 / HALF_HOUR, 180.0, 300.0, agents)
    assert queue.p_wait == pytest.approx(p_wait, abs=1e-6)
    assert queue.p_abandon == pytest.approx(p_abandon, abs=1e-6)
    assert queue.mean_wait_s / 60 == pytest.approx(wait_min, abs=1e-6)
    assert queue.occupancy == pytest.approx(occupancy, abs=1e-6)
    assert queue.answered_within(20.0) == pytest.approx(within_20_s, abs=1e-6)


def test_a_little_abandonment_takes_most_of_the_wait_away() -> None:
    """Garnett, Mandelbaum and Reiman 2002."""
    patient, leaving = ErlangC(48 / 60.0, 60.0, 50), ErlangA(48 / 60.0, 60.0, 120.0, 50)
    assert patient.asa_s == pytest.approx(20.83, abs=0.01)
    assert patient.wait_over(58.1) == pytest.approx(0.1, abs=1e-3)
    assert leaving.p_abandon == pytest.approx(0.030912, abs=1e-6)
    assert leaving.mean_wait_s == pytest.approx(3.709, abs=1e-3)
    assert leaving.wait_over(12.5) == pytest.approx(0.1, abs=1e-3)
    assert leaving.occupancy == pytest.approx(0.93032, abs=1e-5)


def test_an_overloaded_floor_comes_near_its_fluid_limit() -> None:
    queue = ErlangA(120 / 60.0, 60.0, 60.0, 100)
    assert queue.p_abandon == pytest.approx(0.167693, abs=1e-6)
    assert queue.occupancy == pytest.approx(0.998768, abs=1e-6)


def test_pooling_beats_silos() -> None:
    silos = [ErlangA(rate / 60.0, 240.0, 120.0, 6).p_abandon for rate in (1.5, 1.0)]
    pooled = ErlangA(2.5 / 60.0, 240.0, 120.0, 12)
    assert silos == pytest.approx([0.186942, 0.064770], abs=1e-6)
    assert pooled.p_abandon == pytest.approx(0.067622, abs=1e-6)
    assert pooled.mean_wait_s / 60 == pytest.approx(0.135243, abs=1e-6)
    assert pooled.occupancy == pytest.approx(0.776982, abs=1e-6)


@given(agents=st.integers(1, 400), load=loads)
def test_erlang_b_is_the_share_of_time_with_everybody_busy(agents: int, load: float) -> None:
    terms = [math.exp(k * math.log(load) - math.lgamma(k + 1) - load) for k in range(agents + 1)]
    share = 1.0 / inverse_erlang_b(agents, load)
    assert share == pytest.approx(terms[-1] / math.fsum(terms), rel=1e-8, abs=1e-200)


def test_everybody_is_lost_without_agents() -> None:
    assert inverse_erlang_b(0, 5.0) == 1.0


@given(agents=st.integers(1, 60), load=st.floats(0.5, 60.0), patience=st.floats(20.0, 600.0))
def test_erlang_a_agrees_with_its_own_balance_of_flows(agents: int, load: float, patience: float) -> None:
    queue = ErlangA(load / 240.0, 240.0, patience, agents)
    inside = stationary(queue, 800)
    waiting = math.fsum((n - agents) * chance for n, chance in enumerate(inside) if n > agents)
    assert queue.p_wait == pytest.approx(math.fsum(inside[agents:]), rel=1e-7, abs=1e-12)
    assert queue.p_abandon * queue.rate_per_s == pytest.approx(waiting / patience, rel=1e-6, abs=1e-12)
    assert queue.mean_wait_s == pytest.approx(waiting / queue.rate_per_s, rel=1e-6, abs=1e-9)


@given(
    agents=st.integers(1, 3000), load=st.floats(0.5, 5000.0), patience=patiences, within=st.floats(0.0, 600.0)
)
def test_shares_of_a_queue_of_any_size_are_shares(
    agents: int, load: float, patience: float, within: float
) -> None:
    queue = ErlangA(load / 300.0, 300.0, patience, agents)
    answered, abandoned = queue.answered_within(within), queue.abandoned_within(within)
    assert 0.0 <= answered <= 1.0 - queue.p_abandon + 1e-9
    assert -1e-9 <= abandoned <= queue.p_abandon + 1e-7
    assert answered + abandoned + queue.wait_over(within) == pytest.approx(1.0, abs=1e-7)
    assert 0.0 <= queue.occupancy <= 1.0 + 1e-9


def test_the_mean_wait_is_made_of_answered_and_abandoned() -> None:
    queue = ErlangA(100 / HALF_HOUR, 180.0, 300.0, 12)
    steps = 20_000
    edge_s = 3000.0 / steps
    waited = math.fsum(queue.answered_within(edge_s * k) for k in range(steps))
    answered = 1.0 - queue.p_abandon
    by_integral = (steps * answered - waited) * edge_s / answered
    assert queue.asa_s == pytest.approx(by_integral, rel=2e-3)


def test_theory_stays_finite_on_a_floor_of_thousands_twice_overloaded() -> None:
    queue = ErlangA(4000 / 300.0, 300.0, 600.0, 2000)
    assert queue.p_wait == 1.0
    assert queue.p_abandon == pytest.approx(0.5, abs=1e-9)
    assert queue.asa_s == pytest.approx(600.0 * math.log(2.0), rel=1e-3)


def test_a_queue_without_end_has_no_mean_wait() -> None:
    queue = ErlangC(1.0, 60.0, 50)
    assert not queue.stable
    assert queue.asa_s == math.inf
    assert queue.answered_within(20.0) == 0.0


@given(x=st.floats(0.01, 5000.0), share=st.floats(0.0, 3.0))
def test_the_series_is_the_incomplete_gamma_function(x: float, share: float) -> None:
    z = x * share
    regularised = special.gammainc(x, z)
    if regularised < 1e-290:
        return
    whole = math.log(x) + z - x * math.log(z) + math.lgamma(x) + math.log(regularised)
    assert log_gamma_ratio(x, z) == pytest.approx(whole, rel=1e-7, abs=1e-7)
