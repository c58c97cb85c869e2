"""Grades with their error, in three bands about what stands at 3 of the graders' scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final, Literal

from floorsim.desktest.reporting.precision import Precision
from floorsim.desktest.reporting.taken_test import ExerciseTaken, TakenTest, finals_of

BandName = Literal["below", "around", "above"]
ANCHOR: Final = 3
"""The anchor that bands are told by: what a rubric writes at 3, sound work."""
Z: Final = 1.645
"""Standard errors to each side of a grade that lie clear of the anchor below or above it (D: a 90%
interval)."""


@dataclass(frozen=True, slots=True)
class Band:
    """A grade of 1-5 with its error."""

    grade: float
    se: float
    exercises: int
    """How many it rests on."""

    @property
    def interval(self) -> tuple[float, float]:
        """The 90% interval, within the scale, to one decimal as it is printed."""
        low, high = self.grade - Z * self.se, self.grade + Z * self.se
        return round(max(1.0, low), 1), round(min(5.0, high), 1)

    @property
    def name(self) -> BandName:
        """Where the whole interval lies; `around` where it holds the anchor."""
        low, high = self.interval
        return "below" if high < ANCHOR else "above" if low > ANCHOR else "around"


def band_of_answer(taken: ExerciseTaken, precision: Precision) -> Band | None:
    """The band of one answer: its error is that of other graders reading the same answer."""
    return (
        None if taken.final is None else Band(taken.final, precision.of_answer(taken.exercise.id).points, 1)
    )


def band_of(taken: Sequence[ExerciseTaken], precision: Precision) -> Band | None:
    """The band of a mean over exercises: its error is that of other exercises of the kind in their place."""
    finals = finals_of(taken)
    return Band(fmean(finals), precision.of_mean(len(finals)), len(finals)) if finals else None


def band_of_test(attempt: TakenTest, precision: Precision) -> Band | None:
    """The band of the whole test; None until every exercise with a rubric has its grade."""
    return None if attempt.grade is None else band_of(attempt.graded, precision)


def of_competency(attempt: TakenTest, competency: str) -> tuple[ExerciseTaken, ...]:
    """The exercises that look at a competency."""
    return tuple(one for one in attempt.exercises if competency in one.exercise.competencies)
