"""An answer as a grader reads it: no name, no time factor, no gap, no mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from floorsim.desk.cases.rehearsal import Rehearsal
from floorsim.desktest.grading.blind import Item
from floorsim.desktest.grading.floor_log import floor_log
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
SHORTEST_NAME: Final = 2
"""Letters of a part of a name that is masked on its own: an initial also stands in ordinary words."""
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
        return list(_told(item, item.anchor.answer, (), _Mask((), exercise)))
    answer = script.answers.get(exercise.id, {})
    return list(_told(item, answer, script.decisions.get(exercise.id, ()), _Mask(script.names, exercise)))


def _told(item: Item, answer: Mapping[str, Any], decisions: Sequence[Taken], mask: _Mask) -> Iterator[Told]:
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
        play = Rehearsal(exercise.conversation, words={"agent": exercise.agent})
        for choice in spoken.said:
            play.say(choice)
        who = {"they": exercise.agent, "you": "the candidate"}
        for side, text in play.lines:
            yield Told("said", f"{who[side]}: {text}")
        if play.outcome is None:
            yield Told("said", "It stops here: the time was up or the candidate handed it in.")
        yield Told("note", mask(spoken.note) or NOTHING)
    else:
        yield from (Told(*one) for one in floor_log(item.exercise, answer, decisions))


def _dashboard(exercise: Dashboard, answer: DashboardAnswer, mask: _Mask) -> Iterator[Told]:
    texts = {one.id: one.text for one in exercise.findings}
    texts |= {
        one.id: one.text
        for offered in (exercise.causes, exercise.actions, exercise.checks)
        for one in offered
    }

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


class _Mask:
    """Hides what the candidate is called in what the candidate wrote.

    A part of the name that the exercise itself uses is left on its own, since there it is somebody else.
    """

    def __init__(self, names: Sequence[str], exercise: AnyExercise) -> None:
        whole = [name for name in names if name.strip()]
        own = {word.lower() for word in re.findall(r"\w+", exercise.model_dump_json(exclude={"rubric"}))}
        parts = {part for name in whole for part in re.findall(r"[\w'-]+", name)}
        parts = {part for part in parts if len(part) >= SHORTEST_NAME and part.lower() not in own}
        hidden = sorted((*whole, *parts), key=len, reverse=True)
        pattern = "|".join(r"\s+".join(re.escape(word) for word in one.split()) for one in hidden)
        self._hidden = re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE) if hidden else None

    def __call__(self, text: str) -> str:
        text = text.strip()
        return text if self._hidden is None else self._hidden.sub(MASK, text)
