"""Quiet drift: green on both days; what was done with them shows beside the lights."""

from __future__ import annotations

from statistics import fmean

import pytest

from floorsim.desk.decisions import script
from floorsim.desk.decisions.script import planned_from
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from tests.measuring import score

SCENARIO = load_scenario("quiet-drift").scenario


@pytest.fixture(scope="module")
def worked() -> Run:
    run = Run(SCENARIO, 1)
    assert script.play(run, planned_from(SCENARIO.expert)) == []
    return run


@pytest.fixture(scope="module")
def alone() -> Run:
    run = Run(SCENARIO, 1)
    run.advance(SCENARIO.play_from_s + 7 * 3600.0)
    return run


def test_the_first_day_is_green_without_anybody_doing_anything(alone: Run) -> None:
    voice = next(channel for channel in alone.observe().channels if channel.id == "voice")
    assert voice.service_level is not None
    assert voice.service_level >= voice.target_share


def test_those_in_the_middle_score_below_what_the_best_do(alone: Run) -> None:
    scored = {agent.id: agent.reviews for agent in alone.observe().agents}
    best = scored["dina"]
    middle = [seen.mean for id in ("benoit", "grete", "hugo") if (seen := scored[id]) is not None]
    assert best is not None
    assert fmean(middle) < best.mean


def test_the_worked_run_holds_every_duty_and_keeps_every_promise(worked: Run) -> None:
    assert {one.detail for one in worked.ledger.effects_of("duty")} == {"held"}
    promises = [one for one in worked.desk.cases.book.cases.values() if one.category == "promise"]
    assert promises
    assert {one.state for one in promises} == {"answered"}


def test_the_cause_is_found_in_the_form_and_what_weighs_on_the_best_is_eased(worked: Run) -> None:
    assert "pdf_found" in worked.desk.consequences.milestones
    assert {"asta", "dina"} <= {one.whom.split(":")[0] for one in worked.ledger.effects_of("ease")}
    assert score(worked).overall > 80.0


def test_who_was_asked_in_time_does_not_say_that_they_are_leaving(worked: Run) -> None:
    assert "dina_leaves" not in {item.id for item in worked.observe().inbox}
