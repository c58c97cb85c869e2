"""Grades with their error, in three bands about what stands at 3."""

from __future__ import annotations

from dataclasses import replace

import pytest

from floorsim.desktest.grading.agreement import Agreement, Estimate
from floorsim.desktest.grading.grades import GivenGrade, GradedAnswer
from floorsim.desktest.reporting.bands import Band, band_of, band_of_answer, band_of_test, of_competency
from floorsim.desktest.reporting.precision import (
    EXERCISE_VARIANCE,
    GRADERS_ERROR,
    GradeError,
    Precision,
    precision_of,
)
from tests.desktest.cohorts import a_cohort, an_attempt, ungraded

PRECISION = Precision({"mail": GradeError(0.4, "answers")}, EXERCISE_VARIANCE, 12)


@pytest.mark.parametrize(
    ("grade", "se", "name"),
    [
        (3.6, 0.3, "above"),
        (3.5, 0.3, "around"),
        (2.4, 0.3, "below"),
        (2.5, 0.3, "around"),
        (3.0, 0.0, "around"),
    ],
)
def test_a_band_is_clear_of_three_only_with_its_whole_printed_range(
    grade: float, se: float, name: str
) -> None:
    assert Band(grade, se, 1).name == name


def test_a_range_stays_within_the_scale() -> None:
    assert Band(4.8, 0.5, 1).interval == (4.0, 5.0)
    assert Band(1.2, 0.5, 1).interval == (1.0, 2.0)


def test_an_answer_has_the_error_of_its_exercise_and_a_design_one_where_none_is_known() -> None:
    attempt = an_attempt(0)
    board, mail = attempt.exercises[1], attempt.exercises[3]
    assert band_of_answer(mail, PRECISION) == Band(4.0, 0.4, 1)
    assert band_of_answer(board, PRECISION) == Band(4.5, 0.5, 1)


def agreed(sd: float | None, icc: float | None) -> Agreement:
    """An agreement with this SD of final grades and this ICC of their mean."""
    mean = None if icc is None else Estimate("ICC(A,k)", icc, None)
    return Agreement(40, "same_two", 20, 30, 0, None, mean, None, None, sd, ())


def test_an_answers_error_is_that_of_classical_test_theory() -> None:
    found = precision_of((), {"good": agreed(1.0, 0.75), "poor": agreed(1.0, -0.3), "few": agreed(0.8, None)})
    assert found.of_answer("good") == GradeError(0.5, "answers")
    assert found.of_answer("poor").points == 1.0
    assert found.of_answer("few") == found.of_answer("other") == GradeError(GRADERS_ERROR, "design")


def test_grades_without_a_difference_measure_no_error() -> None:
    found = precision_of((), {"one grade": agreed(0.0, -0.5), "one mind": agreed(1.0, 1.0)})
    assert found.of_answer("one grade") == found.of_answer("one mind") == GradeError(GRADERS_ERROR, "design")


def test_a_mean_over_more_exercises_is_surer() -> None:
    attempt = an_attempt(0)
    whole = band_of_test(attempt, PRECISION)
    some = band_of(of_competency(attempt, "coaching_and_quality"), PRECISION)
    assert whole is not None
    assert some is not None
    assert (whole.exercises, some.exercises) == (4, 2)
    assert whole.se == pytest.approx((EXERCISE_VARIANCE / 4) ** 0.5)
    assert some.se == pytest.approx((EXERCISE_VARIANCE / 2) ** 0.5)


def test_without_all_grades_there_is_no_band_of_the_test() -> None:
    attempt = ungraded(an_attempt(0), "mail", graders=1)
    assert band_of_test(attempt, PRECISION) is None
    assert attempt.missing == (("The mail", "one of two grades so far"),)


def test_two_points_apart_waits_for_a_third() -> None:
    attempt = an_attempt(8)
    coach = attempt.exercises[2]
    assert (coach.apart, coach.final) == (2, 3.0)
    waiting = ungraded(attempt, "coach", graders=2)
    assert waiting.grade is None
    assert waiting.missing == (("The coach", "a third grade is needed, as the two are far apart"),)


def test_of_three_who_graded_at_the_same_time_all_are_told() -> None:
    given = tuple(
        GivenGrade(who, grade, (), "It says so.", False) for who, grade in zip("abc", (3, 4, 4), strict=True)
    )
    board = replace(an_attempt(0).exercises[1], graded=GradedAnswer(given))
    assert (board.a_b_third, board.apart, board.missing) == ((3, 4, 4), 1, None)


def test_the_error_between_exercises_is_measured_from_thirty_candidates_on() -> None:
    twelve = a_cohort()
    assert precision_of(twelve, {}).exercise_variance == EXERCISE_VARIANCE
    more = [replace(one, sitting=f"{one.sitting}-{copy}") for one in twelve for copy in range(3)]
    found = precision_of(more, {})
    assert found.candidates == 36
    assert 0.0 < found.exercise_variance < EXERCISE_VARIANCE


def test_one_exercise_alone_cannot_measure_the_error_between_exercises() -> None:
    alone = [replace(one, exercises=one.exercises[:1]) for one in a_cohort() for _ in range(3)]
    assert precision_of(alone, {}).exercise_variance == EXERCISE_VARIANCE
