"""G5, signal or noise; G6, individual ranking: what looking at figures the wrong way costs."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from floorsim.desk.decisions.registry import decision_from
from floorsim.desk.reports.control_band import FEWEST, band_of
from floorsim.floor.states import MEETING
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, quiet, states, why_not

QUARTERS = {"interval": "15m"}


@cache
def calls(unclear: bool = False) -> Scenario:
    """Calls by the quarter of an hour; with one driver that nobody knows how to handle from ten on."""
    voice = {
        "forecast": {"per_hour": 40},
        "drivers": {"login": 1, "billing": 1},
        "talk": {"mean": "4m"},
        "patience": {"exponential": "10m"},
    }
    incident = {
        "id": "form",
        "title": "A new form",
        "from": "10:00",
        "to": "11:00",
        "effects": [{"unclear": {"drivers": ["login"]}}],
    }
    return a_scenario(
        demand={"interval": "15m", "streams": {"voice": voice}}, incidents=[incident] if unclear else []
    )


def looked(how: str, *, unclear: bool = False) -> Run:
    run = at(calls(unclear), NINE + 65 * MIN)
    decide(run, "signal_or_noise", channel="voice", figure="handle_time", how=how)
    run.advance(NINE + 85 * MIN)
    return run


def test_a_value_far_out_is_a_signal_and_one_like_the_others_is_not() -> None:
    calm = [0.80, 0.82, 0.79, 0.81, 0.80]
    within, out = band_of([*calm, 0.78], by_day=True), band_of([*calm, 0.6], by_day=True)
    assert within is not None and out is not None  # noqa: PT018
    assert (within.outside, out.outside) == (False, True)
    assert (out.low, out.high) == pytest.approx((0.804 - 2.66 * 0.02, 0.804 + 2.66 * 0.02))
    assert band_of(calm[:FEWEST], by_day=True) is None


def test_it_shows_the_last_values_their_band_and_whom_acting_takes() -> None:
    run = at(calls(), NINE + 65 * MIN)
    shown = decision_from("signal_or_noise", {"channel": "voice", "figure": "service_level", "how": "act"})
    values, band, taken = shown.facts(run.desk.workspace)
    assert values.startswith("Service level, the last 8 intervals: ")
    assert values.count("%") == 8
    assert band.startswith("by chance ")
    assert taken.startswith("acting takes ")


def test_holding_costs_three_minutes_of_ones_own_and_nobody_elses() -> None:
    run = looked("hold")
    assert run.observe().own_time.minutes_used == 3
    assert MEETING not in [state for at_min, state in states(run, "cai") if at_min > 60]


def test_acting_takes_everyone_on_the_channel_and_finds_nothing_where_there_is_nothing() -> None:
    run = looked("act")
    assert run.observe().own_time.minutes_used == 13
    assert MEETING in [state for at_min, state in states(run, "cai") if at_min > 60]
    assert MEETING not in [state for at_min, state in states(run, "dee") if at_min > 60]
    assert any("nobody named a cause" in line for line in log(run.desk))
    assert not run.floor.modifiers.guided


def test_where_nobody_knew_how_to_handle_something_acting_clears_it_up() -> None:
    run = looked("act", unclear=True)
    assert "login" in run.floor.modifiers.guided
    assert any("nobody knew how to handle login" in line for line in log(run.desk))


def test_without_enough_values_or_on_a_written_channel_there_is_no_band() -> None:
    early: dict[str, Any] = {"channel": "voice", "figure": "abandoned", "how": "hold"}
    assert "too few values" in (why_not(at(a_scenario()), "signal_or_noise", **early) or "")
    written = why_not(at(a_scenario()), "signal_or_noise", **{**early, "channel": "email"})
    assert written == "Email is not answered by the minute."


@pytest.mark.parametrize(("choice", "morale", "fatigue"), [("publish", -0.02, 0.03), ("private", 0.005, 0.0)])
def test_a_ranking_on_the_wall_costs_morale_and_wears_and_in_private_it_does_not(
    choice: str, morale: float, fatigue: float
) -> None:
    run, without = at(quiet()), at(quiet())
    decide(run, "ranking", choice=choice)
    for one in (run, without):
        one.advance(NINE + 3 * MIN)
    mine, other = agent(run, "cai").wellbeing, agent(without, "cai").wellbeing
    assert mine.morale - other.morale == pytest.approx(morale)
    assert mine.fatigue - other.fatigue == pytest.approx(fatigue, abs=1e-3)


def test_on_the_wall_contacts_get_shorter_and_listening_worse_for_two_hours() -> None:
    run = at(quiet())
    before = agent(run, "cai").wellbeing.step_skill[2]
    decide(run, "ranking", choice="publish")
    run.advance(NINE + 3 * MIN)
    assert agent(run, "cai").wellbeing.step_skill[2] == pytest.approx(before - 0.06)
    assert {"handle", "resolve"} <= {one.what for one in run.ledger.effects if one.cause == "decision:0"}
    assert run.observe().own_time.minutes_used == 2


def test_it_is_done_once_and_saying_that_there_is_none_is_a_way_too() -> None:
    run = at(quiet())
    decide(run, "ranking", choice="none")
    run.advance(NINE + 3 * MIN)
    assert "you ranked the agents: Nobody; you say that there will be no ranking" in log(run.desk)
    assert why_not(run, "ranking", choice="publish") is not None
