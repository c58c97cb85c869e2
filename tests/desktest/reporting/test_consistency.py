"""Cronbach's alpha and the standard error that follows from it."""

from __future__ import annotations

import pytest

from floorsim.desktest.reporting.consistency import consistency_of, matrix_of
from tests.desktest.cohorts import a_cohort, ungraded

ROWS = ((5, 4, 3), (4, 4, 5), (3, 2, 4), (2, 3, 1), (1, 3, 2), (4, 1, 3))


def test_alpha_and_its_interval_are_those_of_pingouin() -> None:
    """pingouin 0.7.0, cronbach_alpha: (0.556818181818182, [-0.877, 0.933])."""
    found = consistency_of(ROWS)
    assert found is not None
    assert found.alpha == pytest.approx(0.556818181818182, abs=1e-12)
    assert found.ci95 == pytest.approx((-0.877, 0.933), abs=5e-4)
    assert found.sem == pytest.approx(found.sd * (1 - 0.556818181818182) ** 0.5)


def test_alike_grades_have_no_alpha_and_too_few_have_nothing() -> None:
    alike = consistency_of(((3, 3), (3, 3), (3, 3)))
    assert alike is not None
    assert (alike.alpha, alike.sem) == (None, None)
    assert consistency_of(ROWS[:2]) is None
    assert consistency_of(((1.0,), (2.0,), (3.0,))) is None
    assert consistency_of(()) is None


def test_only_candidates_with_all_grades_count() -> None:
    cohort = a_cohort()
    cohort[3] = ungraded(cohort[3], "board")
    assert len(matrix_of(cohort)) == 11
    assert all(len(row) == 4 for row in matrix_of(cohort))
