"""Grading from the command line: two graders through a pipe, a third, counts for the administrator."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from floorsim.desktest.grading.blind import Blind
from floorsim.desktest.grading.folder import everyone
from floorsim.desktest.programme.deletion import delete
from floorsim.desktest.programme.programme import Programme
from tests.cli.conftest import Command, Done
from tests.desktest.programme.conftest import quick_disk
from tests.desktest.programme.programmes import NAME, a_programme, invited, received, taken

__all__ = ["quick_disk"]
MAIL = "3"
"""The number of the e-mail in the menu of exercises."""
WHY = "It says what was lost."


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programme:
    """One result received."""
    monkeypatch.chdir(tmp_path)
    found = a_programme(tmp_path)
    received(found, taken(tmp_path / "theirs", invited(found)))
    return found


class Grading:
    def __init__(self, floorsim: Command, programme: Programme, monkeypatch: pytest.MonkeyPatch) -> None:
        self._floorsim, self.programme, self._monkeypatch = floorsim, programme, monkeypatch

    def __call__(self, *arguments: object, typed: str = "") -> Done:
        self._monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return self._floorsim("desk-test", "grade", *arguments)

    def mail(self, grader: str, grade: int, *arguments: object) -> Done:
        """Calibrate on the e-mail, give its one answer a grade, and close it."""
        exercise = next(one for one in everyone(self.programme).exercises if one.exercise.id == "mail")
        known = Blind(self.programme.id, grader).anchors(exercise, "round 1")
        number = "1" if arguments else MAIL
        lines = [number, *[line for one in known for line in ("1", str(one.grade), WHY)]]
        lines += ["", "1 3", str(grade), WHY, "close", "quit"]
        return self("--grader", grader, *arguments, typed="\n".join(lines) + "\n")


@pytest.fixture
def grade(floorsim: Command, programme: Programme, monkeypatch: pytest.MonkeyPatch) -> Grading:
    return Grading(floorsim, programme, monkeypatch)


def test_two_grade_apart_a_third_decides_and_counts_are_all_that_the_administrator_sees(
    grade: Grading,
) -> None:
    first, second = grade.mail("g1", 1), grade.mail("g2", 4)
    assert (first.status, second.status) == (0, 0)
    assert "g1 grades here for the first time.\n" in first.err
    assert "answer: 44 calls were lost, says [name]." in first.out
    assert NAME not in first.out

    (mail,) = [one for one in _status(grade)["exercises"] if one["id"] == "mine-a/mail"]
    assert (mail["answers"], mail["needs_third"], mail["final"]) == (1, 1, 0)
    third = grade.mail("g3", 4, "--adjudicate")
    (mail,) = [one for one in _status(grade)["exercises"] if one["id"] == "mine-a/mail"]
    assert (mail["needs_third"], mail["final"]) == (0, 1)
    assert [one["grader"] for one in _status(grade)["drift"]] == ["g1", "g2", "g3"]

    table = grade("--status").out
    assert "mine-a/mail" in table
    assert max(len(line) for line in table.splitlines()) <= 80
    ids = (*grade.programme.register().invited, *grade.programme.register().candidates(), NAME)
    assert not any(id in told.out for id in ids for told in (first, second, third))
    assert not any(id in table for id in ids)


def test_a_deleted_person_leaves_the_grade_and_takes_the_sentences(grade: Grading) -> None:
    grade.mail("g1", 3)
    grade.mail("g2", 4)
    programme = grade.programme
    (sitting,) = programme.register().invited
    delete(programme, programme.candidate_of(sitting), "asked")
    answer = everyone(programme).graded()[sitting]["mail"]
    assert (answer.final, [one.evidence for one in answer.grades]) == (3.5, [None, None])
    assert "nothing for you to grade" in grade("--grader", "g3").out


def test_wrong_use_gets_a_sentence(grade: Grading) -> None:
    assert "Say who grades with --grader" in grade().err
    assert "not an id of a grader" in grade("--grader", "A. Grader").err
    assert "add --stand-aside LABEL" in grade("--grader", "g1", "--because", "We met").err
    assert "leave the label out" in grade("0000-0000", "--status").err
    assert "Name one answer" in grade("0000-0000", "--grader", "g1", "--stand-aside", "1111-1111").err
    (candidate,) = grade.programme.register().candidates()
    for asked in ([candidate], ["--stand-aside", candidate]):
        done = grade("--grader", "g1", *asked)
        assert (done.status, "Graders don't learn whose answer they read" in done.err) == (2, True)
    assert "There is no programme" in grade("--programme", "elsewhere", "--status").err
    done = grade("--grader", "g1", "0000-0000")
    assert (done.status, "You have no answer 0000-0000" in done.err) == (2, True)


def test_standing_aside_and_grading_twice_are_told(grade: Grading) -> None:
    grade.mail("g1", 3)
    exercise = next(one for one in everyone(grade.programme).exercises if one.exercise.id == "mail")
    label = Blind(grade.programme.id, "g1").answer(exercise, everyone(grade.programme).scripts[0]).label
    done = grade("--grader", "g1", label)
    assert (done.status, "and have closed The mail (mine-a) since" in done.err) == (2, True)
    done = grade("--grader", "g1", "--stand-aside", label, "--because", "We are neighbours")
    assert (done.status, f"You stand aside for {label}" in done.err) == (0, True)
    (sitting,) = grade.programme.register().invited
    assert everyone(grade.programme).graded()[sitting]["mail"].grades == ()
    log = grade.programme.grades_file("g1")
    before = log.read_bytes()
    done = grade("--grader", "g1", "--stand-aside", label)
    assert (done.status, f"You stood aside for {label} before" in done.err) == (2, True)
    assert log.read_bytes() == before


def _status(grade: Grading) -> dict[str, list[dict[str, object]]]:
    return dict(json.loads(grade("--status", "--format", "json").out))
