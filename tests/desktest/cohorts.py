"""A small made-up programme: twelve candidates on two forms, graded by two, one answer by a third."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from floorsim.desktest.grading.grades import GivenGrade, GradedAnswer
from floorsim.desktest.marking.marked import Marked, Part
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.reporting.taken_test import ExerciseTaken, TakenTest
from floorsim.run.run import Taken
from tests.desk.desks import NINE, a_scenario
from tests.desktest.written_tests import desk_test

GRADES = (
    ((5, 5), (5, 4), (5, 5), (4, 4)),
    ((4, 4), (4, 5), (4, 4), (5, 4)),
    ((4, 3), (4, 4), (4, 5), (4, 4)),
    ((4, 4), (3, 3), (4, 4), (3, 4)),
    ((3, 3), (4, 3), (3, 3), (4, 4)),
    ((3, 3), (3, 3), (4, 3), (3, 3)),
    ((3, 2), (3, 3), (3, 3), (2, 3)),
    ((2, 3), (3, 2), (3, 2), (3, 3)),
    ((3, 3), (2, 2), (2, 4), (2, 2)),
    ((2, 2), (2, 3), (2, 2), (2, 2)),
    ((2, 1), (2, 2), (1, 2), (2, 2)),
    ((1, 1), (1, 2), (2, 1), (1, 1)),
)
"""Of each candidate's four answers, by two graders; the third answer of the ninth is two points apart."""
THIRD = 3
BETWEEN = ("f1", "f3", "f5")
MOVED: dict[str, Any] = {"agents": ["eve"], "to": "voice", "until": "10:00"}


def a_test(form: str = "A") -> DeskTest:
    """A form with four exercises, each with a rubric."""
    written = desk_test()
    written.update(form=form, id=f"mine-{form.lower()}", title=f"Supervisor, form {form}")
    board = next(one for one in written["exercises"] if one["kind"] == "dashboard")
    for one in written["exercises"]:
        one.setdefault("rubric", {key: value for key, value in board["rubric"].items() if key != "answers"})
        if one["kind"] in ("email", "live_floor"):
            one["competencies"] = ["communication_and_reporting", "real_time_control"]
    return DeskTest.model_validate(written)


def graded(grades: Sequence[int], third: int | None) -> GradedAnswer:
    """What two graders gave an answer, and a third where there is one; a higher grade has more ticks."""
    given = [
        GivenGrade(
            grader, grade, ("first", "second", "third")[: grade // 2 + 1], f"Shows {grade} of five.",
            is_third,
        )
        for grader, grade, is_third in (
            *(("anna", grade, False) for grade in grades[:1]),
            *(("bert", grade, False) for grade in grades[1:]),
            *(("cora", one, True) for one in (third,) if one is not None),
        )
    ]  # fmt: skip
    return GradedAnswer(tuple(given))


def an_attempt(number: int) -> TakenTest:
    """The test of one candidate, numbered from 0."""
    test = a_test("A" if number % 2 == 0 else "B")
    sitting = f"s{number:02}"
    better = number < 6
    answers: dict[str, Any] = {
        "board": {
            "findings": [
                {"id": id, "words": f"Because of {id}."} for id in (BETWEEN if better else ("f1", "f2"))
            ],
            "cause": {"id": "o1", "words": "The table."} if better else None,
            "action": None,
            "check": None,
        },
        "coach": {"said": ["january", "tuesday"], "note": f"Agreed, candidate {number}."},
        "mail": {"subject": "=The outage", "body": "By 10:00 we lost 44 calls. <b>No cause</b> is known."},
        "floor": {},
    }
    points = (90.0 if better else 40.0) - number
    parts = (
        Part("The real problem", 2.0, 2.0, "It is there"),
        Part("Cause", 2.0 * better, 2.0, "Because of 1."),
    )
    taken = tuple(
        ExerciseTaken(
            exercise=one,
            begun=True,
            answer=answers[one.id],
            by_time=one.id == "mail" and number == 2,
            machine=None if one.id == "mail" else Marked(one.id, points, parts),
            graded=graded(grades, THIRD if abs(grades[0] - grades[1]) > 1 else None),
            decisions=(Taken(1, NINE + 60, "move_agents", MOVED),) if one.id == "floor" else (),
        )
        for one, grades in zip(test.exercises, GRADES[number], strict=True)
    )
    return TakenTest(
        candidate=f"c-{number:02}",
        sitting=sitting,
        test=test,
        digest=f"sha256:{test.form.lower() * 8}",
        model_version=7,
        version="0.9",
        taken_on=date(2026, 5, 4),
        exercises=taken,
        scenarios={"floor": a_scenario()},
        gaps=(("mail", 42.0),) if number == 2 else (),
        flags=("The clock went back by 40 s between lines 12 and 13.",) if number == 3 else (),
    )


def a_cohort() -> list[TakenTest]:
    """All twelve."""
    return [an_attempt(number) for number in range(len(GRADES))]


def ungraded(attempt: TakenTest, exercise: str, graders: int = 0) -> TakenTest:
    """The same with the grades of one exercise taken away, all or all but so many."""

    def without(one: ExerciseTaken) -> ExerciseTaken:
        if one.exercise.id != exercise or one.graded is None:
            return one
        return replace(one, graded=replace(one.graded, grades=one.graded.grades[:graders]))

    return replace(attempt, exercises=tuple(map(without, attempt.exercises)))
