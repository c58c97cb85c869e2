"""A live floor as graders read it: what was decided when, and what waited then; nothing that is scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from floorsim.desk.view import FloorView
from floorsim.desktest.grading.scripts import GradedExercise
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.run.model_version import MODEL_VERSION
from floorsim.run.run import Taken, replay
from floorsim.wording.numbers import counted
from floorsim.wording.times import clock, span

STOPPED: Final = (".", '."', '?"', '!"')
"""Ends after which a sentence needs no full stop."""


def floor_log(
    exercise: GradedExercise, answer: Mapping[str, Any], decisions: Sequence[Taken]
) -> Iterator[tuple[str, str]]:
    """Pairs of a first word and a text: the log of an anchor answer, or a candidate's floor played again.

    Args:
        exercise: of a live floor.
        answer: of an anchor answer, with its `log`; a candidate's has none.
        decisions: of a candidate.
    """
    if "log" in answer:
        yield from (("log", line) for line in str(answer["log"]).splitlines())
        return
    if not decisions:
        yield "log", "Nothing was decided."
    if exercise.package.model_version != MODEL_VERSION:
        yield from _without_floor(exercise.package.model_version, decisions)
        return
    live = exercise.exercise
    assert isinstance(live, LiveFloor)
    floor = exercise.package.scenarios[live.id]
    waited: list[str] = []
    run = replay(
        floor, live.seed, [*decisions], until_s=floor.end_s,
        looking=lambda run, _: waited.append(_waiting(run.observe())),
    )  # fmt: skip
    refused = {one.taken.seq: one.reason for one in run.not_taken}
    for one, waiting in zip(decisions, waited, strict=True):
        did = (
            f"{one.kind}, not possible: {refused[one.seq]}"
            if one.seq in refused
            else _with_figures(run.spelled_out(one), one)
        )
        stop = "" if did.endswith(STOPPED) else "."
        yield "log", f"{clock(one.at_s)} {did}{stop} {waiting}"
    view = run.observe()
    missed = len([message for message in view.inbox if message.state == "missed"])
    yield "log", f"{clock(view.now_s)} the end. {_waiting(view)} {counted(missed, 'message')} ran out."


def _with_figures(words: str, taken: Taken) -> str:
    """The words with every number that was chosen and that they leave out."""
    left_out = [
        f"{name.replace('_', ' ')} {value:g}"
        for name, value in taken.arguments.items()
        if isinstance(value, int | float) and not isinstance(value, bool) and f"{value:g}" not in words
    ]
    words = words.replace('""', '"')  # where the author wrote what is said in quotes
    return f"{words}, {', '.join(left_out)}" if left_out else words


def _without_floor(version: int, decisions: Sequence[Taken]) -> Iterator[tuple[str, str]]:
    known = f"played with version {version} of the model, and this floorsim has {MODEL_VERSION}"
    yield "log", f"The floor was {known}; what was waiting then is not known here."
    for one in decisions:
        yield "log", f"{clock(one.at_s)} {in_the_log(one)}"


def in_the_log(taken: Taken) -> str:
    """A decision as the log has it, for want of the floor it was taken on."""
    arguments = ", ".join(f"{name} {value}" for name, value in taken.arguments.items())
    return f"{taken.kind}{f': {arguments}' if arguments else ''}"


def _waiting(view: FloorView) -> str:
    queues = [
        f"{channel.title} {channel.waiting}"
        + (f", longest {span(channel.longest_wait_s)}" if channel.waiting else "")
        for channel in view.channels
    ]
    open_messages = len([message for message in view.inbox if message.state == "open"])
    return f"Waiting: {'; '.join(queues)}; inbox {open_messages}."
