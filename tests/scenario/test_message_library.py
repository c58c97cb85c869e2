"""The shared messages that are shipped: each can be used by a scenario, and read at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.checks.messages import check_messages
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.events import Choice, Message, Turn
from floorsim.scenario.models.talk import every_text
from floorsim.scenario.shared_messages import TIMES, shared_messages
from floorsim.scenario.yaml.reader import read_yaml

USES = """\
extends: first-shift
meta: {{id: library, title: All messages}}
expert: []
traps: []
messages:
{uses}
"""


@cache
def library(folder: Path) -> tuple[Message, ...]:
    """Every shared message as a scenario reads it, about an agent and a driver of its own."""
    file = folder / "library.yaml"
    uses = "".join(
        f"  - {{use: {id}, at: 10:05, agent: carla, driver: billing}}\n" for id in shared_messages()
    )
    file.write_text(USES.format(uses=uses), encoding="utf-8")
    scenario = load_scenario(file).scenario
    found = Findings()
    check_messages(scenario, found)
    assert [fault for fault in found.faults if fault.severity == "error"] == []
    return scenario.messages


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Message, ...]:
    return library(tmp_path_factory.mktemp("library"))


def turns(message: Message) -> Iterator[Message | Turn]:
    yield message
    yield from message.turns.values()


def answers(message: Message) -> Iterator[Choice]:
    for turn in turns(message):
        yield from turn.choices


def test_every_shared_message_can_be_used(messages: tuple[Message, ...]) -> None:
    assert {message.id for message in messages} == set(shared_messages())


def test_each_says_who_writes_and_leaves_its_time_to_the_scenario() -> None:
    for id, file in shared_messages().items():
        written = read_yaml(file.read_bytes(), id).tree
        assert "role" in written, id
        assert "id" not in written, id
        assert not [key for key in TIMES if key in written], id


def test_messages_are_short_enough_to_read_at_the_desk(messages: tuple[Message, ...]) -> None:
    for message in messages:
        for turn in turns(message):
            assert all(len(text.split()) <= 50 for text in every_text(turn.text)), message.id
        for answer in answers(message):
            assert len(answer.label) <= 100, (message.id, answer.id)
            replies = () if answer.reply is None else every_text(answer.reply)
            assert all(len(text.split()) <= 12 for text in replies), (message.id, answer.id)


def test_what_wants_an_answer_says_what_each_answer_teaches(messages: tuple[Message, ...]) -> None:
    for message in messages:
        if not message.choices:
            continue
        assert len(message.choices) >= 2, message.id
        assert message.codes, message.id
        assert message.expected, message.id
        assert message.principle, message.id
        assert message.deadline, message.id
        assert all(answer.why for answer in answers(message)), message.id
