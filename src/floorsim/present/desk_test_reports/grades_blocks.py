"""One candidate's grades and bands, as tables."""

from __future__ import annotations

from floorsim.desktest.reporting.bands import Band, band_of, band_of_answer, of_competency
from floorsim.desktest.reporting.precision import Precision
from floorsim.desktest.reporting.taken_test import TakenTest
from floorsim.present.desk_test_reports.band_words import band_cells
from floorsim.present.desk_test_reports.page import Grid
from floorsim.scenario.competencies import competencies
from floorsim.wording.names import both
from floorsim.wording.numbers import NOTHING, rounded


def grades_grid(attempt: TakenTest, precision: Precision) -> Grid:
    """Both grades of each exercise, how far apart, the final one with its band; the machine's marks apart."""
    bands = [band_of_answer(one, precision) for one in attempt.exercises]
    return Grid(
        "Grades of 1 to 5 by graders A and B; machine marks of 0 to 100 are no part of them",
        ("exercise", "A", "B", "apart", "third", "grade", "range", "band", "machine"),
        [
            (
                one.exercise.title,
                *map(rounded, (*one.a_b_third[:2], one.apart, one.a_b_third[2])),
                *band_cells(band),
                rounded(None if one.machine is None else one.machine.points),
            )
            for one, band in zip(attempt.exercises, bands, strict=True)
        ],
        frozenset({1, 2, 3, 4, 5, 6, 8}),
        [_range(band) for band in bands],
    )


def bands_grid(attempt: TakenTest, precision: Precision) -> Grid:
    """The band of each competency, and the exercises that it rests on."""
    found = [
        (competency.title, taken, band_of(taken, precision))
        for key, competency in competencies().items()
        if (taken := of_competency(attempt, key))
    ]
    return Grid(
        "Bands by competency",
        ("competency", "graded exercises", "grade", "range", "band"),
        [
            (
                title,
                both(one.exercise.title for one in taken if one.final is not None) or NOTHING,
                *band_cells(band),
            )
            for title, taken, band in found
        ],
        frozenset({2, 3}),
        [_range(band) for _, _, band in found],
    )


def _range(band: Band | None) -> tuple[float, float, float] | None:
    return None if band is None else (band.interval[0], band.grade, band.interval[1])
