"""C10: one tip on the step that goes wrong is a small fix; five are noise."""

from __future__ import annotations

import pytest

from floorsim.floor.people.steps import STEPS
from tests.desk.desks import MIN, NINE, a_scenario, agent, at, decide, log, quiet, why_not
from tests.desk.rows.staffing import facts


@pytest.mark.parametrize("step", STEPS)
def test_one_tip_moves_its_step_a_little_for_everyone_and_most_for_whoever_lacks_most(step: str) -> None:
    run = at(quiet())
    place = STEPS.index(step)
    before = {one.id: list(one.wellbeing.step_skill) for one in run.floor.agents}
    decide(run, "tip_of_day", choice=step)
    run.advance(NINE + 4 * MIN)
    for one in run.floor.agents:
        gained = [after - was for after, was in zip(one.wellbeing.step_skill, before[one.id], strict=True)]
        assert gained[place] == pytest.approx(0.02 * (1.0 - before[one.id][place]))
        assert sum(gained) == pytest.approx(gained[place])


def test_of_five_nothing_stays() -> None:
    run = at(quiet())
    skill = list(agent(run, "ana").wellbeing.step_skill)
    decide(run, "tip_of_day", choice="five")
    run.advance(NINE + 4 * MIN)
    assert list(agent(run, "ana").wellbeing.step_skill) == skill
    assert "you sent the tip of the day: Five things at once, one for each weak step" in log(run.desk)


def test_it_shows_what_reviews_found_missed_and_comes_once() -> None:
    run = at(a_scenario(), NINE + 110 * MIN)
    assert "missed in" in facts(run, "tip_of_day", choice="policy")[0]
    run = at(quiet())
    assert facts(run, "tip_of_day", choice="policy") == ["no reviews yet"]
    decide(run, "tip_of_day", choice="policy")
    run.advance(NINE + 5 * MIN)
    assert (
        why_not(run, "tip_of_day", choice="policy")
        == "You have done this once today, and more would do no good."
    )
