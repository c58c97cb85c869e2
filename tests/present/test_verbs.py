"""The letters of the registry: one meaning on one thing, few enough to learn, none taken elsewhere."""

from typing import get_args

import pytest

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import MOST_VERBS, RESERVED_LETTERS, ActsOn
from floorsim.desk.decisions.registry import kind_named, kinds
from floorsim.present.decision_menu import answers_messages, lettered
from floorsim.present.verbs import short_words, verbs_of

THINGS: tuple[ActsOn, ...] = get_args(ActsOn)


@pytest.mark.parametrize("thing", THINGS)
def test_no_two_verbs_of_one_thing_share_a_letter_and_there_are_few_enough(thing: ActsOn) -> None:
    letters = [verb.letter for verb in verbs_of(kinds(), thing)]
    assert len(letters) == len(set(letters)) <= MOST_VERBS


@pytest.mark.parametrize("thing", THINGS)
def test_no_verb_has_a_letter_that_means_something_everywhere(thing: ActsOn) -> None:
    for verb in verbs_of(kinds(), thing):
        assert len(verb.letter) == 1
        assert verb.letter.islower()
        assert verb.letter not in RESERVED_LETTERS


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.kind)
def test_every_decision_is_reached_by_at_most_three_keys(kind: type[Decision]) -> None:
    """By its letter on a thing, by `d`, a digit and a letter, or by a digit where the message is read."""
    places = [place for place in lettered(kinds()) if place.kind is kind]
    assert len(places) == 1
    assert kind.verbs or answers_messages(kind) or (1 <= places[0].area <= 8 and places[0].letter)


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.kind)
def test_the_words_of_the_key_line_are_few(kind: type[Decision]) -> None:
    assert 1 <= len(short_words(kind).split()) <= 3


def test_the_letters_that_a_hand_learns_stay_where_they_are() -> None:
    learnt = {thing: {verb.letter: verb.kind.kind for verb in verbs_of(kinds(), thing)} for thing in THINGS}
    assert learnt["queue"].items() >= {
        "m": "move_agents", "b": "move_breaks", "c": "chat_cap", "o": "callbacks", "n": "announcement",
        "i": "incident_post", "t": "take_contact",
    }.items()  # fmt: skip
    assert learnt["agent"].items() >= {
        "m": "move_agents", "b": "move_breaks", "r": "micro_breaks", "s": "side_by_side", "e": "overtime",
        "f": "feedback", "p": "recognise",
    }.items()  # fmt: skip
    assert learnt["own_work"].items() >= {"f": "do_first", "a": "delegate", "s": "stop_own_task"}.items()


def test_a_verb_says_its_minutes_here_and_why_it_is_not_possible() -> None:
    move = kind_named("move_agents")
    assert move is not None
    usual = verbs_of([move], "agent")[0]
    assert (usual.letter, usual.words, usual.minutes, usual.why_not) == ("m", "move", move.minutes, None)
    here = verbs_of([move], "agent", minutes_of=lambda kind: 7.0, why_not=lambda kind: "the shift is over")[0]
    assert (here.minutes, here.why_not) == (7.0, "the shift is over")
    assert verbs_of([move], "case") == []
