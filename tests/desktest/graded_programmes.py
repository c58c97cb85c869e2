"""A programme of candidates who took the small test, with what graders gave them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from floorsim.desktest.grading.folder import everyone
from floorsim.desktest.grading.grader import Grader
from floorsim.desktest.programme.programme import Programme
from tests.desktest.programme.programmes import a_programme, invited, received, taken


def of_candidates(folder: Path, many: int) -> Programme:
    """A programme that so many candidates have taken."""
    programme = a_programme(folder)
    for number in range(many):
        place = folder / f"at-{number}"
        place.mkdir()
        received(programme, taken(place, invited(programme)))
    return programme


def graded_by(
    programme: Programme,
    grader: str,
    grade: Callable[[str, str], int],
    *,
    third: bool = False,
    leave: Sequence[str] = (),
) -> None:
    """One grader calibrates as the authors would, grades all there is and closes; `leave` are exercises left.

    `grade` gives the grade of a sitting's exercise.
    """
    with programme.grades(grader) as log:
        work = Grader(everyone(programme, log, grader), log, grader, third=third)
        for one in work.work():
            exercise = one.exercise
            if exercise.exercise.id in leave:
                continue
            while (anchor := work.next_anchor(exercise)) is not None and not work.may_grade(exercise):
                work.give_anchor(exercise, anchor[1], anchor[1].grade, [], "As the authors have it.")
            while (item := work.next_item(exercise)) is not None:
                sitting = item.script.sitting if item.script else ""
                found = grade(sitting, exercise.exercise.id) if sitting else 3
                ticks = [line.id for line in exercise.rubric.checklist][: found // 2 + 1]
                work.give(item, found, ticks, f"It shows {found} of five things.")
            work.close(exercise)
