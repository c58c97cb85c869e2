"""C13: formal steps go by due process; a step that skips others is a breach, and a grievance follows."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.desk.decisions.kinds.formal_step import (
    FAIR_TRUST,
    GRIEVANCE_MORALE,
    GRIEVANCE_TRUST,
    KEPT_LATE,
    LAPSED_LATE,
    LATE_TIMES,
    MINUTES,
)
from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.states import OFF
from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, agent, at, decide, quiet, why_not
from tests.desk.rows.people_days import a_team, on_day, to_day

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
        "No pattern is on record for Dee; one bad contact is for a feedback talk."
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


def late_ben(*on_record: str, days: int = 4) -> Run:
    """Ben's lateness is a habit, with these steps on record; it is the first morning."""
    return on_day(a_team(days, ben={"late": 0.9, "pattern": PATTERN, "on_record": on_record}), 1, 9.5)


def steps_with_ben(run: Run, step: str, **more: Any) -> Run:
    decide(run, "formal_step", agent="ben", step=step, **more)
    run.advance(run.now_s + (MINUTES[step] + 1) * MIN)  # type: ignore[index]
    return run


def test_a_step_in_which_they_were_not_heard_does_not_hold_and_has_to_be_taken_again() -> None:
    run = steps_with_ben(late_ben(), "informal", heard="told")
    seen = decision_from("formal_step", {"agent": "ben", "step": "verbal"}).facts(run.desk.workspace)
    assert "does not hold, they were not heard: an informal talk, noted" in seen
    assert any(line.startswith("policy: next is an informal talk") for line in seen)
    steps_with_ben(run, "verbal")
    assert run.ledger.compliance[0].breach.endswith("without an informal talk, noted")


def test_who_was_heard_comes_late_less_often_and_a_look_on_the_date_adds_to_it() -> None:
    looked, lapsed = (steps_with_ben(late_ben(), "informal", review=1) for _ in range(2))
    assert agent(looked, "ben").wellbeing.late_times == pytest.approx(LATE_TIMES)
    owed = next(item for item in looked.observe().inbox if item.category == "promise")
    assert owed.subject.startswith("Look at it again with Ben by d2 ")
    decide(looked, "answer", message=owed.id, choice="call")
    for run in (looked, lapsed):
        to_day(run, 2, 11.5)
    assert agent(looked, "ben").wellbeing.late_times == pytest.approx(LATE_TIMES * KEPT_LATE)
    assert agent(lapsed, "ben").wellbeing.late_times == pytest.approx(LATE_TIMES * LAPSED_LATE)


def test_three_late_starts_in_these_days_are_a_pattern_without_anything_written_before() -> None:
    run = on_day(a_team(5, ben={"late": 1.0}), 1, 10)
    assert "no pattern is on record" in str(why_not(run, "formal_step", agent="ben", step="informal")).lower()
    to_day(run, 5, 10)
    assert why_not(run, "formal_step", agent="ben", step="informal") is None


def test_the_whole_path_ends_in_a_separation_that_takes_the_agent_off_the_roster() -> None:
    run = late_ben("informal", "verbal", "written", "hr")
    steps_with_ben(run, "improvement_plan", review=1)
    to_day(run, 3, 9.5)
    steps_with_ben(run, "separation")
    assert not run.ledger.compliance
    assert agent(run, "ben").resigned
    to_day(run, 4, 11)
    assert agent(run, "ben").state == OFF


def test_a_separation_before_the_date_of_the_plan_is_a_grievance_and_nobody_leaves() -> None:
    run = late_ben("informal", "verbal", "written", "hr")
    steps_with_ben(run, "improvement_plan", review=3)
    steps_with_ben(run, "separation")
    assert "the date of the improvement plan" in run.ledger.compliance[0].breach
    assert not agent(run, "ben").resigned
