"""An answer as a grader reads it: no name, no time factor, no gap, no mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from floorsim.desktest.grading.blind import Item
from floorsim.desktest.grading.floor_log import floor_log
from floorsim.desktest.marking.coaching import replayed
from floorsim.desktest.package.exercises import (
    AnyExercise,
    Chosen,
    Coaching,
    CoachingAnswer,
    Dashboard,
    DashboardAnswer,
    Email,
    EmailAnswer,
)
from floorsim.run.run import Taken
from floorsim.wording.numbers import counted

MASK: Final = "[name]"
WORD: Final = r"[\w'’-]+"
SHORTEST_NAME: Final = 2
"""Letters of a part of a name that is hidden on its own; so are no parts in small letters, such as "de"."""
NOTHING: Final = "Nothing was written."


class Told(NamedTuple):
    """A piece of an answer: what it is, and the text."""

    head: str
    text: str


def shown(item: Item) -> list[Told]:
    """The answer as it is to be read.

    Raises:
        ValueError: a conversation has something in it that could not be said then.
    """
    script, exercise = item.script, item.exercise.exercise
    if script is None:
        assert item.anchor is not None
        return list(_told(item, item.anchor.answer, (), NameMask((), exercise)))
    answer = script.answers.get(exercise.id, {})
    return list(_told(item, answer, script.decisions.get(exercise.id, ()), NameMask(script.names, exercise)))


def _told(
    item: Item, answer: Mapping[str, Any], decisions: Sequence[Taken], mask: NameMask
) -> Iterator[Told]:
    exercise = item.exercise.exercise
    if isinstance(exercise, Email):
        written = EmailAnswer.model_validate(answer)
        yield Told("answer", f"subject: {mask(written.subject) or NOTHING}")
        yield Told("answer", mask(written.body) or NOTHING)
        yield Told("words", counted(len(written.body.split()), "word"))
    elif isinstance(exercise, Dashboard):
        yield from _dashboard(exercise, DashboardAnswer.model_validate(answer), mask)
    elif isinstance(exercise, Coaching):
        spoken = CoachingAnswer.model_validate(answer)
        play = replayed(exercise, spoken)
        who = {"they": exercise.agent, "you": "the candidate"}
        for side, text in play.lines:
            yield Told("said", f"{who[side]}: {text}")
        if play.outcome is None:
            yield Told("said", "It stops here: the time was up or the candidate handed it in.")
        yield Told("note", mask(spoken.note) or NOTHING)
    else:
        yield from (Told(*one) for one in floor_log(item.exercise, answer, decisions))


def _dashboard(exercise: Dashboard, answer: DashboardAnswer, mask: NameMask) -> Iterator[Told]:
    texts = {one.id: one.text for one in exercise.findings}
    for offered in (exercise.causes, exercise.actions, exercise.checks):
        texts |= {one.id: one.text for one in offered}

    def told(what: str, chosen: Chosen | None) -> Told:
        if chosen is None:
            return Told("answer", f"{what}: nothing was chosen.")
        words = (
            f' In own words: "{mask(chosen.words)}"' if chosen.words.strip() else " No words of their own."
        )
        return Told("answer", f"{what}: {texts.get(chosen.id, chosen.id)}{words}")

    for number in range(3):
        chosen = answer.findings[number] if number < len(answer.findings) else None
        yield told(f"finding {number + 1}", chosen)
    yield told("cause", answer.cause)
    yield told("action", answer.action)
    yield told("to check", answer.check)


class NameMask:
    """Hides what the candidate is called in what the candidate wrote.

    A part of the name on its own is hidden as it is written, since "will" is also a word, and in any spelling
    where it is all of a line. A part that the exercise itself uses is somebody else there, and left.
    """

    def __init__(self, names: Sequence[str], exercise: AnyExercise) -> None:
        own = {word.lower() for word in re.findall(WORD, exercise.model_dump_json(exclude={"rubric"}))}
        parts = {part for name in names for part in re.findall(WORD, name)}
        parts = {
            part
            for part in parts
            if len(part) >= SHORTEST_NAME and not part.islower() and part.lower() not in own
        }
        self._whole = _pattern(names, "(?i)")
        self._alone = _pattern(parts, r"(?im)^[\W_]*", r"[\W_]*$")
        self._parts = _pattern([*parts, *(part.upper() for part in parts)])

    def __call__(self, text: str) -> str:
        """The text, stripped, with a sign in place of each name."""
        text = text.strip()
        for pattern in (self._whole, self._alone, self._parts):
            text = text if pattern is None else pattern.sub(MASK, text)
        return text


def _pattern(hidden: Iterable[str], before: str = "", behind: str = "") -> re.Pattern[str] | None:
    """Finds any of these, the longest first, however the blanks in them are written; None for none."""
    written = [[re.escape(word) for word in one.split()] for one in sorted(hidden, key=len, reverse=True)]
    texts = [r"\s+".join(words) for words in written if words]
    return re.compile(rf"{before}(?<!\w)(?:{'|'.join(texts)})(?!\w){behind}") if texts else None
