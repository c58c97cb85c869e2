"""E10: who works from home and hears nothing loses heart; a question helps, a camera does not."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, quiet, why_not
from tests.desk.rows.staffing import effects, facts


def at_home(make: Any = quiet) -> Run:
    agents = [
        {"id": "ana", "name": "Ana", "group": "phones", "shift": "plain", "remote": True},
        {"id": "cai", "name": "Cai", "group": "phones", "shift": "plain"},
    ]
    return at(make(floor__agents=agents, floor__play={"from": "09:00", "to": "11:59"}))


def test_two_hours_without_a_word_cost_who_is_at_home_some_morale() -> None:
    run = at_home()
    run.advance(NINE + 130 * MIN)
    assert [(whom, amount) for whom, amount, _ in effects(run, "isolation")] == [
        ("ana", -0.01),
        ("ana", -0.01),
    ]


@pytest.mark.parametrize(("how", "by"), [("ping", 0.01), ("camera", -0.02)])
def test_a_question_helps_and_a_camera_does_not(how: str, by: float) -> None:
    run = at_home()
    before = agent(run, "ana").wellbeing.morale
    decide(run, "check_in", agent="ana", how=how)
    run.advance(NINE + 4 * MIN)
    assert agent(run, "ana").wellbeing.morale == pytest.approx(before + by)
    run.advance(NINE + 62 * MIN)
    assert effects(run, "isolation") == []


def test_who_is_asked_says_how_it_is_and_who_is_watched_does_not() -> None:
    run = at_home(a_scenario)
    agent(run, "ana").wellbeing.fatigue = 0.8
    decide(run, "check_in", agent="ana", how="ping")
    run.advance(NINE + 4 * MIN)
    assert any("I could do with a few minutes off" in line for line in log(run.desk))
    other = at_home(a_scenario)
    agent(other, "ana").wellbeing.fatigue = 0.8
    decide(other, "check_in", agent="ana", how="camera")
    other.advance(NINE + 4 * MIN)
    assert "Ana: all fine here" in log(other.desk)


def test_it_shows_since_when_no_word_and_is_not_asked_again_at_once() -> None:
    run = at_home()
    assert facts(run, "check_in", agent="ana", how="ping")[0] == "at home, no word from you today"
    decide(run, "check_in", agent="ana", how="ping")
    run.advance(NINE + 10 * MIN)
    assert facts(run, "check_in", agent="ana", how="ping")[0] == "at home, your last word 09:03"
    assert (
        why_not(run, "check_in", agent="ana", how="ping") == "You asked Ana at 09:00; leave it until 10:00."
    )
