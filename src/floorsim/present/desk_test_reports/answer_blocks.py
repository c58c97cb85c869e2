"""What a candidate did in an exercise, and what was found in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from floorsim.desktest.marking.coaching import replayed
from floorsim.desktest.marking.dashboard import chosen_texts
from floorsim.desktest.marking.lint import lint
from floorsim.desktest.package.exercises import (
    Coaching,
    CoachingAnswer,
    Dashboard,
    Email,
    EmailAnswer,
    LiveFloor,
)
from floorsim.desktest.reporting.floor_evidence import Floor, FloorDecision, did_most
from floorsim.desktest.reporting.taken_test import ExerciseTaken
from floorsim.present.desk_test_reports.page import Block, Grid, Paragraph, Points, Words
from floorsim.present.review_words import number
from floorsim.wording.numbers import NOTHING, amount, counted, of, true_minus
from floorsim.wording.sentences import initial_capital, whole_sentence
from floorsim.wording.times import clock

YOUR = "your"
"""Whose words they are where the candidate reads it."""


def done_blocks(taken: ExerciseTaken, floor: Floor, whose: str = "the candidate's") -> Iterator[Block]:
    """What was decided, chosen, said and written, as it was; `whose` words those were."""
    exercise = taken.exercise
    if isinstance(exercise, LiveFloor):
        yield from _decided(floor)
    elif isinstance(exercise, Dashboard):
        chosen = chosen_texts(exercise, taken.answer)
        rows = [(asked, text or NOTHING, words) for asked, text, words in chosen]
        yield Grid("Answer", ("asked for", "chosen", f"in {whose} words"), rows)
    elif isinstance(exercise, Coaching):
        yield from _talk(exercise, taken.answer, "You" if whose == YOUR else "Candidate")
        yield _written("Note for the file", taken.answer.get("note"))
    elif isinstance(exercise, Email):
        body = str(taken.answer.get("body") or "")
        subject = str(taken.answer.get("subject") or "").strip() or "no subject"
        yield _written(f"Email, {counted(len(body.split()), 'word')}: {subject}", body)
        remarks = lint(exercise, EmailAnswer(subject=str(taken.answer.get("subject") or ""), body=body))
        if remarks:
            yield Points("What the program points out; it takes no points off", [one.text for one in remarks])


def _decided(decisions: Floor) -> Iterator[Block]:
    if not decisions:
        yield Paragraph("No decision was taken on the floor.")
        return
    measured = any(one.effect is not None for one in decisions)
    heads = ("time", "decision", *(("points of the total",) if measured else ()))
    rows = [
        (clock(one.at_s, seconds=True), initial_capital(one.says), *((_effect(one),) if measured else ()))
        for one in decisions
    ]
    yield Grid(counted(len(rows), "decision"), heads, rows, frozenset({2}))


def _effect(one: FloorDecision) -> str:
    return NOTHING if one.effect is None else number(one.effect)


def did_most_sentence(floor: Floor) -> str | None:
    """The two decisions that did most, in a sentence; None where nothing is known or none did anything."""
    told = [
        f"at {clock(one.at_s)} {one.says} {'added' if (one.effect or 0) > 0 else 'cost'} "
        f"{abs(one.effect or 0):.1f} points of the total"
        for one in did_most(floor)
    ]
    if not told:
        return None
    them = "each decision" if len(told) > 1 else "it"
    return (
        f"{initial_capital('; '.join(told))}. We ran the same customers again without {them} to measure that."
    )


def found_blocks(taken: ExerciseTaken) -> Iterator[Block]:
    """What the program counted, part by part with its reason."""
    if taken.machine is None:
        return
    rows = [
        (
            one.label,
            f"{amount(one.got)} of {amount(one.of)}" if one.of else "not counted",
            true_minus(whole_sentence(one.why)),
        )
        for one in taken.machine.parts
    ]
    if rows:
        yield Grid(
            f"What the program counted: {taken.machine.points:.0f} of 100", ("part", "points", "why"), rows
        )


def seen_blocks(taken: ExerciseTaken) -> Iterator[Block]:
    """The rubric's checklist: what graders saw, and what none of them saw."""
    rubric, graders = taken.exercise.rubric, len(taken.grades)
    if rubric is None or not graders:
        return
    seen = [(line.text, taken.seen_by(line.id)) for line in rubric.checklist]
    yield Points(
        "What the graders saw",
        [text if many == graders else f"{text.rstrip('.')} ({of(many, graders, 'grader')})"
         for text, many in seen if many]
        or ["Nothing on the checklist."],
    )  # fmt: skip
    unseen = [text for text, many in seen if not many]
    if unseen:
        yield Points("On the checklist, and not seen", unseen)


def _talk(exercise: Coaching, answer: Any, you: str) -> Iterator[Block]:
    """The conversation, word by word."""
    said = tuple(answer.get("said") or ())
    try:
        lines = replayed(exercise, CoachingAnswer(said=said)).lines
    except ValueError:  # of a result that is not genuine
        yield Paragraph(
            f"{initial_capital(counted(len(said), 'thing'))} said, which do not follow each other."
        )
        return
    who = {"they": exercise.agent, "you": you}
    yield Points("What was said", [f"{who[side]}: {text}" for side, text in lines])


def _written(about: str, text: Any) -> Block:
    written = str(text or "").strip()
    return Words(about, written) if written else Paragraph(f"{about}: nothing was written.")
