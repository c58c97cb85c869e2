"""A14: a senior set aside answers questions: a head fewer, shorter holds, more resolved, faster learning."""

from __future__ import annotations

from typing import Any

from floorsim.floor.help_desk import ANSWER_S, ASK_AROUND_S
from floorsim.floor.states import COACHING
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import MIN, NINE, a_scenario, at, decide, log, quiet, states, why_not
from tests.desk.rows.staffing import facts

AGENTS = [
    {"id": "ana", "name": "Ana", "group": "phones", "shift": "plain", "tenure_weeks": 300},
    {"id": "cai", "name": "Cai", "group": "phones", "shift": "plain", "tenure_weeks": 200},
    *({"id": f"new-{n}", "name": f"New {n}", "group": "phones", "tenure_weeks": 2} for n in range(1, 7)),
]


def with_new_hires(make: Any = a_scenario) -> Scenario:
    scenario: Scenario = make(floor__agents=AGENTS)
    return scenario


def helped(decided: bool, seed: int = 1) -> Run:
    run = at(with_new_hires(), seed=seed)
    if decided:
        decide(run, "quick_help", agents=["ana"], length=90)
    run.advance(NINE + 90 * MIN)
    return run


def test_holds_are_shorter_and_new_hires_learn_faster_while_somebody_can_be_asked() -> None:
    without, with_help = helped(False), helped(True)
    held = [one.hold_s for one in with_help.floor.help_desk.questions if one.at_s > NINE + 2 * MIN]
    assert len(held) > 5
    assert min(held) == ANSWER_S
    assert max(held) <= ASK_AROUND_S
    assert {one.hold_s for one in without.floor.help_desk.questions} == {ASK_AROUND_S}
    novices = [[one.wellbeing.newness for one in run.floor.agents[2:]] for run in (without, with_help)]
    assert sum(novices[1]) < sum(novices[0])


def test_the_helper_takes_no_contact_meanwhile_and_is_back_after_the_turn() -> None:
    run = at(with_new_hires())
    decide(run, "quick_help", agents=["ana"], length=15)
    run.advance(NINE + 30 * MIN)
    began = next(at_min for at_min, state in states(run, "ana") if state == COACHING)
    back = next(at_min for at_min, state in states(run, "ana") if at_min > began)
    assert round(back - began, 6) == 15.0
    assert not run.floor.help_desk.is_staffed()


def test_several_take_turns() -> None:
    run = at(with_new_hires(quiet))
    decide(run, "quick_help", agents=["ana", "cai"], length=15)
    run.advance(NINE + 40 * MIN)
    turns = [next(m for m, state in states(run, id) if state == COACHING) for id in ("ana", "cai")]
    assert turns == [1.0, 16.0]
    assert "you set Ana and Cai aside for questions, 15 minutes each" in log(run.desk)


def test_it_shows_who_asks_how_often() -> None:
    run = at(with_new_hires(), NINE + 60 * MIN)
    seen = facts(run, "quick_help", agents=["ana"])
    assert "in the last 30 min" in seen[0]
    assert "New" in seen[0]


def test_who_is_new_or_has_no_time_cannot_help() -> None:
    run = at(with_new_hires(quiet))
    assert why_not(run, "quick_help", agents=["new-1"]) == "New 1 is too new to answer for others."
    decide(run, "quick_help", agents=["ana", "cai"], length=60)
    run.advance(NINE + 5 * MIN)
    assert why_not(run, "quick_help", agents=["cai"]) == "Cai has a turn coming already."
