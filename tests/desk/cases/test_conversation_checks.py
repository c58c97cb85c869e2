"""What the check of a conversation tells: dead ends, lines that nobody hears, circles, lengths, names."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from pydantic import ValidationError

from floorsim.desk.cases.conversation import AgentConversation
from floorsim.desk.cases.conversation_checks import check_conversation
from floorsim.desk.cases.rehearsal import rehearse

SMALL: dict[str, Any] = {
    "id": "small",
    "title": "{agent}: a small one",
    "temperament": "bored",
    "steps": ["greeting"],
    "minutes": 10,
    "levels": {"trust": 50, "clarity": 20},
    "turns": {
        "open": {
            "text": "What is it?",
            "choices": [
                {"id": "ask", "label": "Which call was hardest?", "changes": {"trust": 5, "clarity": 10},
                 "best": True, "leads_to": "close"},
                {"id": "tell", "label": "Use names.", "changes": {"trust": -10}, "leads_to": "close"},
            ],
        },
        "close": {
            "text": [{"needs": {"at_least": {"trust": 50}}, "text": "The first one."}, {"text": "Fine."}],
            "choices": [
                {"id": "goal", "label": "Name first, always.", "changes": {"clarity": 30}, "best": True},
                {"id": "more", "label": "Just be friendlier."},
            ],
        },
        "how": {
            "text": "Long.",
            "choices": [
                {"id": "listen", "label": "What makes it long?", "best": True, "leads_to": "back"},
                {"id": "so", "label": "It is what it is.", "leads_to": "back"},
            ],
        },
    },
    "subjects": [{"id": "day", "label": "How is your day?", "leads_to": "how"}],
    "ends": {
        "out_of_time": {"text": "nothing"},
        "agreed": {"needs": {"at_least": {"clarity": 50}}, "text": "agreed"},
        "half": {"text": "half"},
    },
}  # fmt: skip


def told(*changes: tuple[str, Any]) -> list[str]:
    """What the check says once these values, by their dotted places, are others."""
    text = deepcopy(SMALL)
    for place, value in changes:
        *path, last = (int(step) if step.isdigit() else step for step in place.split("."))
        inner: Any = text
        for step in path:
            inner = inner[step]
        inner[last] = value
    return [fault.wrong for fault in check_conversation(AgentConversation.model_validate(text))]


def test_a_sound_one_has_no_faults() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("place", "value", "wrong"),
    [
        ("turns.open.choices.0.leads_to", "clsoe", "there is no turn 'clsoe'"),
        ("turns.open.choices.0.changes", {"anger": 5}, "there is no level 'anger'"),
        ("turns.open.choices.0.needs", {"marks": ["goal"]}, "there is no mark 'goal'"),
        ("turns.close.choices.1.best", True, "not exactly one answer is the best"),
        ("turns.close.choices.1.id", "ask", "ask is the id of two answers"),
        ("turns.close.choices.0.label", "x" * 101, "the answer has 101 characters"),
        ("turns.open.choices.0.reply", "no " * 13, "this line has 13 words"),
        ("ends.agreed.needs", {"at_least": {"clarity": 90}}, "it never ends so"),
        ("turns.close.text.0.needs", {"at_least": {"trust": 90}}, "nobody ever says “The first one.”"),
    ],
)  # fmt: skip
def test_a_fault_is_told(place: str, value: Any, wrong: str) -> None:
    assert wrong in told((place, value))


def test_a_way_round_that_takes_no_time_is_a_circle() -> None:
    found = told(
        ("turns.open.choices.0.leads_to", "open"),
        ("turns.open.choices.1.leads_to", "open"),
        ("turns.open.choices.0.minutes", 0),
        ("turns.open.choices.1.minutes", 0),
    )
    assert found
    assert "goes in a circle" in found[0]


def test_what_a_file_must_have_is_asked_of_it_at_once() -> None:
    for change in (
        {"turns": {"start": SMALL["turns"]["open"]}},
        {"ends": {"half": {"text": "half"}}},
        {"ends": {"out_of_time": {"text": "n"}, "agreed": {"needs": {"marks": ["goal"]}, "text": "a"}}},
    ):
        with pytest.raises(ValidationError):
            AgentConversation.model_validate({**SMALL, **change})


def test_time_runs_out_when_what_is_said_takes_longer_than_there_is() -> None:
    text = deepcopy(SMALL)
    text["turns"]["open"]["choices"][0]["minutes"] = 11
    play = rehearse(AgentConversation.model_validate(text), lambda choices: choices[0])
    assert (play.outcome, play.minutes) == ("out_of_time", 11)


def test_an_answer_that_needs_something_is_offered_only_then_and_one_that_comes_once_only_once() -> None:
    text = deepcopy(SMALL)
    text["turns"]["close"]["choices"].append(
        {"id": "trusted", "label": "You know this.", "needs": {"at_least": {"trust": 55}}}
    )
    offered: list[list[str]] = []

    def choose(choices: Any) -> Any:
        offered.append([one.id for one in choices])
        return choices[0]

    rehearse(AgentConversation.model_validate(text), choose)
    assert "trusted" in offered[1]
    offered.clear()

    def second(choices: Any) -> Any:
        offered.append([one.id for one in choices])
        return choices[1]

    rehearse(AgentConversation.model_validate(text), second)
    assert "trusted" not in offered[1]
    offered.clear()

    def subject_first(choices: Any) -> Any:
        offered.append([one.id for one in choices])
        return next((one for one in choices if one.id == "day"), choices[0])

    rehearse(AgentConversation.model_validate(text), subject_first)
    assert ["day" in one for one in offered] == [True, False, False, False]
