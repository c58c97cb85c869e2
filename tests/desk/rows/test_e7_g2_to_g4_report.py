"""E7, G2, G3, G4: a report's formula, cause and ask, and what becomes of what was said."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from floorsim.desk.decisions.registry import decision_from, kinds
from floorsim.desk.reports.content import report_content
from floorsim.desk.reports.held_against import (
    BLAME,
    BLAME_HEARD,
    BLAME_MORALE,
    CAUSE_ALONE,
    EXPLAINED,
    FACTS,
    FORECAST,
    FORECAST_BROKEN,
    FOUND_SHARE,
    OMITTED,
    SPIN,
    SPIN_FOUND,
    WRONG_FOUND,
)
from floorsim.desk.reports.statement import below_target
from floorsim.floor.states import OFF
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.supervisor import Supervisor
from floorsim.units import DAY_S
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, quiet, why_not

SUMMARY = {"duties": [{"kind": "daily_summary", "at": "10:00", "for": "10m"}]}
FOUND_SEED, UNFOUND_SEED = 1, 2
"""Seeds whose report of day 1 is found out, and is not, by the numbers that belong to it."""


@cache
def short_floor() -> Scenario:
    """Voice with far more calls than planned: its target is missed, and why can be seen."""
    voice = {
        "forecast": {"per_hour": 40},
        "reality": [["08:00", 2.2]],
        "drivers": {"login": 1, "billing": 1},
        "talk": {"mean": "4m"},
        "patience": {"exponential": "2m"},
        "repeat": {"share": 0.6},
    }
    email = {"forecast": {"per_hour": 6}, "drivers": {"billing": 1}, "talk": {"mean": "6m"}}
    return a_scenario(demand__streams={"voice": voice, "email": email}, supervisor=SUMMARY)


def soon_over() -> Scenario:
    """Voice falls short until half past nine, and few call afterwards."""
    voice = {
        "forecast": {"per_hour": 40},
        "reality": [["08:00", 1.2], ["09:00", 1.5], ["09:28", 0.3]],
        "drivers": {"login": 1, "billing": 1},
        "talk": {"mean": "3m"},
        "patience": {"exponential": "2m"},
    }
    email = {"forecast": {"per_hour": 1}, "drivers": {"billing": 1}, "talk": {"mean": "1m"}}
    return a_scenario(demand__streams={"voice": voice, "email": email}, supervisor=SUMMARY)


def reported(seed: int = FOUND_SEED, until_min: float = 119, **said: Any) -> Run:
    """A run in which this is said with the daily summary at ten."""
    run = at(short_floor(), NINE + 30 * MIN, seed=seed)
    decide(run, "report", **said)
    run.advance(NINE + until_min * MIN)
    return run


def trust(run: Run) -> list[float]:
    return [round(one.amount, 4) for one in run.ledger.effects_of("trust")]


def inbox(run: Run) -> list[str]:
    return [item.text for item in run.observe().inbox if item.sender == report_content().sender]


def draws(seed: int) -> tuple[float, ...]:
    return at(short_floor(), seed=seed).floor.random.few(3, "report", "day", 0)


def test_the_seeds_of_these_tests_are_what_they_are_called() -> None:
    assert draws(FOUND_SEED)[0] < FOUND_SHARE <= draws(UNFOUND_SEED)[0]


def test_the_facts_go_out_in_the_time_of_the_daily_summary_and_take_no_other() -> None:
    run = at(short_floor(), NINE + 30 * MIN)
    assert run.desk.timing(decision_from("report", {})).minutes == 0
    decide(run, "report", cause="volume")
    run.advance(NINE + 71 * MIN)
    assert run.observe().own_time.minutes_used == 10
    said = {one.whom: one.amount for one in run.ledger.effects_of("report")}
    assert 0 < said["voice.service_level"] < 0.8
    assert "voice.abandoned" in said


def test_what_one_decides_on_is_shown_before() -> None:
    run = at(short_floor(), NINE + 30 * MIN)
    missed, plan, stands, when = decision_from("report", {}).facts(run.desk.workspace)
    assert missed.startswith("Voice SL ")
    assert "target 80%" in missed
    assert "contacts +" in plan and "handle time" in plan  # noqa: PT018
    assert stands == "trust 60 of 100"
    assert when == "goes out with daily summary, 10:00"


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ({"cause": "volume"}, FACTS + CAUSE_ALONE),
        ({"cause": "not_known"}, FACTS),
        ({}, FACTS + OMITTED),
        ({"cause": "volume", "verdict": "none", "figures": ["qa"]}, FACTS + OMITTED),
        ({"cause": "team"}, FACTS + BLAME),
        ({"cause": "volume", "back_by": "10:50"}, FACTS + CAUSE_ALONE + FORECAST),
    ],
)
def test_what_is_said_of_a_miss_moves_trust_at_once(said: dict[str, Any], now: float) -> None:
    run = reported(until_min=75, **said)
    assert sum(trust(run)) == pytest.approx(now)


def test_a_fix_counts_if_it_was_done_and_costs_if_nobody_knows_of_it() -> None:
    done = at(short_floor(), NINE, seed=FOUND_SEED)
    decide(done, "announcement", message="honest_range")
    done.advance(NINE + 30 * MIN)
    decide(done, "report", cause="volume", fix="customers_told")
    done.advance(NINE + 119.9 * MIN)
    assert sum(trust(done)) == pytest.approx(FACTS + EXPLAINED)
    claimed = reported(cause="volume", fix="customers_told", until_min=120)
    assert sum(trust(claimed)) == pytest.approx(FACTS + EXPLAINED + WRONG_FOUND)
    assert any("Nobody here knows of it" in text for text in inbox(claimed))


FLATTERING: dict[str, Any] = {
    "figures": ["voice.service_level.of_answered"],
    "formula": "left_out",
    "verdict": "none",
}


def test_a_flattering_formula_pays_now_and_costs_more_when_it_is_found_out() -> None:
    found = reported(cause="volume", until_min=120, **FLATTERING)
    never = reported(cause="volume", until_min=120, seed=UNFOUND_SEED, **FLATTERING)
    assert sum(trust(never)) == pytest.approx(SPIN + CAUSE_ALONE)
    assert sum(trust(found)) == pytest.approx(SPIN + CAUSE_ALONE + SPIN_FOUND)
    assert SPIN - FACTS + FOUND_SHARE * SPIN_FOUND < 0
    assert any("Who gave up was left out" in text for text in inbox(found))


def test_the_same_figure_with_its_formula_or_beside_the_targets_own_deceives_nobody() -> None:
    for more in (
        {"formula": "named"},
        {"figures": ["voice.service_level.of_answered", "voice.service_level"]},
    ):
        run = reported(cause="volume", until_min=120, **{**FLATTERING, **more})
        assert sum(trust(run)) == pytest.approx(FACTS + CAUSE_ALONE)


def test_a_target_said_to_be_met_that_was_missed_is_found_out() -> None:
    run = reported(verdict="met", cause="volume", until_min=120)
    assert SPIN_FOUND in trust(run)
    assert any("the targets were met" in text and "left out" not in text for text in inbox(run))


def test_a_cause_that_was_another_one_is_found_out() -> None:
    run = reported(cause="staffing", until_min=120)
    assert sum(trust(run)) == pytest.approx(FACTS + CAUSE_ALONE + WRONG_FOUND)


def test_blame_is_heard_of_by_those_blamed() -> None:
    heard = next(seed for seed in range(1, 9) if draws(seed)[2] < FOUND_SHARE)
    run, other = reported(heard, 120, cause="team"), reported(heard, 120, cause="volume")
    assert BLAME_HEARD in trust(run)
    lost = agent(other, "ana").wellbeing.morale - agent(run, "ana").wellbeing.morale
    assert lost == pytest.approx(-BLAME_MORALE)


def test_a_report_sent_again_with_the_truth_is_not_found_out() -> None:
    run = reported(until_min=75, cause="volume", **FLATTERING)
    decide(run, "report", cause="volume")
    run.advance(NINE + 120 * MIN)
    assert SPIN_FOUND not in trust(run)
    assert sum(trust(run)) == pytest.approx(SPIN + CAUSE_ALONE)


ASK: dict[str, Any] = {"cause": "volume", "ask": "overtime", "owner": "planning", "by": "11:00"}


def overtime_h(run: Run) -> float:
    return run.observe().budget.overtime_budget_s / 3600


def test_an_ask_with_owner_date_and_figures_is_granted_where_a_vague_one_is_not() -> None:
    seeds = range(1, 7)
    clear = [seed for seed in seeds if overtime_h(reported(seed, 95, **ASK)) > 6]
    vague = [seed for seed in seeds if overtime_h(reported(seed, 95, cause="volume", ask="general")) > 6]
    bare = [
        seed
        for seed in seeds
        if overtime_h(reported(seed, 95, **{**ASK, "cause": "none", "figures": ["occupancy"]})) > 6
    ]
    assert set(vague) < set(clear)
    assert set(bare) < set(clear)
    assert overtime_h(reported(clear[0], 95, **ASK)) == 8


def test_leadership_answers_by_message() -> None:
    texts = inbox(reported(until_min=95, **ASK))
    assert len([text for text in texts if text.startswith("Two hours of overtime: ")]) == 1


def test_a_fix_upstream_makes_the_top_driver_easier() -> None:
    seed = next(seed for seed in range(1, 20) if draws(seed)[1] < 0.5)
    ask = {"cause": "volume", "ask": "upstream", "owner": "it", "by": "11:30"}
    early = {"duties": [{"kind": "daily_summary", "at": "09:10", "for": "10m"}]}
    scenario = short_floor()
    run = at(scenario.model_copy(update={"supervisor": Supervisor.model_validate(early)}), seed=seed)
    decide(run, "report", **ask)
    run.advance(NINE + 100 * MIN)
    assert {one.what for one in run.ledger.effects if one.cause == "decision:0"} >= {"resolve", "handle"}


def two_days() -> Run:
    play = {"from": "09:00", "to": "d2 11:00", "every_day": True}
    shifts = {
        "plain": {"from": "08:00", "to": "16:00"},
        "first": {"from": "08:00", "to": "16:00", "days": [1]},
    }
    agents = [
        {"id": who, "group": "phones", "shift": shift, "overtime_willing": True}
        for who, shift in (("ana", "plain"), ("ben", "first"), ("cai", "first"))
    ]
    scenario = short_floor().model_dump(by_alias=True, exclude_unset=True, mode="json")
    scenario["floor"] |= {"days": 2, "play": play, "shifts": shifts, "agents": agents}
    scenario["supervisor"] = {"duties": [{**SUMMARY["duties"][0], "days": [1]}]}
    return at(Scenario.model_validate(scenario), NINE + 30 * MIN, seed=4)


def test_people_asked_for_come_in_the_day_after() -> None:
    run = two_days()
    decide(run, "report", cause="volume", ask="people", owner="planning", by="d2 09:00")
    run.advance(NINE + 100 * MIN)
    came = [one.whom for one in run.ledger.effects_of("call_in")]
    assert sorted(came) == ["ben", "cai"]
    run.advance(DAY_S + NINE)
    assert agent(run, "ben").state != OFF
    last = at(short_floor(), NINE + 30 * MIN)
    assert "no day after this one" in (why_not(last, "report", ask="people") or "").lower()


def top_driver(run: Run) -> str:
    """What most customers contacted about on the first day, until the summary."""
    came = [one.type.driver_id for one in run.ledger.contacts if one.arrived_s < NINE + 70 * MIN]
    return max({*came}, key=came.count)


def test_training_asked_for_is_in_the_plan_of_the_day_after() -> None:
    run = two_days()
    decide(run, "report", cause="volume", ask="training", owner="planning", by="d2 09:00")
    run.advance(NINE + 100 * MIN)
    assert [(one.whom, one.detail) for one in run.ledger.effects_of("activity")] == [("ana", "training")]
    run.advance(DAY_S + NINE + 100 * MIN)
    assert [one.driver for one in run.ledger.training] == [top_driver(run)]


def test_the_day_after_yesterday_can_be_corrected_but_brings_nothing_again() -> None:
    run = two_days()
    decide(run, "report", cause="volume", **FLATTERING)
    run.advance(DAY_S + NINE + 5 * MIN)
    before = sum(trust(run))
    decide(run, "report", cause="volume", period="yesterday")
    run.advance(DAY_S + NINE + 30 * MIN)
    assert sum(trust(run)) == pytest.approx(before)
    decide(run, "report", cause="volume", period="week")
    run.advance(DAY_S + NINE + 60 * MIN)
    assert sum(trust(run)) == pytest.approx(before + FACTS + CAUSE_ALONE)
    assert "it holds" in (why_not(run, "report", period="week") or "")


def test_a_report_on_the_week_goes_out_with_the_summary_that_is_about_it() -> None:
    run = two_days()
    weekly = {"kind": "daily_summary", "at": "09:40", "for": "20m", "days": [2], "about": "week"}
    scenario = run.scenario.model_copy(
        update={"supervisor": Supervisor.model_validate({"duties": [weekly, SUMMARY["duties"][0]]})}
    )
    run = at(scenario, DAY_S + NINE + 5 * MIN)
    for period, goes_out in (("week", "09:40"), ("today", "10:00"), ("yesterday", "")):
        view = decision_from("report", {"period": period}).look(run.desk.workspace)  # type: ignore[attr-defined]
        assert view.goes_out.rpartition(" ")[2] == goes_out
    assert decision_from("report", {}).definite(run.desk.workspace).period == "week"  # type: ignore[attr-defined]
    decide(run, "report", cause="volume")
    run.advance(DAY_S + NINE + 61 * MIN)
    (told,) = {one.at_s for one in run.ledger.effects_of("report")}
    assert told == DAY_S + NINE + 60 * MIN


def test_a_date_is_checked_when_it_comes() -> None:
    run = reported(until_min=115, cause="volume", back_by="10:50")
    assert FORECAST_BROKEN in trust(run)
    assert any("would be back above 80% by now" in text for text in inbox(run))


def test_a_date_is_not_named_where_the_target_is_met_again_before_the_summary_goes_out() -> None:
    run = at(soon_over(), NINE + 30 * MIN, seed=3)
    reports = run.desk.workspace.reports
    assert below_target(reports.figures("today"))
    decide(run, "report", cause="volume", back_by="10:50")
    run.advance(NINE + 60 * MIN)
    assert not below_target(reports.figures("today"))
    run.advance_to_end()
    assert not any("as you said" in text or "You wrote" in text for text in inbox(run))


def test_what_cannot_be_said_is_refused_with_a_reason() -> None:
    run = at(short_floor(), NINE + 30 * MIN)
    assert "no figure voice.speed" in (why_not(run, "report", figures=["voice.speed"]) or "")
    assert "Yesterday: there is nothing" in (why_not(run, "report", period="yesterday") or "")
    assert "you are not here after 11:00" in (why_not(run, "report", back_by="12:00") or "").lower()
    assert "a service level says little" in (why_not(run, "report", back_by="10:20") or "")
    assert "09:40 is past" in (why_not(run, "report", ask="overtime", by="09:40") or "").lower()


def test_once_it_is_said_it_is_said_and_asked_for_it_is_asked_for() -> None:
    run = reported(until_min=75, **ASK)
    assert "it holds" in (why_not(run, "report", cause="volume") or "")
    assert "leadership answers once" in (why_not(run, "report", **ASK) or "")


def test_where_nobody_expects_a_report_there_is_none() -> None:
    assert why_not(at(quiet()), "report") == "Nobody expects a report in this shift."


def test_left_out_it_costs_what_a_missed_summary_costs() -> None:
    run = at(short_floor(), NINE + 30 * MIN)
    decide(run, "report")
    decide(run, "fixed_duty", duty="daily_summary", how="skip")
    run.advance(NINE + 90 * MIN)
    assert trust(run) == [-0.04]
    assert "not held: daily summary" in log(run.desk)


def test_every_fix_stands_for_decisions_that_there_are() -> None:
    known = {kind.kind for kind in kinds()} | {"change_announcement"}
    assert {name for fix in report_content().fixes.values() for name in fix.kinds} <= known


def test_what_a_report_says_does_not_depend_on_how_time_is_advanced() -> None:
    whole, sliced = (at(short_floor(), NINE + 30 * MIN) for _ in range(2))
    for run in (whole, sliced):
        decide(run, "report", back_by="10:50", **ASK)
    for minute in range(30, 120, 7):
        sliced.advance(NINE + minute * MIN + 13.0)
    for run in (whole, sliced):
        run.advance(NINE + 120 * MIN)
    assert whole.ledger.digest() == sliced.ledger.digest()
