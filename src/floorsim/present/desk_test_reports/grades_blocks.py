"""One candidate's grades and bands, as tables and a chart."""

from __future__ import annotations

from floorsim.desktest.reporting.bands import band_of, band_of_answer, of_competency
from floorsim.desktest.reporting.precision import Precision
from floorsim.desktest.reporting.taken_test import TakenTest
from floorsim.present.desk_test_reports.band_words import band_cells
from floorsim.present.desk_test_reports.page import Grid, Interval, Intervals
from floorsim.scenario.competencies import competencies
from floorsim.wording.names import both
from floorsim.wording.numbers import NOTHING


def grades_grid(attempt: TakenTest, precision: Precision) -> Grid:
    """Both grades of each exercise, how far apart, the final one with its band; the machine's marks apart."""
    return Grid(
        "Grades of 1 to 5, and machine marks of 0 to 100 kept apart",
        ("exercise", "grader A", "grader B", "apart", "third", "grade", "range", "band", "machine"),
        [
            (
                one.exercise.title,
                *map(_given, (*one.a_b_third[:2], one.apart, one.a_b_third[2])),
                *band_cells(band_of_answer(one, precision)),
                NOTHING if one.machine is None else f"{one.machine.points:.0f}",
            )
            for one in attempt.exercises
        ],
        frozenset({1, 2, 3, 4, 5, 6, 8}),
    )


def _given(points: int | None) -> str:
    return NOTHING if points is None else str(points)


def bands_grid(attempt: TakenTest, precision: Precision) -> Grid:
    """The band of each competency, and the exercises that it rests on."""
    return Grid(
        "Bands by competency",
        ("competency", "graded exercises", "grade", "range", "band"),
        [
            (
                competency.title,
                both(one.exercise.title for one in taken if one.final is not None) or NOTHING,
                *band_cells(band_of(taken, precision)),
            )
            for key, competency in competencies().items()
            if (taken := of_competency(attempt, key))
        ],
        frozenset({2, 3}),
    )


def grades_chart(attempt: TakenTest, precision: Precision) -> Intervals:
    """The final grades with their ranges, each grader's beside them."""
    rows = []
    for one in attempt.graded:
        band = band_of_answer(one, precision)
        assert band is not None
        given = [float(grade.grade) for grade in one.grades]
        rows.append(Interval(one.exercise.title, band.grade, *band.interval, given))
    means = ", ".join(f"{one.name} {one.value:.1f} ({one.low:.1f} to {one.high:.1f})" for one in rows)
    return Intervals(
        id=f"grades-{attempt.candidate}",
        title=f"Grades of {attempt.candidate}, with their ranges",
        says=f"Final grade of each answer: {means}. The line stands at 3.",
        scale=(1.0, 5.0),
        axis="grade",
        anchor=3.0,
        rows=rows,
        given="one grader's grade",
    )
