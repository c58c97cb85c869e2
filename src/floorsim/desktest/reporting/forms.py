"""How grades and marks are spread, by exercise and by form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from floorsim.desktest.reporting.taken_test import ExerciseTaken, TakenTest, finals_of
from floorsim.lab.scales import SCORE, Scale
from floorsim.lab.statistics import Summary, summary_of

GRADES: Final[Scale] = (1.0, 5.0)


@dataclass(frozen=True, slots=True)
class ExerciseSpread:
    """One exercise of one form."""

    form: str
    exercise: str
    title: str
    grades: Mapping[int, int]
    """How many answers have each final grade, rounded half up, 1-5."""
    grade: Summary | None
    machine: Summary | None
    """Machine marks, 0-100."""


def exercise_spreads(attempts: Sequence[TakenTest]) -> tuple[ExerciseSpread, ...]:
    """Each exercise of each form, in the forms' order."""
    found: dict[tuple[str, str], list[ExerciseTaken]] = {}
    for attempt in sorted(attempts, key=lambda one: one.test.form):
        for one in attempt.exercises:
            found.setdefault((attempt.test.form, one.exercise.id), []).append(one)
    return tuple(_spread(form, taken) for (form, _), taken in found.items())


def _spread(form: str, taken: Sequence[ExerciseTaken]) -> ExerciseSpread:
    exercise = taken[0].exercise
    finals = finals_of(taken)
    marks = [one.machine.points for one in taken if one.machine is not None]
    counts = Counter(int(final + 0.5) for final in finals)
    return ExerciseSpread(
        form,
        exercise.id,
        exercise.title,
        {grade: counts[grade] for grade in range(1, 6)},
        summary_of(finals, GRADES) if finals else None,
        summary_of(marks, SCORE) if marks else None,
    )


def form_spreads(attempts: Sequence[TakenTest]) -> dict[str, Summary]:
    """The mean grades of the candidates of each form; a form without any is left out."""
    found: dict[str, list[float]] = {}
    for attempt in attempts:
        if attempt.grade is not None:
            found.setdefault(attempt.test.form, []).append(attempt.grade)
    return {form: summary_of(grades, GRADES) for form, grades in sorted(found.items())}
