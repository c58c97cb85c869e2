"""C13: formal steps go by due process; a step that skips others is a breach, and a grievance follows."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.decisions.kinds.formal_step import FAIR_TRUST, GRIEVANCE_MORALE, GRIEVANCE_TRUST, MINUTES
from floorsim.desk.decisions.registry import decision_from
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, agent, at, decide, quiet, why_not

PATTERN = "late on 3, 9 and 16 May, 12 to 25 min"


def with_pattern(*on_record: str) -> Run:
    """Cai's lateness is on record, with these steps."""
    scenario = quiet(floor__play={"from": "09:00", "to": "12:00"})
    agents = tuple(
        one.model_copy(update={"pattern": PATTERN, "on_record": on_record}) if one.id == "cai" else one
        for one in scenario.floor.agents
    )
    return at(scenario.model_copy(update={"floor": scenario.floor.model_copy(update={"agents": agents})}))


def takes(run: Run, step: str) -> Any:
    """Takes a step with Cai and lets its minutes pass."""
    decide(run, "formal_step", agent="cai", step=step)
    run.advance(run.now_s + (MINUTES[step] + 1) * MIN)  # type: ignore[index]
    return run


def test_without_a_pattern_there_is_nothing_to_take_a_step_for() -> None:
    assert why_not(with_pattern(), "formal_step", agent="dee", step="verbal") == (
        "No pattern is on record for Dee; one bad contact is for a feedback talk (f)."
    )


def test_it_shows_the_pattern_the_record_and_the_next_step_of_the_policy() -> None:
    run = with_pattern("informal", "verbal", "written")
    facts = decision_from("formal_step", {"agent": "cai", "step": "hr"}).facts(run.desk.workspace)
    assert facts == (
        f"pattern: {PATTERN}",
        "on record: an informal talk, noted, a verbal warning and a written warning",
        "policy: next is a talk with HR; HR is involved before an improvement plan",
    )


def test_in_its_order_a_step_holds_and_costs_the_agent_little() -> None:
    run = takes(with_pattern("informal"), "verbal")
    assert not run.ledger.compliance
    assert [one.amount for one in run.ledger.effects_of("trust")] == pytest.approx([FAIR_TRUST])
    assert agent(run, "cai").wellbeing.morale == pytest.approx(0.59)


def test_an_improvement_plan_without_hr_is_a_breach_that_says_what_would_have_passed() -> None:
    run = takes(with_pattern("informal", "verbal", "written"), "improvement_plan")
    breach = run.ledger.compliance[0]
    assert (breach.breach, breach.instead) == (
        "an improvement plan for Cai without a talk with HR",
        "a talk with HR first",
    )
    run.advance(run.now_s + 31 * MIN)
    assert [one.amount for one in run.ledger.effects_of("trust")] == pytest.approx([GRIEVANCE_TRUST])
    assert any("has filed a grievance" in item.text for item in run.observe().inbox)
    hurt = [one.amount for one in run.ledger.effects_of("morale") if one.whom == "cai"]
    assert hurt[0] == pytest.approx(GRIEVANCE_MORALE)


def test_with_hr_first_the_same_plan_passes() -> None:
    run = takes(takes(with_pattern("informal", "verbal", "written"), "hr"), "improvement_plan")
    assert not run.ledger.compliance


def test_what_is_on_record_is_not_taken_again() -> None:
    run = takes(with_pattern(), "informal")
    assert why_not(run, "formal_step", agent="cai", step="informal") == (
        "An informal talk, noted is on record already; the next step is a verbal warning."
    )


def test_it_takes_more_of_your_time_the_further_it_goes_and_the_floor_is_out_of_sight() -> None:
    run = with_pattern()
    decide(run, "formal_step", agent="cai", step="informal")
    assert run.observe().own_time.blind
    assert run.observe().own_time.until_s == NINE + 30 * MIN
