"""An answer as a grader reads it: no name, no time factor, no gap, no mark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from floorsim.desktest.grading.blind import Item
from floorsim.desktest.grading.floor_log import floor_log
from floorsim.desktest.grading.name_mask import masked
from floorsim.desktest.marking.coaching import replayed
from floorsim.desktest.marking.dashboard import chosen_texts
from floorsim.desktest.package.exercises import Coaching, CoachingAnswer, Dashboard, Email
from floorsim.run.run import Taken
from floorsim.wording.numbers import counted

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
        return list(_told(item, item.anchor.answer, ()))
    ids = script.candidate, script.sitting
    answer = masked(script.answers.get(exercise.id, {}), script.names, exercise, ids)
    return list(_told(item, answer, script.decisions.get(exercise.id, ())))


def _told(item: Item, answer: Mapping[str, Any], decisions: Sequence[Taken]) -> Iterator[Told]:
    exercise = item.exercise.exercise

    def written(key: str) -> str:
        return str(answer.get(key) or "").strip() or NOTHING

    if isinstance(exercise, Email):
        yield Told("answer", f"subject: {written('subject')}")
        yield Told("answer", written("body"))
        yield Told("words", counted(len(str(answer.get("body") or "").split()), "word"))
    elif isinstance(exercise, Dashboard):
        for asked, text, words in chosen_texts(exercise, answer):
            own = f'In own words: "{words}"' if words else "No words of their own."
            told = "nothing was chosen." if text is None else f"{text} {own}"
            yield Told("answer", f"{asked.lower()}: {told}")
    elif isinstance(exercise, Coaching):
        play = replayed(exercise, CoachingAnswer(said=tuple(answer.get("said") or ())))
        who = {"they": exercise.agent, "you": "the candidate"}
        for side, text in play.lines:
            yield Told("said", f"{who[side]}: {text}")
        if play.outcome is None:
            yield Told("said", "It stops here: the time was up or the candidate handed it in.")
        yield Told("note", written("note"))
    else:
        yield from (Told(*one) for one in floor_log(item.exercise, answer, decisions))
