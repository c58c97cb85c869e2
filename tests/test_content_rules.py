"""Shared content keeps the rules of content: lengths, ends, no answer that gives itself away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from floorsim.scenario.checks.answers import (
    ANSWER_CHARS,
    LONGEST_TO_SHORTEST,
    MESSAGE_WORDS,
    REPLY_WORDS,
    check_answers,
    endless,
    giveaways,
)
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.escalation_library import LINE, EscalationCase, escalation_cases
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.events import Choice, Message
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.shared_messages import shared_messages

CASES = list(escalation_cases().values())
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


@cache
def with_all_messages(folder: Path) -> Scenario:
    """A scenario that uses every shared message."""
    uses = "".join(
        f"  - {{use: {id}, at: 10:05, agent: carla, driver: billing}}\n" for id in shared_messages()
    )
    file = folder / "every-message.yaml"
    head = "extends: first-shift\nmeta: {id: every-message, title: All}\nexpert: []\ntraps: []\nmessages:\n"
    file.write_text(head + uses, encoding="utf-8")
    return load_scenario(file).scenario


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return with_all_messages(tmp_path_factory.mktemp("every"))


def sets_of(message: Message) -> list[Sequence[Choice]]:
    return [message.choices, *(turn.choices for turn in message.turns.values())]


def sets_in(case: EscalationCase) -> Iterator[Sequence[Choice]]:
    yield from (turn.choices for turn in case.turns.values())


def test_shared_messages_keep_every_rule_of_a_scenarios_check(scenario: Scenario) -> None:
    found = Findings()
    check_answers(scenario, found)
    assert [f"{'.'.join(map(str, one.path))}: {one.wrong}" for one in found.faults] == []


def test_of_each_set_of_answers_one_is_marked_best(scenario: Scenario) -> None:
    for message in scenario.messages:
        for choices in sets_of(message):
            assert not choices or len([one for one in choices if one.best]) == 1, message.id


@EVERY_CASE
def test_a_case_is_short_even_and_ends(case: EscalationCase) -> None:
    texts = [case.says, *(turn.text for turn in case.turns.values())]
    assert [text for text in texts if isinstance(text, str) and len(text.split()) > MESSAGE_WORDS] == []
    assert endless((), case.turns) == []
    for choices in sets_in(case):
        lengths = [len(one.label) for one in choices]
        assert max(lengths) <= ANSWER_CHARS, [one.label for one in choices]
        assert max(lengths) <= LONGEST_TO_SHORTEST * min(lengths), [one.label for one in choices]
        long = [
            one.reply
            for one in choices
            if isinstance(one.reply, str) and len(one.reply.split()) > REPLY_WORDS
        ]
        assert long == []


@EVERY_CASE
def test_every_turn_of_a_case_can_be_reached_and_has_one_best_answer(case: EscalationCase) -> None:
    reached, coming = {LINE}, [LINE]
    while coming:
        for choice in case.turns[coming.pop()].choices:
            if choice.leads_to is not None and choice.leads_to not in reached:
                reached.add(choice.leads_to)
                coming.append(choice.leads_to)
    assert reached == set(case.turns)
    for name, turn in case.turns.items():
        assert len(turn.choices) >= 2, name
        assert len([one for one in turn.choices if one.best]) == 1, name


def test_the_best_answers_of_the_cases_do_not_give_themselves_away() -> None:
    assert list(giveaways(choices for case in CASES for choices in sets_in(case))) == []
