"""The conversations that ship: no dead end, no line that nobody hears, no answer that gives itself away."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from scipy.stats import chisquare

from floorsim.desk.cases.conversation import (
    AgentConversation,
    Conversation,
    Partner,
    PartnerConversation,
    conversation_files,
    conversations,
    lines_of,
    partner_conversations,
)
from floorsim.desk.cases.conversation_checks import (
    by_chance,
    check_conversation,
    choices_with_place,
    place_of_best,
    towards,
)
from floorsim.desk.cases.rehearsal import Rehearsal, rehearse
from floorsim.desk.cases.talk_outcomes import worth
from floorsim.scenario.content_file import read_content
from floorsim.scenario.models.events import Choice
from floorsim.scenario.shared_content import shared_entries

FILES = [
    *((file, AgentConversation) for file in conversation_files()),
    *((file, PartnerConversation) for file in conversation_files("partners")),
]
EVERY: tuple[Conversation, ...] = (*conversations(), *partner_conversations())
PLAYS = 10_000
LEAST_P = 0.05


@pytest.mark.parametrize(("file", "kind"), FILES, ids=lambda one: getattr(one, "stem", ""))
def test_nothing_is_wrong_with_it_and_its_file_has_its_name(file: Path, kind: type[Conversation]) -> None:
    talk, document = read_content(file, kind)
    assert [str(document.fault_at(found)) for found in check_conversation(talk)] == []
    assert talk.id == file.stem


def test_every_temperament_and_every_step_has_one() -> None:
    assert {talk.temperament for talk in conversations()} == {"anxious", "defensive", "bored", "worn_out"}


def test_every_partner_has_one_and_each_is_about_drivers_that_are_shared() -> None:
    assert {talk.partner for talk in partner_conversations()} == set(get_args(Partner))
    about = {driver for talk in partner_conversations() for driver in talk.drivers}
    assert about <= set(shared_entries("drivers"))


def test_the_best_answer_is_neither_first_nor_longest_more_often_than_by_chance() -> None:
    places = [found for found in place_of_best(EVERY) if found[2] == 3]
    for which in (0, 1):
        counts = [len([one for one in places if one[which] == number]) for number in range(3)]
        assert chisquare(counts).pvalue > LEAST_P, (which, counts)


def test_an_id_says_nothing_of_how_good_the_answer_is() -> None:
    ids = {choice.id for talk in EVERY for _, choice in choices_with_place(talk)}
    assert not {id for id in ids for word in ("best", "good", "right", "wrong", "bad") if word == id}


def test_without_what_shows_it_the_best_that_can_be_said_to_a_partner_is_not_enough() -> None:
    for talk in partner_conversations():
        for level in talk.levels:
            assert rehearse(talk, towards(level, 1, 0)).outcome != "agreed", talk.id


def test_skilled_ends_better_than_worst() -> None:
    for talk in EVERY:
        assert _worth(talk, _skilled) > 0.5 > 0.1 > _worth(talk, _worst), talk.id


@pytest.mark.conversations_full
@pytest.mark.parametrize("talk", EVERY, ids=lambda talk: talk.id)
def test_ten_thousand_plays_by_chance_meet_every_line_and_end_between_skilled_and_worst(
    talk: Conversation,
) -> None:
    met, worths = dict.fromkeys((text for _, text in lines_of(talk)), 0), []
    for number in range(PLAYS):
        given = talk.given if number % 2 else ()
        play = rehearse(talk, by_chance(number), given)
        worths.append(_worth_of(talk, play))
        for _, text in play.lines:
            met[text] += 1
    assert [text for text, times in met.items() if not times] == []
    mean = sum(worths) / PLAYS
    assert _worth(talk, _skilled) > mean > _worth(talk, _worst)


def _worth(talk: Conversation, choose: object) -> float:
    return _worth_of(talk, rehearse(talk, choose, talk.given))  # type: ignore[arg-type]


def _worth_of(talk: Conversation, play: Rehearsal) -> float:
    """With a partner nothing is taught: it counts what was agreed."""
    assert play.outcome is not None
    if isinstance(talk, PartnerConversation):
        return {"agreed": 1.0, "half": 0.1}.get(play.outcome, 0.0)
    return worth(play.outcome, play.marks)


def _skilled(choices: list[Choice]) -> Choice:
    return next(choice for choice in choices if getattr(choice, "best", False))


def _worst(choices: list[Choice]) -> Choice:
    return min(choices, key=lambda choice: sum(choice.changes.values()))
