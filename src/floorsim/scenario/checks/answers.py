"""Checks of what is said: length, ways that end, answers that give themselves away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import fsum
from typing import Final, NamedTuple

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.events import Choice, Message, Turn
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.talk import Lines, every_text

MESSAGE_WORDS: Final = 50
ANSWER_CHARS: Final = 100
REPLY_WORDS: Final = 12
NOTE_WORDS: Final = 15
"""Most words, or characters, of a message or turn, of an answer, of what is said to it, of a note (D: what is
read in the time that there is)."""
LONGEST_TO_SHORTEST: Final = 1.5
"""Between the answers of one message (D): a much longer one gives itself away."""
LEAST_P: Final = 0.01
"""Places of the best answers that come about by chance less often than this are none (D)."""
LEAST_ANSWERS: Final = 2
LEAST_MARKED: Final = 10
"""Of fewer answers, or fewer sets of them, nothing can be said (D)."""


class Answers(NamedTuple):
    """The answers to one thing that is said, with where they are written."""

    path: Path
    choices: Sequence[Choice]


def check_answers(scenario: Scenario, found: Findings) -> None:
    """Finds what is too long, conversations without an end, and answers that give themselves away."""
    every: list[Answers] = []
    for index, message in enumerate(scenario.messages):
        path: Path = ("messages", index)
        sets = answers_of(message, path)
        every += sets
        check_lengths(message, path, found)
        for name in endless(message.choices, message.turns):
            found.error(
                (*path, "turns", name), "no way leads from this turn to an end", "let an answer end it"
            )
        for one in sets:
            check_evenness(one, found)
    for index, agent in enumerate(scenario.floor.agents):
        _words(agent.note, NOTE_WORDS, ("floor", "agents", index, "note"), found)
    for sentence in giveaways(one.choices for one in every):
        found.warn(("messages",), sentence, "put it elsewhere, or give the others the same length")


def answers_of(message: Message, path: Path = ()) -> list[Answers]:
    """Every set of answers of a message."""
    found = [Answers((*path, "choices"), message.choices)] if message.choices else []
    return found + [
        Answers((*path, "turns", name, "choices"), turn.choices) for name, turn in message.turns.items()
    ]


def check_lengths(message: Message, path: Path, found: Findings) -> None:
    """Warns of every text of a message that is longer than its limit."""
    _words(message.text, MESSAGE_WORDS, (*path, "text"), found)
    for name, turn in message.turns.items():
        _words(turn.text, MESSAGE_WORDS, (*path, "turns", name, "text"), found)
    for place, choices in answers_of(message, path):
        for number, choice in enumerate(choices):
            if len(choice.label) > ANSWER_CHARS:
                wrong = f"the answer has {len(choice.label)} characters"
                found.warn((*place, number, "label"), wrong, f"write at most {ANSWER_CHARS}")
            _words(choice.reply, REPLY_WORDS, (*place, number, "reply"), found)


def check_evenness(answers: Answers, found: Findings) -> None:
    """Warns where one answer is much longer than another."""
    lengths = [len(choice.label) for choice in answers.choices]
    if len(lengths) > 1 and max(lengths) > LONGEST_TO_SHORTEST * min(lengths):
        wrong = (
            f"the answers have {min(lengths)} to {max(lengths)} characters, so the length tells them apart"
        )
        found.warn(answers.path, wrong, "give them about the same length")


def endless(choices: Sequence[Choice], turns: Mapping[str, Turn]) -> list[str]:
    """The turns from which no way leads to an end, in their order."""
    ending: set[str] = set()
    grown = True
    while grown:
        before = len(ending)
        for name, turn in turns.items():
            if any(_ends(choice, turns, ending) for choice in turn.choices):
                ending.add(name)
        grown = len(ending) > before
    return [name for name in turns if name not in ending]


def _ends(choice: Choice, turns: Mapping[str, Turn], ending: Collection[str]) -> bool:
    return choice.leads_to is None or choice.leads_to not in turns or choice.leads_to in ending


def giveaways(library: Iterable[Sequence[Choice]]) -> Iterator[str]:
    """How a player could pick the best answers of a library without reading them, each in a sentence.

    Of sets of the same number of answers, the places of the best as written and by length are compared with
    even ones by a chi-square test; so is how often it takes the most minutes. Only sets with one best count.
    """
    by_size: dict[int, list[Sequence[Choice]]] = {}
    for choices in library:
        if len([one for one in choices if one.best]) == 1:
            by_size.setdefault(len(choices), []).append(choices)
    for size, sets in sorted(by_size.items()):
        if size < LEAST_ANSWERS or len(sets) < LEAST_MARKED:
            continue
        for what, ordered in (("as written", _as_written), ("by length", _by_length)):
            places = [next(i for i, one in enumerate(ordered(choices)) if one.best) for choices in sets]
            counts = [places.count(place) for place in range(size)]
            if _chance_of(counts, [len(sets) / size] * size) < LEAST_P:
                yield f"the best of {size} answers gives itself away: {what} it is {_told(counts)}"
        dearest, by_chance = fsum(map(_dearest, sets)), len(sets) / size
        uneven = _chance_of([dearest, len(sets) - dearest], [by_chance, len(sets) - by_chance]) < LEAST_P
        if dearest > by_chance and uneven:
            often = f"it takes the most minutes {dearest:.0f} times of {len(sets)}"
            yield f"the best of {size} answers gives itself away: {often}"


def _as_written(choices: Sequence[Choice]) -> Sequence[Choice]:
    return choices


def _by_length(choices: Sequence[Choice]) -> Sequence[Choice]:
    """The longest first; of the same length, in the order of their ids, which says nothing."""
    return sorted(choices, key=lambda one: (-len(one.label), one.id))


def _dearest(choices: Sequence[Choice]) -> float:
    """The chance that whoever takes what costs most minutes takes the best; of equal ones, any."""
    most = max(one.minutes for one in choices)
    dear = [one for one in choices if one.minutes == most]
    return len([one for one in dear if one.best]) / len(dear)


def _chance_of(counts: Sequence[float], expected: Sequence[float]) -> float:
    """Chance that such counts come out as far from the expected as this, by chi-square."""
    from scipy.stats import chisquare

    return float(chisquare(counts, expected).pvalue)


def _told(counts: Sequence[int]) -> str:
    return ", ".join(f"{count} times number {place}" for place, count in enumerate(counts, start=1))


def _words(said: Lines | None, most: int, path: Path, found: Findings) -> None:
    for text in () if said is None else every_text(said):
        count = len(text.split())
        if count > most:
            found.warn(path, f"this has {count} words", f"write at most {most}")
