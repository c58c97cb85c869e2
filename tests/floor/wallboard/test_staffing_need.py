"""The number of agents a target needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.wallboard.erlang import ErlangA
from floorsim.floor.wallboard.staffing_need import agents_needed, expected_counts, expected_service_level


def test_a_hundred_calls_per_half_hour_need_fourteen_agents_who_never_lose_a_caller() -> None:
    assert agents_needed(100 / 1800, 180.0, None, 0.80, 20.0) == 14


def test_callers_who_give_up_make_one_agent_fewer_enough() -> None:
    assert agents_needed(100 / 1800, 180.0, 300.0, 0.80, 20.0) == 13


def test_nobody_is_needed_where_nothing_arrives() -> None:
    assert agents_needed(0.0, 180.0, 300.0, 0.80, 20.0) == 0
    assert expected_service_level(0.0, 180.0, 300.0, 0, 20.0) == 1.0
    assert expected_service_level(1.0, 180.0, 300.0, 0, 20.0) == 0.0


def test_a_target_of_everybody_can_be_met() -> None:
    agents = agents_needed(100 / 1800, 180.0, 300.0, 1.0, 20.0)
    assert 20 < agents < 60


@given(
    load=st.floats(0.1, 3000.0),
    patience=st.none() | st.floats(20.0, 1200.0),
    share=st.floats(0.5, 0.99),
    within=st.floats(5.0, 120.0),
)
def test_the_number_is_enough_and_one_fewer_is_not(
    load: float, patience: float | None, share: float, within: float
) -> None:
    agents = agents_needed(load / 240.0, 240.0, patience, share, within)
    assert expected_service_level(load / 240.0, 240.0, patience, agents, within) >= share - 1e-9
    assert expected_service_level(load / 240.0, 240.0, patience, agents - 1, within) < share


def test_expected_counts_divide_the_contacts_among_their_fates() -> None:
    counts = expected_counts(ErlangA(100 / 1800, 180.0, 300.0, 13), 200.0, 20.0, 5.0)
    assert counts.answered + counts.abandoned == pytest.approx(200.0)
    assert counts.answered_in_target == pytest.approx(200 * 0.858178, abs=1e-3)
    assert 0 < counts.short_abandoned < counts.abandoned_in_target < counts.abandoned
