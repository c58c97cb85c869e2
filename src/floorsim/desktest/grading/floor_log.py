"""A live floor as graders read it: what was decided when, and what waited then; nothing that is scored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from floorsim.desk.view import FloorView
from floorsim.desktest.grading.scripts import GradedExercise
from floorsim.desktest.package.exercises import LiveFloor
from floorsim.run.run import Taken, replay
from floorsim.wording.numbers import counted
from floorsim.wording.times import clock, span


def floor_log(
    exercise: GradedExercise, answer: Mapping[str, Any], decisions: Sequence[Taken]
) -> Iterator[tuple[str, str]]:
    """The floor played again, as pairs of a first word and a text.

    Args:
        exercise: of a live floor.
        answer: of an anchor answer, with its `decisions`; a candidate's has none.
        decisions: of a candidate.
    """
    live = exercise.exercise
    assert isinstance(live, LiveFloor)
    assert exercise.floor is not None
    taken = [*decisions] or [
        Taken(seq, one["at_s"], one["kind"], one["arguments"])
        for seq, one in enumerate(answer.get("decisions", ()))
    ]
    seen: list[str] = []
    run = replay(
        exercise.floor, live.seed, taken, until_s=exercise.floor.end_s,
        looking=lambda run, _: seen.append(_waiting(run.observe())),
    )  # fmt: skip
    if not taken:
        yield "log", "Nothing was decided."
    refused = {one.taken.seq for one in run.not_taken}
    for one, waiting in zip(taken, seen, strict=True):
        did = f"tried {one.kind}, which was not possible" if one.seq in refused else run.spelled_out(one)
        yield "log", f"{clock(one.at_s)}, {did}. {waiting}"
    view = run.observe()
    missed = len([message for message in view.inbox if message.state == "missed"])
    yield "log", f"{clock(view.now_s)}, the end. {_waiting(view)} {counted(missed, 'message')} ran out."


def _waiting(view: FloorView) -> str:
    queues = [
        f"{channel.title} {channel.waiting}"
        + (f", longest {span(channel.longest_wait_s)}" if channel.waiting else "")
        for channel in view.channels
    ]
    open_messages = len([message for message in view.inbox if message.state == "open"])
    return f"Waiting: {'; '.join(queues)}; inbox {open_messages}."
