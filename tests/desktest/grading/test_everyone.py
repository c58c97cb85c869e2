"""Two grade, a third decides where they are far apart; the administrator sees counts and drift."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from floorsim.desktest.chain.log import ChainedLog
from tests.desktest.grading.made_up import MadeUp, desk_test, script

THREE = [script(number) for number in (1, 2, 3)]


@pytest.fixture
def programme(tmp_path: Path) -> MadeUp:
    found = MadeUp(tmp_path, THREE)
    found.grade_all("ann", {"SIT-0001": 2, "SIT-0002": 3, "SIT-0003": 5})
    found.grade_all("bob", {"SIT-0001": 3, "SIT-0002": 3, "SIT-0003": 2})
    return found


def test_only_what_two_grade_two_apart_goes_to_a_third(programme: MadeUp) -> None:
    count = programme.everyone().counts()[0]
    assert (count.answers, count.not_graded, count.graded_by_one, count.needs_third, count.final) == (
        3,
        0,
        0,
        1,
        2,
    )
    assert programme.grade_all("cy", {"SIT-0003": 4}, third=True) == ["SIT-0003"]
    answer = programme.everyone().graded()["SIT-0003"]["email"]
    assert [(one.grader, one.grade, one.third) for one in answer.grades] == [
        ("ann", 5, False),
        ("bob", 2, False),
        ("cy", 4, True),
    ]
    assert answer.final == pytest.approx(11 / 3)
    assert answer.grades[0].evidence == "ann read this in it."
    assert programme.everyone().counts()[0].final == 3


def test_closing_as_a_third_person_leaves_what_was_given_as_one_of_two_open(programme: MadeUp) -> None:
    programme.scripts.append(script(4))
    programme.grade_all("cy", {"SIT-0004": 1}, close=False)
    programme.grade_all("cy", {"SIT-0003": 4}, third=True)
    count = programme.everyone().counts()[0]
    assert (count.final, count.not_graded, count.to_close) == (3, 1, 1)


def test_one_of_the_two_is_never_the_third(programme: MadeUp) -> None:
    grader, log = programme.grader("ann", third=True)
    with log:
        assert grader.work() == []


def test_a_grade_counts_from_when_its_exercise_is_closed(tmp_path: Path) -> None:
    programme = MadeUp(tmp_path, THREE)
    programme.grade_all("ann", {one.sitting: 3 for one in THREE}, close=False)
    count = programme.everyone().counts()[0]
    assert (count.not_graded, count.to_close) == (3, 3)
    assert programme.everyone().graded()["SIT-0001"]["email"].grades == ()


def test_nobody_grades_a_practice_form(tmp_path: Path) -> None:
    programme = MadeUp(tmp_path, [script(1, test=desk_test(practice=True))])
    assert programme.everyone().exercises == []


def test_forms_are_graded_apart_and_one_exercise_after_the_other(tmp_path: Path) -> None:
    other = script(4, test=desk_test(id="supervisor-b", form="b"), digest="sha256:def")
    exercises = MadeUp(tmp_path, [other, *THREE]).everyone().exercises
    assert [one.title for one in exercises] == [
        "E-mail to leadership (supervisor-a)",
        "E-mail to leadership (supervisor-b)",
        "Dashboard (supervisor-a)",
        "Dashboard (supervisor-b)",
    ]


def test_deleted_evidence_leaves_the_grade(programme: MadeUp) -> None:
    with ChainedLog.open(programme.folder / "ann.jsonl") as log:
        assert len(log.forget(lambda text: text.about == "SIT-0001")) == 1
    answer = programme.everyone().graded()["SIT-0001"]["email"]
    assert [one.evidence for one in answer.grades] == [None, "bob read this in it."]
    assert answer.final == 2.5


def test_an_answer_that_was_deleted_waits_for_nobody(programme: MadeUp) -> None:
    programme.scripts[2] = script(3, answers={}, deleted=frozenset(["email"]))
    count = programme.everyone().counts()[0]
    assert (count.answers, count.needs_third) == (2, 0)
    grader, log = programme.grader("cy", third=True)
    with log:
        assert grader.work() == []


def test_drift_is_the_difference_to_the_authors_since_calibration(tmp_path: Path) -> None:
    many = [script(number) for number in range(40)]
    programme = MadeUp(tmp_path, many)
    programme.grade_all("ann", {one.sitting: 3 for one in many}, off=-1)
    (drift,) = programme.everyone().drift()
    assert (drift.grader, len(drift.calibration.compared), len(drift.again)) == ("ann", 5, 6)
    assert [one.difference for one in drift.calibration.compared] == [0] * 5
    assert drift.mean_difference == pytest.approx(-5 / 6)  # a 1 can't be graded lower
    assert drift.off
    assert not replace(drift, again=drift.again[:2]).off
    assert [after for after, _ in drift.again] == sorted({after for after, _ in drift.again})
