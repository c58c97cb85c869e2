"""How far grades can be trusted: from grader to grader, and from one exercise to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal

from floorsim.desktest.grading.agreement import Agreement, agreement
from floorsim.desktest.grading.grades import GradedAnswer
from floorsim.desktest.reporting.consistency import matrix_of, residual_variance
from floorsim.desktest.reporting.taken_test import TakenTest

EXERCISE_VARIANCE: Final = 0.5
"""Variance of a person's grades from one exercise to another, graders' error within it, until enough
candidates are graded (D: a scale with a standard deviation of 1 of which one exercise tells r = .50)."""
FEWEST_CANDIDATES: Final = 30
"""Candidates with all grades from which it is computed (D)."""
GRADERS_ERROR: Final = 0.5
"""Standard error of a final grade, in points of 1-5, until enough answers are graded (D: a standard deviation
of one point and a reliability of .75, the least that Koo & Li 2016 call good)."""


@dataclass(frozen=True, slots=True)
class GradeError:
    """The standard error of a final grade, in points of the five-point scale."""

    points: float
    source: Literal["answers", "design"]
    """Computed from graded answers, or a design default because there are too few."""


LEAST_ERROR: Final = 0.005
"""Points up to which a computed error says only that nobody differed: it would be printed as 0 (D)."""
ASSUMED: Final = GradeError(GRADERS_ERROR, "design")


@dataclass(frozen=True, slots=True)
class Precision:
    """The errors that bands rest on."""

    of_graders: Mapping[str, GradeError]
    """Standard error of a final grade by exercise, other people grading the same answer."""
    exercise_variance: float
    """Variance of one person's grades between exercises that is not explained by how hard each is."""
    candidates: int
    """Candidates with all grades, of two exercises at least; under FEWEST_CANDIDATES the variance is the
    default."""

    def of_answer(self, exercise: str) -> GradeError:
        """The error of a final grade of one answer."""
        return self.of_graders.get(exercise, ASSUMED)

    def of_mean(self, exercises: int) -> float:
        """Standard error of a mean over so many exercises, others of the kind standing in their place."""
        return sqrt(self.exercise_variance / max(exercises, 1))


def precision_of(attempts: Sequence[TakenTest], agreements: Mapping[str, Agreement]) -> Precision:
    """The errors as these attempts show them, or the defaults where there are too few."""
    rows = [row for row in matrix_of(attempts) if len(row) > 1]
    return Precision(
        {exercise: _grade_error(found) for exercise, found in agreements.items()},
        residual_variance(rows) if len(rows) >= FEWEST_CANDIDATES else EXERCISE_VARIANCE,
        len(rows),
    )


def _grade_error(found: Agreement) -> GradeError:
    """By classical test theory SD * sqrt(1 - ICC(A,k)), both of final grades; an ICC below 0 counts as 0.

    Where no two people or no two answers differ that is 0, which no error is: then it is assumed.
    """
    if found.sd is None or found.mean is None:
        return ASSUMED
    points = found.sd * sqrt(1.0 - min(1.0, max(0.0, found.mean.value)))
    return GradeError(points, "answers") if points > LEAST_ERROR else ASSUMED


def agreements_of(attempts: Sequence[TakenTest]) -> dict[str, Agreement]:
    """How far graders agree on each exercise, forms together.

    Raises:
        UsageError: a library of the extra `grading` is missing.
    """
    answers: dict[str, list[GradedAnswer]] = {}
    for one in (one for attempt in attempts for one in attempt.exercises if one.exercise.rubric is not None):
        answers.setdefault(one.exercise.id, []).extend([] if one.graded is None else [one.graded])
    return {exercise: agreement(graded) for exercise, graded in answers.items()}
