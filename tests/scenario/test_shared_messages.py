"""Messages of shared content, taken into a scenario that uses them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from floorsim.scenario import shared_messages
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.models.events import Message
from floorsim.scenario.shared_messages import MOST_USES, with_shared_messages
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import parse_yaml, read_yaml

SWAP = """\
from: "{agent}"
role: agent
subject: Swap on {day}?
text: Could I swap on {day}? It costs {price}.
words: {day: Thursday, price: 38.00}
deadline: 90m
choices:
  - {id: yes, label: "Yes, {agent}.", effects: [{morale: {agents: [subject], by: 0.02}}]}
"""
FLOOR = "floor: {agents: [{id: kofi, name: Kofi Mensah}, {id: lea, name: Lea Moreau}, {id: x}]}\n"


@pytest.fixture(autouse=True)
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "messages"
    folder.mkdir()
    (folder / "swap.yaml").write_text(SWAP, encoding="utf-8")
    monkeypatch.setattr(shared_messages, "content_dir", lambda kind: tmp_path)
    return folder


def used(use: str) -> Document:
    return with_shared_messages(read_yaml(f"{FLOOR}messages:\n  - {use}\n", "a.yaml"))


def message(use: str) -> dict[str, Any]:
    found: dict[str, Any] = used(use).value(("messages", 0))
    return found


def test_a_use_is_the_whole_message_with_its_own_time_and_words() -> None:
    found = message("{use: swap, at: 09:10, agent: kofi}")
    assert found["id"] == "swap"
    assert found["from"] == "Kofi"
    assert found["text"] == "Could I swap on Thursday? It costs 38.00."
    assert found["choices"][0]["label"] == "Yes, Kofi."
    assert found["choices"][0]["effects"] == [{"morale": {"agents": ["subject"], "by": 0.02}}]
    assert Message.model_validate(found).agent == "kofi"


def test_what_the_scenario_writes_replaces_what_the_message_has() -> None:
    found = message("{use: swap, id: second, at: 09:10, agent: lea, subject: Mine, words: {day: Friday}}")
    assert (found["id"], found["subject"]) == ("second", "Mine")
    assert found["text"] == "Could I swap on Friday? It costs 38.00."


def test_null_takes_a_key_of_the_message_away() -> None:
    assert "deadline" not in message("{use: swap, at: 09:10, agent: kofi, deadline: null}")


def test_every_value_keeps_its_place_in_the_file_that_it_comes_from(library: Path) -> None:
    document = used("{use: swap, at: 09:10, agent: kofi}")
    assert document.place(("messages", 0, "deadline")) == (str(library / "swap.yaml"), 6, 11)
    assert document.place(("messages", 0, "choices", 0, "effects", 0))[:2] == (str(library / "swap.yaml"), 8)
    assert document.place(("messages", 0, "at")) == ("a.yaml", 3, 21)
    assert document.place(("messages", 0, "id")) == ("a.yaml", 3, 11)


def test_a_message_that_is_not_there_is_told_with_the_nearest_one() -> None:
    with pytest.raises(InvalidScenarioError) as told:
        used("{use: swop, at: 09:10}")
    fault = "a.yaml:3:11: messages[1].use: there is no shared message 'swop'; did you mean swap?"
    assert fault in str(told.value)


@pytest.mark.parametrize(
    ("use", "fault"),
    [
        ("{use: swap, at: 09:10}", "needs a word for {agent}; add agent:"),
        ("{use: swap, at: 09:10, agent: x}", "needs a word for {agent}; add agent:"),
        ("{use: swap, agent: kofi, words: {dai: Friday}}", "has no word 'dai'; did you mean day?"),
    ],
)
def test_a_missing_or_an_unknown_word_is_a_fault_of_the_use(use: str, fault: str) -> None:
    (found,) = used(use).faults
    assert fault in str(found)
    assert str(found).startswith("a.yaml:3:")


def test_a_scenario_without_uses_is_left_as_it_is() -> None:
    for text in ("messages: [{id: a, text: 'Braces {stay}'}]", "messages: 3", "messages: [3]", "a: 1"):
        document = read_yaml(text, "a.yaml")
        assert with_shared_messages(document) is document


def test_a_scenario_uses_so_many_shared_messages_and_no_more() -> None:
    uses = "".join(f"  - {{use: swap, id: m{number}}}\n" for number in range(MOST_USES + 1))
    with pytest.raises(InvalidScenarioError, match=r"a\.yaml:2:1: messages: there are 3,001 shared messages"):
        with_shared_messages(parse_yaml(f"{FLOOR}messages:\n{uses}", "a.yaml"))


def test_a_shared_file_is_read_once_however_often_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counting(content: bytes, source: str) -> Document:
        read.append(source)
        return parse_yaml(content, source)

    monkeypatch.setattr("floorsim.scenario.shared_messages.read_yaml", counting)
    monkeypatch.setattr("floorsim.scenario.shared_content.read_yaml", counting)
    uses = "".join(f"  - {{use: swap, id: m{number}, agent: kofi, driver: login}}\n" for number in range(50))
    with_shared_messages(parse_yaml(f"{FLOOR}messages:\n{uses}", "a.yaml"))
    assert len(read) == len(set(read)) == 2
