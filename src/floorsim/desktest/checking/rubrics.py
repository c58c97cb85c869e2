"""What an examiner asks of a rubric: an agreed answer for every grade, each of which says what it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import BaseModel, ValidationError

from floorsim.desktest.marking.coaching import replayed
from floorsim.desktest.marking.dashboard import mark_dashboard
from floorsim.desktest.marking.lint import lint
from floorsim.desktest.package.exercise import AnchorAnswer, Rubric
from floorsim.desktest.package.exercises import (
    AnyExercise,
    Coaching,
    CoachingAnswer,
    Dashboard,
    DashboardAnswer,
    Email,
    EmailAnswer,
    FloorAnswer,
    LiveFloor,
)
from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.wording.names import listed

ANCHORS: Final = 5
"""Anchor answers on which graders calibrate (D); one for every grade."""
GOOD: Final = 4
"""From this grade on an e-mail keeps the limits that its lint names (D)."""
ANSWER_OF: Final[dict[str, type[FloorAnswer | DashboardAnswer | CoachingAnswer | EmailAnswer]]] = {
    "live_floor": FloorAnswer,
    "dashboard": DashboardAnswer,
    "coaching": CoachingAnswer,
    "email": EmailAnswer,
}
"""The shape of an answer to each kind of exercise."""


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
        found.all_known((*at, "ticks"), anchor.ticks, behaviours, "behaviour in the checklist")
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
            right = "say in both `why` what outweighs the checklist, or grade anew"
            found.warn((*path, "answers", number, "ticks"), wrong, right)


def _answer(exercise: AnyExercise, anchor: AnchorAnswer, path: Path, found: Findings) -> None:
    """The anchor answer is one that a candidate could have given."""
    here = (*path, "answer")
    try:
        answer: BaseModel = ANSWER_OF[exercise.kind].model_validate(anchor.answer)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            found.error((*here, *one["loc"]), f"this is no answer to the exercise ({one['msg']})")
        return
    try:
        if isinstance(exercise, Dashboard) and isinstance(answer, DashboardAnswer):
            mark_dashboard(exercise, answer)
        elif isinstance(exercise, Coaching) and isinstance(answer, CoachingAnswer):
            replayed(exercise, answer)
        elif isinstance(exercise, Email) and isinstance(answer, EmailAnswer):
            _email(exercise, anchor, answer, here, found)
    except KeyError as unknown:
        found.error(here, f"the exercise offers no {unknown}", "choose among its ids")
    except ValueError as reason:
        found.error((*here, "said"), str(reason), "say what can be said there")


def _email(exercise: Email, anchor: AnchorAnswer, answer: EmailAnswer, path: Path, found: Findings) -> None:
    if anchor.grade < GOOD:
        return
    for remark in lint(exercise, answer):
        wrong = f"grade {anchor.grade}, and the lint says: {remark.text.rstrip('.')}"
        found.error((*path, "body"), wrong, f"an answer graded {GOOD} or {GOOD + 1} keeps the limits")
