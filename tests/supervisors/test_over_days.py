"""The competent supervisor where there is a tomorrow: people noticed are asked, every day is reported."""

from __future__ import annotations

import pytest

from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.supervisors.registry import policy_named


@pytest.fixture(scope="module")
def played() -> Run:
    run = Run(load_scenario("quiet-drift").scenario, 1)
    policy_named("competent")(run)
    return run


def kinds_of(run: Run, day: int) -> list[str]:
    return [one.kind for one in run.ledger.decisions if one.accepted_s // 86_400 == day - 1]


def test_both_of_whom_something_was_noticed_are_asked_about_staying(played: Run) -> None:
    asked = {one.arguments["agent"] for one in played.ledger.decisions if one.kind == "stay_interview"}
    assert {"asta", "dina"} <= asked


def test_the_new_one_of_whom_something_was_noticed_has_a_buddy(played: Run) -> None:
    (nominated,) = [one for one in played.ledger.decisions if one.kind == "nominate"]
    assert nominated.arguments["role"] == "buddy"
    assert nominated.arguments["beside"] == "isla"


def test_every_day_is_handed_over_and_reported_once(played: Run) -> None:
    for day in (1, 2):
        assert kinds_of(played, day).count("report") == 1
        assert kinds_of(played, day).count("handover") == 1


def test_nothing_of_the_calendar_is_crowded_out(played: Run) -> None:
    assert {one.detail for one in played.ledger.effects_of("duty")} == {"held"}
