"""C15: the cause of a repeated error is a person, training, the process or a tool; one of them ends it."""

from __future__ import annotations

from typing import Any

from floorsim.desk.decisions.kinds.error_cause import TOOL_AFTER_S
from floorsim.desk.decisions.registry import decision_from
from floorsim.floor.measures.reading import Reading
from floorsim.floor.people.steps import STEPS
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, why_not
from tests.desk.improving_floor import two_days
from tests.desk.rows.staffing import facts

NOON = NINE + 180 * MIN


def struck(effect: dict[str, Any]) -> Scenario:
    """The floor with something going on for both days."""
    incident = {"id": "cause", "title": "Cause", "from": "08:00", "to": "d2 16:00", "effects": [effect]}
    return two_days(incidents=[incident], quality={"reviews_per_agent": 8})


UNCLEAR = {"unclear": {"drivers": ["billing"]}}
BY_TOOL = {"driver": {"drivers": ["login", "billing"], "mistakes": {"verification": 400}}}


def acted(scenario: Scenario, step: str, cause: str) -> Run:
    """A run in which this was taken for the cause at noon of the first day; up to noon of the second."""
    run = at(scenario, NOON)
    decide(run, "error_cause", step=step, cause=cause)
    run.advance(run.desk.now + 24 * 60 * MIN)
    return run


def missed(run: Run, step: str, driver: str, from_s: float) -> float:
    """Chance that the step is missed on contacts of a driver answered from then on, in truth."""
    judged = Reading(run.compiled, run.ledger).judged
    assert judged is not None
    index = {one.index for one in run.floor.compiled.contact_types if one.driver_id == driver}
    mine = [
        place
        for place in range(len(judged.contacts))
        if judged.contacts.contact_type[place] in index and judged.contacts.answered_s[place] >= from_s
    ]
    return 1.0 - float(judged.quality.chance[mine, STEPS.index(step)].mean())


def test_who_misses_it_how_many_agents_and_on_what_is_shown_first() -> None:
    run = at(struck(BY_TOOL), NOON)
    shown = facts(run, "error_cause", step="verification", cause="tool")
    assert shown[0].startswith("verification: missed in ")
    assert "by " in shown[0]
    assert " agents of " in shown[0]
    assert shown[1].startswith("most: A")
    assert shown[2].startswith(("on: login ", "on: billing "))
    decision = decision_from("error_cause", {"step": "verification", "cause": "tool"})
    assert decision.cost_minutes(run.desk.workspace) == 10


def test_an_unclear_rule_stops_costing_the_step_once_it_is_settled_and_not_by_coaching_one_person() -> None:
    right, wrong = (acted(struck(UNCLEAR), "policy", cause) for cause in ("process", "person"))
    after = NOON + 30 * MIN
    assert missed(right, "policy", "billing", after) < 0.5 * missed(wrong, "policy", "billing", after)


def test_a_form_that_asks_for_it_ends_what_a_tool_costs_after_its_time_and_training_does_not() -> None:
    right, wrong = (acted(struck(BY_TOOL), "verification", cause) for cause in ("tool", "training"))
    after = NOON + 11 * MIN + TOOL_AFTER_S
    assert missed(right, "verification", "login", after) < 0.5 * missed(wrong, "verification", "login", after)
    before = (
        missed(right, "verification", "login", NOON + 10 * MIN),
        missed(right, "verification", "login", after),
    )
    assert before[0] > before[1]


def test_training_helps_everyone_a_little_and_one_person_much() -> None:
    skills = {}
    for cause in ("training", "person"):
        run = at(struck(BY_TOOL), NOON)
        before = {one.id: one.wellbeing.step_skill[1] for one in run.floor.agents}
        decide(run, "error_cause", step="verification", cause=cause)
        run.advance(run.desk.now + 11 * MIN)
        skills[cause] = {id: agent(run, id).wellbeing.step_skill[1] - was for id, was in before.items()}
    assert all(gain > 0 for gain in skills["training"].values())
    assert sum(gain > 0 for gain in skills["person"].values()) == 1
    assert max(skills["person"].values()) > max(skills["training"].values())


def test_picking_out_somebody_for_what_all_miss_alike_costs_morale() -> None:
    run = at(struck(BY_TOOL), NOON)
    decide(run, "error_cause", step="verification", cause="person")
    run.advance(run.desk.now + 11 * MIN)
    found = [one for one in run.ledger.effects_of("morale") if one.cause.startswith("decision:")]
    assert [round(one.amount, 3) for one in found] == [-0.03]


def test_it_needs_reviews_an_error_found_twice_and_another_cause_than_before() -> None:
    none = at(a_scenario(quality={"reviews_per_agent": 0}))
    assert "reviews are written" in str(why_not(none, "error_cause", step="policy", cause="tool"))
    run = at(struck(BY_TOOL), NOON)
    decide(run, "error_cause", step="verification", cause="person")
    assert "already" in str(why_not(run, "error_cause", step="verification", cause="person"))
    assert why_not(run, "error_cause", step="verification", cause="tool") is None
