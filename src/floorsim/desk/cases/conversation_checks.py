"""What is wrong with a conversation as it is written, and with all of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from floorsim.desk.cases.case import BACK
from floorsim.desk.cases.conversation import MARKS, Conversation, End, Said, Subject, lines_of
from floorsim.desk.cases.rehearsal import Rehearsal, rehearse
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.checks.levels import check_levels
from floorsim.scenario.faults.fault import Path, PathFault
from floorsim.scenario.models.events import Choice
from floorsim.scenario.models.talk import every_text
from floorsim.sums import whole_sum

MOST_ANSWER_CHARS: Final = 100
MOST_REPLY_WORDS: Final = 12
MOST_TURN_WORDS: Final = 50
"""Limits of length (D: what is read in the time that it takes to say it)."""
LEAST_ANSWERS: Final = 2
TRIES: Final = 300
"""Plays of each kind in which every line must be met at least once (D)."""


def check_conversation(talk: Conversation) -> list[PathFault]:
    """Everything that is wrong with one: names, lengths, dead ends, lines that nobody hears."""
    found = Findings()
    check_levels(talk, (), found)
    _names(talk, found)
    _lengths(talk, found)
    if not found.faults:
        _reach(talk, found)
    return found.faults


def choices_with_place(talk: Conversation) -> Iterator[tuple[Path, Said]]:
    """Everything that the supervisor can say, with where it is written."""
    for name, turn in talk.turns.items():
        for number, choice in enumerate(turn.choices):
            yield ("turns", name, "choices", number), choice
    for number, subject in enumerate(talk.subjects):
        yield ("subjects", number), subject


def _names(talk: Conversation, found: Findings) -> None:
    ids: Counter[str] = Counter(choice.id for _, choice in choices_with_place(talk))
    for path, choice in choices_with_place(talk):
        if ids[choice.id] > 1:
            found.error((*path, "id"), f"{choice.id} is the id of two answers", "give each its own id")
        if choice.leads_to is not None and choice.leads_to != BACK:
            found.known((*path, "leads_to"), choice.leads_to, talk.turns, "turn")
        if isinstance(choice, Subject) and choice.leads_to is None:
            found.error(
                (*path, "leads_to"), "a subject cannot end the conversation", "name the turn it leads to"
            )
    for name, turn in talk.turns.items():
        path = ("turns", name)
        if turn.otherwise is not None:
            found.known((*path, "otherwise"), turn.otherwise, talk.turns, "turn")
        if turn.choices and len(turn.choices) < LEAST_ANSWERS:
            found.error((*path, "choices"), "there is one answer, which is no choice", "write two or three")
        if turn.choices and whole_sum(choice.best for choice in turn.choices) != 1:
            found.error((*path, "choices"), "not exactly one answer is the best", "mark one with best: true")
        if turn.choices and all(choice.needs is not None for choice in turn.choices):
            wrong = "every answer needs something, so there may be none"
            found.error((*path, "choices"), wrong, "leave needs out of at least one")
    for outcome, end in talk.ends.items():
        _end(talk, outcome, end, found)


def _end(talk: Conversation, outcome: str, end: End, found: Findings) -> None:
    if end.needs is None:
        return
    for key in ("at_least", "under"):
        for level in getattr(end.needs, key):
            found.known_key(("ends", outcome, "needs", key, level), talk.levels, "level")
    for key in ("marks", "no_marks"):
        found.all_known(("ends", outcome, "needs", key), getattr(end.needs, key), MARKS, "mark")


def _lengths(talk: Conversation, found: Findings) -> None:
    for path, choice in choices_with_place(talk):
        if len(choice.label) > MOST_ANSWER_CHARS:
            wrong = f"the answer has {len(choice.label)} characters"
            found.error((*path, "label"), wrong, f"write at most {MOST_ANSWER_CHARS}")
        if choice.reply is not None:
            _words(every_text(choice.reply), MOST_REPLY_WORDS, (*path, "reply"), found)
    for name, turn in talk.turns.items():
        _words(every_text(turn.text), MOST_TURN_WORDS, ("turns", name, "text"), found)


def _words(texts: Sequence[str], most: int, path: Path, found: Findings) -> None:
    for text in texts:
        if len(text.split()) > most:
            found.error(path, f"this line has {len(text.split())} words", f"write at most {most}")


def plays(talk: Conversation) -> Iterator[Rehearsal]:
    """Plays that look for every line: by chance, and to the most and the least of each level; as many with
    what may be given as without it."""
    for given in dict.fromkeys(((), talk.given)):
        for number in range(TRIES):
            yield rehearse(talk, by_chance(number), given)
        for level in talk.levels:
            for sign in (1, -1):
                for number in range(3):
                    yield rehearse(talk, towards(level, sign, number), given)


def by_chance(number: int) -> Callable[[Sequence[Choice]], Choice]:
    """Chooses by a sequence of numbers that belongs to the play: linear congruential, so that it is ever the
    same."""
    state = [number * 7919 + 1]

    def choose(choices: Sequence[Choice]) -> Choice:
        state[0] = (state[0] * 6364136223846793005 + 1442695040888963407) % 2**64
        return choices[(state[0] >> 33) % len(choices)]

    return choose


def towards(level: str, sign: int, turn_aside: int) -> Callable[[Sequence[Choice]], Choice]:
    """Chooses what moves a level most, up (1) or down (-1); a few subjects first."""
    left = [turn_aside]

    def choose(choices: Sequence[Choice]) -> Choice:
        subjects = [choice for choice in choices if isinstance(choice, Subject)]
        if subjects and left[0]:
            left[0] -= 1
            return subjects[-1]
        answers = [choice for choice in choices if not isinstance(choice, Subject)]
        return max(answers, key=lambda choice: sign * choice.changes.get(level, 0))

    return choose


def _reach(talk: Conversation, found: Findings) -> None:
    """Every line is heard, every end comes about and every need is once met and once not, in some play."""
    met: set[str] = set()
    outcomes: set[str | None] = set()
    try:
        for play in plays(talk):
            met.update(text for _, text in play.lines)
            outcomes.add(play.outcome)
    except ValueError as circle:
        found.error((), str(circle), "let every way through it end")
        return
    for _, text in lines_of(talk):
        if text not in met:
            found.error(("turns",), f"nobody ever says “{text}”", "change what it needs, or leave it out")
    for outcome in talk.ends:
        if outcome != "out_of_time" and outcome not in outcomes:  # saying nothing always ends so
            found.error(("ends", outcome), "it never ends so", "change what it needs, or leave it out")


def place_of_best(talks: Sequence[Conversation]) -> list[tuple[int, int, int]]:
    """Of each set of answers that are offered with the best: its place as written, its rank by length (0:
    longest), and how many they are."""
    found = []
    for talk in talks:
        for turn in talk.turns.values():
            if not turn.choices:
                continue
            together = offered_with_best(turn.choices)
            best = next(number for number, choice in enumerate(together) if choice.best)
            lengths = [len(choice.label) for choice in together]
            longer = len([one for one in lengths if one > lengths[best]])
            found.append((best, longer, len(together)))
    return found


def offered_with_best(choices: Sequence[Said]) -> list[Said]:
    """The answers without those that are offered only where the best is not."""
    needs = next(choice for choice in choices if choice.best).needs
    marks = set() if needs is None else set(needs.marks)
    return [one for one in choices if one.needs is None or not marks & set(one.needs.no_marks)]
