"""A5: a post about handle time. A target with its reason helps a little; pressure does and costs more."""

from __future__ import annotations

import pytest

from floorsim.run.run import Run
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, quiet, why_not
from tests.desk.rows.staffing import facts


def factor(run: Run) -> float:
    return next(one.handle for one in run.floor.compiled.contact_types)


@pytest.mark.parametrize(("choice", "times"), [("supportive", 0.97), ("pressure", 0.94)])
def test_contacts_are_shorter_for_three_quarters_of_an_hour(choice: str, times: float) -> None:
    run = at(quiet())
    usual = factor(run)
    decide(run, "handle_time_post", choice=choice)
    run.advance(NINE + 2 * MIN)
    assert factor(run) == pytest.approx(times * usual)
    run.advance(NINE + 47 * MIN)
    assert factor(run) == pytest.approx(usual)


def test_pressure_costs_mood_for_good_and_listening_while_it_lasts() -> None:
    run = at(quiet())
    ana = agent(run, "ana").wellbeing
    morale, skill, resolvable = (
        ana.morale,
        list(ana.step_skill),
        run.floor.compiled.contact_types[0].resolvable,
    )
    decide(run, "handle_time_post", choice="pressure")
    run.advance(NINE + 2 * MIN)
    assert ana.morale == pytest.approx(morale - 0.04)
    assert sum(ana.step_skill) == pytest.approx(sum(skill) - 0.2)
    assert run.floor.compiled.contact_types[0].resolvable < resolvable
    run.advance(NINE + 47 * MIN)
    assert ana.step_skill == pytest.approx(skill)
    assert ana.morale == pytest.approx(morale - 0.04)


def test_a_supportive_target_leaves_people_and_resolution_alone() -> None:
    run = at(quiet())
    ana = agent(run, "ana").wellbeing
    morale, skill = ana.morale, list(ana.step_skill)
    decide(run, "handle_time_post", choice="supportive")
    run.advance(NINE + 2 * MIN)
    assert (ana.morale, list(ana.step_skill)) == (morale, skill)


def test_it_shows_handle_times_and_cannot_be_said_again_at_once_nor_all_day() -> None:
    run = at(a_scenario(), NINE + 10 * MIN)
    assert "handle time" in facts(run, "handle_time_post", choice="supportive")[0]
    decide(run, "handle_time_post", choice="supportive")
    run.advance(NINE + 12 * MIN)
    again = why_not(run, "handle_time_post", choice="pressure")
    assert again == "You have just done this; it makes sense again from 09:55."
    run.advance(NINE + 56 * MIN)
    decide(run, "handle_time_post", choice="supportive")
    run.advance(NINE + 110 * MIN)
    assert why_not(run, "handle_time_post", choice="supportive") == (
        "You have done this twice today, and more would do no good."
    )
