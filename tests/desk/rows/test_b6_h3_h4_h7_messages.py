"""B6, H3, H4, H7 as messages: the answer that deals with it also eases what weighs on people."""

from __future__ import annotations

from typing import Any

import pytest

from floorsim.floor.people.concerns import leaning
from floorsim.run.run import Run
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.shared_content import with_shared_content
from floorsim.scenario.yaml.reader import read_yaml
from tests.desk.desks import MIN, NINE, agent, at, decide
from tests.desk.rows.people_days import a_team

CONCERNS = ({"kind": "team"}, {"kind": "conflict", "agents": ["ben", "cai"]})


def answered(id: str, choice: str | None) -> Run:
    """The message came at five past nine, about Ben, and was answered at ten past."""
    tree: dict[str, Any] = a_team(1, CONCERNS, ben={"late": 0.5}).model_dump(mode="json", by_alias=True)
    tree["messages"] = [{"use": id, "at": "09:05", "agent": "ben"}]
    text = with_shared_content(read_yaml(_json(tree), "team")).tree
    run = at(Scenario.model_validate(text), NINE + 10 * MIN)
    if choice is not None:
        decide(run, "answer", message=id, choice=choice)
    run.advance(run.now_s + 20 * MIN)
    return run


def _json(tree: dict[str, Any]) -> bytes:
    import json

    return json.dumps(tree).encode()


@pytest.mark.parametrize(
    ("id", "good", "poor", "kind"),
    [
        ("pizza_on_friday", "listen_to_three", "pizza", "team"),
        ("tone_in_the_channel", "both_today", "rules_post", "conflict"),
    ],
)
def test_the_good_answer_eases_it_and_the_poor_one_leaves_it(
    id: str, good: str, poor: str, kind: str
) -> None:
    parts = [agent(answered(id, choice), "ben").wellbeing.concerns[kind].part for choice in (good, poor)]
    assert parts[0] < parts[1] == 1.0


def test_who_is_asked_about_staying_wants_to_stay_and_who_is_left_alone_does_not() -> None:
    asked, left = (
        leaning(agent(answered("never_a_word", how), "ben").wellbeing)
        for how in ("ask_this_week", "dont_wake")
    )
    assert asked < 0 < left


def test_asked_first_somebody_comes_late_less_often_than_told_in_the_channel() -> None:
    asked, told = (
        agent(answered("third_time_this_week", how), "ben").wellbeing.late_times
        for how in ("ask_first", "in_the_channel")
    )
    assert asked < told < 1.0
