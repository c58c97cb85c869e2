"""The conversations that ship: no dead end, no line that nobody hears, no answer that gives itself away."""

from __future__ import annotations

import pytest
from scipy.stats import chisquare

from floorsim.content import content_dir
from floorsim.desk.cases.conversation import Conversation, conversations, lines_of, read_conversation
from floorsim.desk.cases.conversation_checks import (
    by_chance,
    check_conversation,
    choices_with_place,
    place_of_best,
)
from floorsim.desk.cases.rehearsal import rehearse
from floorsim.desk.cases.talk_outcomes import worth
from floorsim.scenario.models.events import Choice

FILES = sorted((content_dir("data") / "conversations").glob("*.yaml"))
PLAYS = 10_000
LEAST_P = 0.05


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_is_wrong_with_it_and_its_file_has_its_name(file: object) -> None:
    talk, document = read_conversation(file)  # type: ignore[arg-type]
    assert [str(document.fault_at(found)) for found in check_conversation(talk)] == []
    assert talk.id == file.stem  # type: ignore[attr-defined]


def test_every_temperament_and_every_step_has_one() -> None:
    assert {talk.temperament for talk in conversations()} == {"anxious", "defensive", "bored", "worn_out"}


def test_the_best_answer_is_neither_first_nor_longest_more_often_than_by_chance() -> None:
    places = [found for found in place_of_best(conversations()) if found[2] == 3]
    for which in (0, 1):
        counts = [len([one for one in places if one[which] == number]) for number in range(3)]
        assert chisquare(counts).pvalue > LEAST_P, (which, counts)


def test_an_id_says_nothing_of_how_good_the_answer_is() -> None:
    ids = {choice.id for talk in conversations() for _, choice in choices_with_place(talk)}
    assert not {id for id in ids for word in ("best", "good", "right", "wrong", "bad") if word == id}


def test_skilled_ends_better_than_worst() -> None:
    for talk in conversations():
        assert _worth(talk, _skilled) > 0.5 > 0.1 > _worth(talk, _worst), talk.id


@pytest.mark.conversations_full
@pytest.mark.parametrize("talk", conversations(), ids=lambda talk: talk.id)
def test_ten_thousand_plays_by_chance_meet_every_line_and_end_between_skilled_and_worst(
    talk: Conversation,
) -> None:
    met, worths = dict.fromkeys((text for _, text in lines_of(talk)), 0), []
    for number in range(PLAYS):
        play = rehearse(talk, by_chance(number))
        worths.append(worth(play.outcome, play.marks))
        for line in play.lines:
            met[line] += 1
    assert [text for text, times in met.items() if not times] == []
    mean = sum(worths) / PLAYS
    assert _worth(talk, _skilled) > mean > _worth(talk, _worst)


def _worth(talk: Conversation, choose: object) -> float:
    play = rehearse(talk, choose)  # type: ignore[arg-type]
    return worth(play.outcome, play.marks)


def _skilled(choices: list[Choice]) -> Choice:
    return next(choice for choice in choices if getattr(choice, "best", False))


def _worst(choices: list[Choice]) -> Choice:
    return min(choices, key=lambda choice: sum(choice.changes.values()))
