"""A planned answer may be one to what is said later in the case: in a turn, or in a message of its thread."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.scenario.checks.every_check import check
from floorsim.scenario.models.scenario import Scenario
from tests.desk.desks import a_scenario, message

SAID_LATER: dict[str, Any] = {
    "choices": [
        {"id": "yes", "label": "Yes, that is possible.", "leads_to": "how"},
        {"id": "no", "label": "No, that isn't possible.", "minutes": 2},
    ],
    "turns": {"how": {"text": "How?", "choices": [{"id": "so", "label": "So."}]}},
}
THREAD = message("again", at="09:40", thread="m", choices=[{"id": "fine", "label": "Fine."}], if_missed=[])


def wrong(choice: str, at: str = "09:50") -> list[str]:
    planned = {"at": at, "do": "answer", "message": "m", "choice": choice}
    scenario: Scenario = a_scenario(messages=[message(**SAID_LATER), THREAD], expert=[planned])
    return [found.wrong for found in check(scenario) if found.path[:1] == ("expert",)]


@pytest.mark.parametrize("choice", ["so", "fine"])
def test_an_answer_to_a_turn_or_to_a_later_message_of_the_thread_is_known(choice: str) -> None:
    assert wrong(choice) == []


def test_an_answer_that_nothing_offers_is_told() -> None:
    assert wrong("sso") == ["there is no choice of m 'sso'"]


def test_the_first_deadline_holds_for_the_first_answers_only() -> None:
    assert wrong("no") == ["the answer comes after its deadline"]
    assert wrong("so") == []
