"""What an examiner asks of a rubric: an agreed answer for every grade, each of which says what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import ValidationError

from floorsim.desktest.marking.coaching import replayed
from floorsim.desktest.marking.dashboard import asked
from floorsim.desktest.marking.lint import lint
from floorsim.desktest.package.exercise import AnchorAnswer, Rubric
from floorsim.desktest.package.exercises import (
    ANSWER_OF,
    AnyExercise,
    Coaching,
    CoachingAnswer,
    Dashboard,
    Email,
    EmailAnswer,
    LiveFloor,
)
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.wording.names import choose, listed

ANCHORS: Final = 5
"""Anchor answers on which graders calibrate (D); one for every grade."""
GOOD: Final = 4
"""From this grade on an e-mail keeps the limits that its lint names (D)."""


def check_rubric(exercise: AnyExercise, path: Path, found: Findings, *, practice: bool, sound: bool) -> None:
    """There is a rubric where somebody grades, and its anchor answers cover the scale.

    A live floor may be left to the program's score alone. A practice form is graded by nobody and needs no
    anchor answers. Whether they are answers to the exercise is looked at where it is `sound` itself.
    """
    rubric = exercise.rubric
    if rubric is None:
        if not practice and not isinstance(exercise, LiveFloor):
            wrong = "nothing says what graders look for"
            found.error((*path, "rubric"), wrong, "add rubric: with looks_at, checklist, anchors and answers")
        return
    here = (*path, "rubric")
    found.unique((*here, "checklist"), [one.id for one in rubric.checklist], "behaviour")
    found.unique((*here, "answers"), [one.id for one in rubric.answers], "anchor answer")
    if not practice:
        _covered(rubric, here, found)
    behaviours = [one.id for one in rubric.checklist]
    for number, anchor in enumerate(rubric.answers):
        at = (*here, "answers", number)
        found.all_known((*at, "ticks"), anchor.ticks, behaviours, "behaviour")
        if sound:
            _answer(exercise, anchor, at, found)
    _rising(rubric.answers, here, found)


def _covered(rubric: Rubric, path: Path, found: Findings) -> None:
    if len(rubric.answers) < ANCHORS:
        wrong = f"there are {len(rubric.answers)} anchor answers"
        found.error((*path, "answers"), wrong, f"write {ANCHORS}, one for each grade from 1 to 5")
        return
    missing = [grade for grade in range(1, 6) if grade not in {one.grade for one in rubric.answers}]
    if missing:
        wrong = f"no anchor answer has the grade {listed(missing)}"
        found.error((*path, "answers"), wrong, "cover the whole scale, or graders cannot calibrate on it")


def _rising(answers: Sequence[AnchorAnswer], path: Path, found: Findings) -> None:
    """A better answer shows as much of the checklist at least."""
    for number, one in enumerate(answers):
        worse = [other for other in answers if other.grade < one.grade and len(other.ticks) > len(one.ticks)]
        if worse:
            wrong = (
                f"grade {one.grade} shows {len(one.ticks)} of the checklist, and grade {worse[0].grade} "
                f"({worse[0].id}) {len(worse[0].ticks)}"
            )
            right = "say in both `why` what outweighs the checklist, or change a grade"
            found.warn((*path, "answers", number, "ticks"), wrong, right)


def _answer(exercise: AnyExercise, anchor: AnchorAnswer, path: Path, found: Findings) -> None:
    """The anchor answer is one that a candidate could have given; its shape is looked at where it is read."""
    here = (*path, "answer")
    try:
        answer = ANSWER_OF[exercise.kind].model_validate(anchor.answer)
    except ValidationError:
        return
    match exercise, answer:
        case Dashboard(), _:
            for where, _, chosen, offered in asked(exercise, anchor.answer):
                if chosen is not None:
                    what = str(where[0]).removesuffix("s")
                    found.known((*here, *where, "id"), chosen["id"], [one.id for one in offered], what)
        case Coaching(), CoachingAnswer():
            _said(exercise, answer, (*here, "said"), found)
        case Email(), EmailAnswer():
            _email(exercise, anchor, answer, here, found)


def _said(exercise: Coaching, answer: CoachingAnswer, path: Path, found: Findings) -> None:
    play = replayed(exercise, CoachingAnswer())
    for number, id in enumerate(answer.said):
        can_be_said = [one.id for one in play.choices]
        try:
            play.say(id)
        except ValueError as wrong:
            found.error((*path, number), str(wrong), choose(id, can_be_said))
            return


def _email(exercise: Email, anchor: AnchorAnswer, answer: EmailAnswer, path: Path, found: Findings) -> None:
    if anchor.grade < GOOD:
        return
    for remark in lint(exercise, answer):
        wrong = f"grade {anchor.grade}, and the lint says: {remark.text.rstrip('.')}"
        found.error((*path, "body"), wrong, f"an answer graded {GOOD} or {GOOD + 1} keeps the limits")
