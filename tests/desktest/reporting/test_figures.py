"""What a programme's report counts: items, forms, graders."""

from __future__ import annotations

from dataclasses import replace

import pytest

from floorsim.desktest.reporting.forms import exercise_spreads, form_differences, form_grades
from floorsim.desktest.reporting.graders import grader_figures
from floorsim.desktest.reporting.items import ItemFigures, item_figures
from floorsim.desktest.reporting.precision import precision_of
from floorsim.desktest.reporting.programme_figures import programme_figures
from tests.desktest.cohorts import BEGAN, GRADES, a_cohort, ungraded

COHORT = a_cohort()


def item(form: str, exercise: str, id: str) -> ItemFigures:
    return next(
        one for one in item_figures(COHORT) if (one.form, one.exercise, one.item) == (form, exercise, id)
    )


def test_a_line_is_counted_once_half_of_the_graders_saw_it() -> None:
    third = item("A", "mail", "third")
    assert third.candidates == 6
    # Four ticks or more stand on a grade of 4 and 5: candidates 0, 2 and 4 have one from each or either.
    assert third.share == pytest.approx(3 / 6)
    assert third.standing == "behaviour"


def test_what_better_candidates_do_tells_them_apart_and_a_false_lead_the_other_way() -> None:
    artefact, lead = item("A", "board", "f3"), item("A", "board", "f2")
    assert (artefact.share, lead.share) == (0.5, 0.5)
    assert artefact.discrimination is not None
    assert lead.discrimination is not None
    assert artefact.discrimination > 0.7
    assert lead.discrimination == pytest.approx(-artefact.discrimination)
    assert lead.standing == "false_lead"


def test_what_everybody_chose_tells_nothing_apart() -> None:
    assert item("B", "board", "f1").share == 1.0
    assert item("B", "board", "f1").discrimination is None


def test_what_was_never_begun_counts_for_no_item() -> None:
    gone = [replace(one, exercises=tuple(replace(it, begun=False) for it in one.exercises)) for one in COHORT]
    assert all(one.candidates == 0 and one.discrimination is None for one in item_figures(gone))
    assert {one.form for one in item_figures(gone)} == {"A", "B"}


def test_each_form_has_its_spread() -> None:
    spreads = {(one.form, one.exercise): one for one in exercise_spreads(COHORT)}
    assert len(spreads) == 8
    floor = spreads["A", "floor"]
    assert floor.grade is not None
    assert floor.grade.n == sum(floor.grades.values()) == 6
    assert spreads["A", "mail"].machine is None
    assert floor.machine is not None
    assert floor.machine.mean == pytest.approx((90 + 88 + 86 + 34 + 32 + 30) / 6)


def test_forms_differ_by_the_difference_of_their_means() -> None:
    [found] = form_differences(COHORT)
    grades = form_grades(COHORT)
    assert found.difference == pytest.approx(sum(grades["A"]) / 6 - sum(grades["B"]) / 6)
    assert found.ci90[0] < found.difference < found.ci90[1]
    assert form_differences(COHORT[:3]) == ()


def test_a_strict_grader_stands_below_and_drift_shows_between_the_halves() -> None:
    anna, bert = grader_figures(COHORT)
    pairs = [pair for row in GRADES for pair in row]
    assert (anna.grader, anna.above.n) == ("anna", 48)
    assert anna.above.mean == pytest.approx(sum(a - b for a, b in pairs) / 48)
    assert bert.above.mean == pytest.approx(-anna.above.mean)
    assert anna.early == pytest.approx(sum(a - b for a, b in pairs[:24]) / 24)
    assert anna.late == pytest.approx(sum(a - b for a, b in pairs[24:]) / 24)


def test_grades_of_one_moment_stay_in_their_order() -> None:
    """The times of a grader who grades from a script may all be the same."""
    at_once = [
        replace(
            one,
            exercises=tuple(
                replace(
                    it,
                    graded=it.graded
                    and replace(it.graded, grades=tuple(replace(given, at=BEGAN) for given in it.grades)),
                )
                for it in one.exercises
            ),
        )
        for one in COHORT
    ]
    assert grader_figures(at_once) == grader_figures(COHORT)


def test_figures_say_what_is_missing_instead_of_failing() -> None:
    cohort = [ungraded(one, "mail") for one in COHORT]
    figures = programme_figures(cohort, {}, precision_of(cohort, {}), {"age": {"c-00": "x"}}, (3.0,))
    assert figures.all_graded == 0
    assert len(figures.missing) == 12
    assert figures.missing[0] == ("c-00", "The mail", "no grade yet")
    assert figures.consistency is None
    assert (figures.flagged, figures.interrupted) == (1, 1)
    [impact] = figures.impacts
    assert impact.groups == ()


def test_nobody_at_all_is_no_failure() -> None:
    figures = programme_figures((), {}, precision_of((), {}))
    assert (figures.candidates, figures.items, figures.graders, figures.differences) == (0, (), (), ())
