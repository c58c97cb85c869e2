"""What a programme's report counts: items, forms, graders."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

import pytest

from floorsim.desktest.grading.calibration import Calibration, Compared, Drift
from floorsim.desktest.reporting.forms import exercise_spreads, form_spreads
from floorsim.desktest.reporting.graders import grader_figures
from floorsim.desktest.reporting.items import ItemFigures, item_figures
from floorsim.desktest.reporting.precision import precision_of
from floorsim.desktest.reporting.programme_figures import programme_figures
from floorsim.desktest.reporting.records import programme_rows
from tests.desktest.cohorts import GRADES, a_cohort, ungraded

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


def test_four_people_are_too_few_to_tell_anything_apart() -> None:
    assert all(one.discrimination is None for one in item_figures(COHORT[:8]))
    assert any(one.discrimination is not None for one in item_figures(COHORT[:10]))


def test_what_everybody_chose_tells_nothing_apart() -> None:
    assert item("B", "board", "f1").share == 1.0
    assert item("B", "board", "f1").discrimination is None


def test_what_was_never_begun_counts_for_no_item() -> None:
    gone = [replace(one, exercises=tuple(replace(it, begun=False) for it in one.exercises)) for one in COHORT]
    assert all(one.candidates == 0 and one.discrimination is None for one in item_figures(gone))
    assert {one.form for one in item_figures(gone)} == {"A", "B"}


def test_an_answer_that_was_deleted_says_nothing_about_a_statement() -> None:
    gone = [
        replace(one, deleted=True, exercises=tuple(replace(it, answer={}) for it in one.exercises))
        for one in COHORT[:2]
    ]
    found = {one.item: one for one in item_figures([*gone, *COHORT[2:]]) if one.exercise == "board"}
    assert (found["f1"].candidates, found["f1"].share) == (5, 1.0)
    assert found["first"].candidates == 6


def test_nobody_waits_for_grades_of_answers_that_were_deleted() -> None:
    gone = replace(ungraded(COHORT[0], "mail"), deleted=True)
    assert programme_figures([gone], {}, precision_of([gone], {})).missing == []


def test_each_form_has_its_spread() -> None:
    spreads = {(one.form, one.exercise): one for one in exercise_spreads(COHORT)}
    assert len(spreads) == 8
    floor = spreads["A", "floor"]
    assert floor.grade is not None
    assert floor.grade.n == sum(floor.grades.values()) == 6
    assert spreads["A", "mail"].machine is None
    assert floor.machine is not None
    assert floor.machine.mean == pytest.approx((90 + 88 + 86 + 34 + 32 + 30) / 6)


def test_each_form_has_the_mean_grades_of_its_candidates() -> None:
    found = form_spreads(COHORT)
    assert {form: one.n for form, one in found.items()} == {"A": 6, "B": 6}
    assert found["A"].mean == pytest.approx(fmean(one.grade or 0 for one in COHORT[::2]))


def test_a_strict_grader_stands_below() -> None:
    anna, bert = grader_figures(COHORT)
    pairs = [pair for row in GRADES for pair in row]
    assert (anna.grader, anna.above.n) == ("anna", 48)
    assert anna.above.mean == pytest.approx(sum(a - b for a, b in pairs) / 48)
    assert bert.above.mean == pytest.approx(-anna.above.mean)


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
    assert (figures.candidates, figures.items, figures.graders, figures.forms) == (0, (), (), {})


def test_every_figure_of_a_programme_has_a_name_of_its_own() -> None:
    first = Calibration(1, (Compared("one", 4, 4),))
    drift = [Drift("g1", f"The mail ({form})", f"{form}/mail", "mail", first, ()) for form in ("a", "b")]
    groups = {"age": {one.candidate: "all" for one in COHORT}}
    figures = programme_figures(COHORT, {}, precision_of(COHORT, {}), groups, (2.0, 3.0), drift)
    named = [(row["about"], row["figure"]) for row in programme_rows(figures)]
    assert len(set(named)) == len(named)
    assert ("drift", "mail, g1/title") in named
