"""B7: a cross-training takes hours of the agent, and then a queue is no longer one person's alone."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.people.new_skills import FIRST, PER_HOUR, TOP
from floorsim.floor.states import TRAINING
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, agent, decide, quiet, why_not
from tests.desk.desks import at as run_at
from tests.desk.rows.people_days import HOUR, a_team, on_day, to_day
from tests.desk.rows.staffing import facts

PLAN: dict[str, Any] = {"agent": "cai", "channel": "email", "in_days": 1, "hour": 10, "hours": 2}


def email(run: Run, id: str = "cai") -> float | None:
    """The agent's proficiency on email."""
    queue = next(one for one in run.floor.queues if one.id == "email")
    return agent(run, id).proficiency.get(queue.index)


def planned(scenario: Scenario | None = None, **changes: Any) -> Run:
    """A training is planned on the first morning."""
    run = on_day(scenario or a_team(), 1)
    decide(run, "cross_train", **{**PLAN, **changes})
    run.advance(run.now_s + 20 * MIN)
    return run


def test_it_shows_where_only_one_person_can_serve_and_what_the_agent_can() -> None:
    assert facts(on_day(a_team(), 1), "cross_train", **PLAN) == ["Email: only Eve", "Cai: Voice 90%"]


def test_for_these_hours_the_agent_is_in_training_and_then_has_the_skill_weakly() -> None:
    run = to_day(planned(), 2, 11)
    assert agent(run, "cai").state == TRAINING
    assert email(run) is None
    to_day(run, 2, 12.1)
    assert email(run) == pytest.approx(FIRST + 2 * PER_HOUR)
    assert facts(run, "cross_train", **{**PLAN, "agent": "ben"})[0] == "every queue has two people or more"


def test_four_hours_bring_more_than_two() -> None:
    assert email(to_day(planned(hours=4), 2, 15)) == pytest.approx(FIRST + 4 * PER_HOUR)


def test_cover_is_a_measure_that_counts_what_was_learnt() -> None:
    from floorsim.scoring.evidence import Evidence
    from floorsim.scoring.result import result_json

    thin = []
    for run in (on_day(a_team(3), 1), planned(a_team(3))):
        to_day(run, 2, 12.5)
        figures = result_json(Evidence(run.compiled, run.ledger), every_figure=True)["floor"]
        thin.append(figures["skills_with_thin_cover"])
    assert thin == [1, 0]


def test_moved_there_the_agent_takes_its_contacts_and_gets_better_with_them() -> None:
    scenario = a_team(4)
    stream = {"forecast": {"per_hour": 30}, "drivers": {"billing": 1}, "talk": {"mean": "4m"}}
    email_stream = type(scenario.demand.streams["email"]).model_validate(stream)
    streams = {**scenario.demand.streams, "email": email_stream}
    busy = scenario.model_copy(update={"demand": scenario.demand.model_copy(update={"streams": streams})})
    run = to_day(planned(busy), 2, 12.5)
    decide(run, "move_agents", agents=["cai"], to="email")
    to_day(run, 4, 9)
    grown = email(run)
    assert grown is not None
    assert FIRST + 2 * PER_HOUR < grown <= TOP
    assert any(one.agent == agent(run, "cai").index and one.type.channel == 2 for one in run.ledger.finished)


def test_what_is_cancelled_has_taught_nothing() -> None:
    run = to_day(planned(), 2, 9)
    decide(run, "defer_activity", agents=["cai"], activity="training", how="cancel")
    to_day(run, 2, 13)
    assert email(run) is None


def test_why_it_is_not_possible_is_said() -> None:
    run = planned()
    assert why_not(run, "cross_train", **{**PLAN, "agent": "eve"}) == "Eve is trained on Email already."
    assert "planned already" in str(why_not(run, "cross_train", **PLAN))
    assert "within these days" in str(why_not(run, "cross_train", **{**PLAN, "agent": "ben", "in_days": 9}))
    assert "work from 06:00" in str(why_not(run, "cross_train", **{**PLAN, "agent": "ben", "hour": 6}))
    assert why_not(run_at(quiet()), "cross_train", **PLAN) == (
        "This shows over days, and here there is only today."
    )


def test_it_can_be_today() -> None:
    run = planned(in_days=0)
    run.advance(run.now_s + 3 * HOUR)
    assert email(run) is not None
