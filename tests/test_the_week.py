"""The week: played well, and with coaching crowded out each day; Friday's figures tell the two apart."""

from __future__ import annotations

import pytest

from floorsim.desk.decisions import script
from floorsim.lab.traps import arm
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.units import DAY_S
from tests.measuring import score

SCENARIO = load_scenario("the-week").scenario
CROWDED = next(trap for trap in SCENARIO.traps if trap.id == "no_time_for_people")
NEW = ("noor", "oskar")


@pytest.fixture(scope="module")
def worked() -> Run:
    run = Run(SCENARIO, 1001)
    refused = script.play(run, arm(SCENARIO, CROWDED, ()))
    assert [(one.planned.decision.kind, one.reason) for one in refused] == []
    return run


@pytest.fixture(scope="module")
def crowded_out() -> Run:
    run = Run(SCENARIO, 1001)
    refused = script.play(run, arm(SCENARIO, CROWDED, CROWDED.tempting))
    assert [(one.planned.decision.kind, one.reason) for one in refused] == []
    return run


def missed(run: Run) -> list[str]:
    return [one.whom for one in run.ledger.effects_of("duty") if one.detail != "held"]


def test_the_worked_run_holds_every_duty_of_five_days(worked: Run) -> None:
    assert missed(worked) == []


def test_every_message_that_wants_an_answer_gets_one_and_every_promise_is_kept(worked: Run) -> None:
    cases = worked.desk.cases.book.cases.values()
    assert [
        case.id
        for case in cases
        if case.category in ("message", "promise") and case.state in ("open", "missed")
    ] == []


def test_the_bill_project_is_live_on_tuesday_and_the_new_layout_on_wednesday(worked: Run) -> None:
    volume = [one for one in worked.ledger.decisions if one.kind == "driver_project"]
    assert len(volume) == 1
    assert "layout_asked" in worked.desk.consequences.milestones


def test_tuesdays_training_was_moved_to_friday(worked: Run) -> None:
    anjali = next(agent for agent in worked.floor.agents if agent.id == "anjali")
    had = [item for item in anjali.agenda if item.activity == "training" and item.done]
    assert [int(item.begun_s // DAY_S) for item in had] == [4]


def test_crowding_coaching_out_costs_the_week(worked: Run, crowded_out: Run) -> None:
    good, poor = score(worked), score(crowded_out)
    assert poor.overall < good.overall
    assert poor.burnout.value < good.burnout.value - 2.0


def test_crowding_coaching_out_shows_in_the_new_colleagues_on_friday(worked: Run, crowded_out: Run) -> None:
    for id in NEW:
        good, poor = (
            next(agent.wellbeing for agent in run.floor.agents if agent.id == id)
            for run in (worked, crowded_out)
        )
        assert poor.morale < good.morale
    assert "sat_missed_twice" in crowded_out.desk.consequences.milestones


def test_the_one_who_was_left_alone_says_so(worked: Run, crowded_out: Run) -> None:
    assert "oskar_offer" in {item.id for item in crowded_out.observe().inbox}
    assert "oskar_offer" not in {item.id for item in worked.observe().inbox}
