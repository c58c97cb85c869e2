"""What shipped scenarios say: short, of even length, without a giveaway, and true to its word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import fsum

import pytest

from floorsim.floor.states import RESTING
from floorsim.run.run import Run
from floorsim.scenario.effects.written import Effect
from floorsim.scenario.library import shipped_files
from floorsim.scenario.models.events import Choice, Message
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.talk import every_text
from tests.desk.desks import MIN, NINE, decide, states
from tests.library import shipped

SHIPPED = {name: shipped(name) for name in sorted(shipped_files())}
EVERY = pytest.mark.parametrize("scenario", SHIPPED.values(), ids=SHIPPED)

MESSAGE_WORDS = 50
ANSWER_CHARS = 100
REPLY_WORDS = 12
NOTE_WORDS = 15
LONGEST_TO_SHORTEST = 1.5
"""Between the answers of one message; a much longer one gives itself away."""

NUMBERS = {"five": 5, "ten": 10}
WITHIN = re.compile(r"within (?:(\w+) minutes|the (hour))|hold (\w+) minutes more")
PROMISING = re.compile(r"\bI'll (?:see|call|write)\b|\bwe write\b|hear from me|[Nn]ext word|for certain")
LASTING = re.compile(r"(\w+) minutes (?:from now|off the phone|for a coffee)")


def answers(scenario: Scenario) -> Iterator[tuple[Message, tuple[Choice, ...]]]:
    for message in scenario.messages:
        for choices in (message.choices, *(turn.choices for turn in message.turns.values())):
            if choices:
                yield message, choices


def good_answers(scenario: Scenario) -> Iterator[tuple[tuple[Choice, ...], str]]:
    """The answers to each message that the worked run answers, and the one that it gives."""
    messages = {message.id: message for message in scenario.messages}
    for planned in scenario.expert:
        message = messages.get(str(planned.arguments.get("message")))
        if message is not None:
            yield message.choices, planned.arguments["choice"]


def seconds(words: re.Match[str]) -> float:
    minutes = "60" if words[0].endswith("hour") else next(one for one in words.groups() if one).lower()
    return 60.0 * (NUMBERS.get(minutes) or int(minutes))


def promised(effects: tuple[Effect, ...]) -> list[float]:
    made = [one.get("promise") for one in effects]
    return [one.within for one in made if one is not None]


def sent_away(effects: tuple[Effect, ...]) -> set[float]:
    away = [one.get("away") for one in effects]
    return {one.minutes for one in away if one is not None}


@EVERY
def test_messages_answers_replies_and_notes_are_short(scenario: Scenario) -> None:
    long = [
        *(one.id for one in scenario.messages if len(one.text.split()) > MESSAGE_WORDS),
        *(c.label for _, choices in answers(scenario) for c in choices if len(c.label) > ANSWER_CHARS),
        *(
            reply
            for _, choices in answers(scenario)
            for c in choices
            for reply in (() if c.reply is None else every_text(c.reply))
            if len(reply.split()) > REPLY_WORDS
        ),
        *(one.id for one in scenario.floor.agents if len((one.note or "").split()) > NOTE_WORDS),
    ]
    assert long == []


@EVERY
def test_the_answers_to_a_message_are_of_even_length(scenario: Scenario) -> None:
    for message, choices in answers(scenario):
        lengths = [len(choice.label) for choice in choices]
        assert max(lengths) <= LONGEST_TO_SHORTEST * min(lengths), message.id


def test_the_good_answer_is_neither_first_nor_longest_more_often_than_chance() -> None:
    given = [one for scenario in SHIPPED.values() for one in good_answers(scenario)]
    by_chance = fsum(1 / len(choices) for choices, _ in given)
    first = [good for choices, good in given if choices[0].id == good]
    longest = [good for choices, good in given if max(choices, key=lambda one: len(one.label)).id == good]
    assert len(given) >= 12
    assert len(first) <= by_chance
    assert len(longest) <= by_chance


def test_the_good_answer_takes_most_minutes_no_more_often_than_chance() -> None:
    given = [one for scenario in SHIPPED.values() for one in good_answers(scenario)]
    by_chance = fsum(1 / len(choices) for choices, _ in given)
    hits = []
    for choices, good in given:
        most = max(choice.minutes for choice in choices)
        longest = [choice.id for choice in choices if choice.minutes == most]
        hits.append(longest.count(good) / len(longest))
    assert fsum(hits) <= by_chance


@EVERY
def test_the_answers_to_a_message_differ_in_what_comes_of_them(scenario: Scenario) -> None:
    for message, choices in answers(scenario):
        # A question that takes no time only teaches.
        if any(choice.minutes for choice in choices):
            effects = [repr(choice.effects) for choice in choices]
            assert len(set(effects)) == len(effects), message.id


def test_where_the_good_answer_is_shown_is_drawn_from_the_seed() -> None:
    scenario, places = SHIPPED["first-shift"], []
    for seed in range(1, 31):
        run = Run(scenario, seed)
        run.advance(scenario.play_from_s + 60.0)
        welcome = next(item for item in run.observe().inbox if item.id == "welcome")
        places.append([choice.id for choice in welcome.choices].index("waiting"))
    assert {places.count(place) for place in range(3)} <= set(range(4, 17))


@EVERY
def test_a_time_that_an_answer_promises_is_owed_in_the_ledger_for_just_as_long(scenario: Scenario) -> None:
    owed = 0
    for _, choices in answers(scenario):
        for choice in choices:
            for words in WITHIN.finditer(choice.label):
                assert seconds(words) in promised(choice.effects), choice.label
                owed += 1
    assert owed > 0


@EVERY
def test_what_an_answer_says_the_supervisor_will_do_is_owed_in_the_ledger(scenario: Scenario) -> None:
    promising = [one for _, choices in answers(scenario) for one in choices if PROMISING.search(one.label)]
    assert promising
    assert [one.label for one in promising if not promised(one.effects)] == []


def test_minutes_off_the_phone_that_an_answer_grants_are_as_many_as_it_says() -> None:
    granted = 0
    for _, choices in (one for scenario in SHIPPED.values() for one in answers(scenario)):
        for choice in choices:
            words = LASTING.search(choice.label)
            if words is not None:
                assert sent_away(choice.effects) == {seconds(words)}, choice.label
                granted += 1
    assert granted > 0


def test_who_asks_for_ten_minutes_stays_until_the_answer_and_is_back_ten_minutes_after_it() -> None:
    run = Run(SHIPPED["first-shift"], 1)
    run.advance(NINE + 76 * MIN)
    assert run.observe().inbox[-1].id == "relief"
    decide(run, "answer", message="relief", choice="now")
    run.advance_to_end()
    (record,) = run.ledger.decisions
    answered_min = (record.done_s - NINE) / MIN
    later = [change for change in states(run, "ruth") if change[0] >= 75]
    off_min = next(at_min for at_min, state in later if state in RESTING)
    back_min = next(at_min for at_min, state in later if at_min > off_min and state not in RESTING)
    assert off_min >= answered_min
    assert back_min == answered_min + 10


def test_who_gets_no_answer_does_not_leave() -> None:
    run = Run(SHIPPED["first-shift"], 1)
    run.advance_to_end()
    assert not any(state in RESTING for at_min, state in states(run, "ruth") if at_min >= 60)
