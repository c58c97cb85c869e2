"""A grader calibrates, grades, corrects, stands aside and closes, and can do no more than that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from floorsim.desktest.chain.log import ChainedLog, read_lines
from floorsim.desktest.grading.blind import Blind
from floorsim.desktest.grading.grader import Grader
from floorsim.errors import FloorsimError, UsageError
from tests.desktest.grading.made_up import MadeUp, script

THREE = [script(number) for number in (1, 2, 3)]
SAME = {one.sitting: 3 for one in THREE}
WHY = "It names the time."


@pytest.fixture
def programme(tmp_path: Path) -> MadeUp:
    return MadeUp(tmp_path, THREE)


def calibrate(grader: Grader, programme: MadeUp, grade: Callable[[int], int]) -> None:
    exercise = programme.exercise()
    place = 0
    while (following := grader.next_anchor(exercise)) is not None:
        place, anchor = following
        found = grader.give_anchor(exercise, anchor, grade(anchor.grade), [], WHY)
        if found is not None:
            return
    raise AssertionError(f"no round ended after {place}")


def test_known_answers_come_before_any_real_one(programme: MadeUp) -> None:
    grader, log = programme.grader("ann")
    with log:
        exercise = programme.exercise()
        assert grader.next_item(exercise) is None
        assert [one.standing for one in grader.work()] == ["calibrate", "grade"]
        calibrate(grader, programme, lambda authors: authors)
        assert grader.may_grade(exercise)
        assert grader.next_item(exercise) is not None


@pytest.mark.parametrize(
    ("grade", "passes"),
    [
        (lambda authors: max(1, authors - 1), True),  # all within one, .8 off on average
        (lambda authors: 3, False),  # two are two off
        (lambda authors: 4 if authors == 1 else authors, True),  # one far off, .6 on average
        (lambda authors: 5 if authors == 1 else min(5, authors + 1), False),  # .8 is passed over
    ],
)
def test_within_one_on_four_of_five_and_close_on_average_passes(
    programme: MadeUp, grade: Callable[[int], int], passes: bool
) -> None:
    grader, log = programme.grader("ann")
    with log:
        calibrate(grader, programme, grade)
        assert grader.may_grade(programme.exercise()) is passes


def test_after_two_rounds_that_fail_somebody_else_takes_the_exercise(programme: MadeUp) -> None:
    grader, log = programme.grader("ann")
    with log:
        calibrate(grader, programme, lambda authors: 6 - authors)
        assert grader.work()[0].standing == "calibrate"
        calibrate(grader, programme, lambda authors: 6 - authors)
        assert grader.work()[0].standing == "shut"
        assert grader.next_anchor(programme.exercise()) is None
    assert [line.kind for line in read_lines(programme.folder / "ann.jsonl")].count("anchor") == 10


def test_a_round_goes_on_where_it_was_left(programme: MadeUp) -> None:
    grader, log = programme.grader("ann")
    with log:
        first = grader.next_anchor(programme.exercise())
        assert first is not None
        grader.give_anchor(programme.exercise(), first[1], 3, [], WHY)
    grader, log = programme.grader("ann")
    with log:
        second = grader.next_anchor(programme.exercise())
    assert second is not None
    assert (second[0], second[1] != first[1]) == (2, True)


def test_a_grade_is_corrected_until_the_exercise_is_closed_and_the_earlier_line_stays(
    programme: MadeUp,
) -> None:
    programme.grade_all("ann", SAME, close=False)
    grader, log = programme.grader("ann")
    with log:
        label, grade = grader.graded_labels(programme.exercise())[0]
        item = grader.called(label.lower().replace("-", " "))
        grader.give(item, 5, ["ask", "facts"], "On a second reading it asks.")
        assert (grade, grader.grade_of(item)) == (3, 5)
        assert grader.close(programme.exercise()) == 3
        with pytest.raises(UsageError, match=f"You graded {label} on 30 November 2026 and have closed"):
            grader.called(label)
        with pytest.raises(UsageError, match="can't be changed"):
            grader.give(item, 1, [], WHY)
    assert [line.kind for line in read_lines(programme.folder / "ann.jsonl")].count("graded") == 4


def test_a_grade_without_its_sentence_is_refused(programme: MadeUp) -> None:
    programme.grade_all("ann", SAME, close=False)
    grader, log = programme.grader("ann")
    with log:
        item = grader.called(grader.graded_labels(programme.exercise())[0][0])
        with pytest.raises(UsageError, match="Say in a sentence"):
            grader.give(item, 3, [], "good")
        with pytest.raises(UsageError, match="at most 400"):
            grader.give(item, 3, [], "so " * 200)


def test_a_label_leads_to_no_answer_before_calibration(programme: MadeUp) -> None:
    grader, log = programme.grader("ann")
    label = Blind("P1", "ann").answer(programme.exercise(), THREE[0]).label
    with log, pytest.raises(UsageError, match="come after the known ones"):
        grader.called(label)


@pytest.mark.parametrize("id", ["CAND-0002", "sit-0002"])
def test_who_asks_for_a_candidate_by_id_is_refused_with_the_reason(programme: MadeUp, id: str) -> None:
    grader, log = programme.grader("ann")
    with log, pytest.raises(UsageError, match="don't learn whose answer"):
        grader.called(id)
    with pytest.raises(UsageError, match="You have no answer 0000-0000"):
        grader.called("0000-0000")


def test_who_knows_a_candidate_is_left_out_for_all_of_the_candidate(programme: MadeUp) -> None:
    programme.scripts.append(script(9, candidate="CAND-0001"))
    everything = {one.sitting: 3 for one in programme.scripts}
    programme.grade_all("ann", everything, close=False)
    grader, log = programme.grader("ann")
    with log:
        labels = [label for label, _ in grader.graded_labels(programme.exercise())]
        known = [label for label in labels if (s := grader.called(label).script) and s.sitting == "SIT-0001"]
        grader.stand_aside(known[0], "We shared an office.")
        grader.close(programme.exercise())
        with pytest.raises(UsageError, match="since; a grade can't be changed"):
            grader.called(known[0])
        assert [one.graded + one.left for one in grader.work()] == [2, 2]
    counted = programme.everyone().graded()
    assert [sitting for sitting, of in counted.items() if of["email"].grades] == ["SIT-0002", "SIT-0003"]
    assert "SIT" not in (programme.folder / "ann.jsonl").read_text()


def test_a_grader_sees_no_answer_that_two_others_have_graded(programme: MadeUp) -> None:
    programme.grade_all("ann", SAME)
    programme.grade_all("bob", SAME, close=False)
    grader, log = programme.grader("cy")
    with log:
        assert [one.exercise.exercise.id for one in grader.work()] == ["dashboard"]


def test_the_log_of_another_grader_is_not_taken_for_ones_own(programme: MadeUp) -> None:
    programme.grade_all("ann", SAME)
    (programme.folder / "ann.jsonl").rename(programme.folder / "bob.jsonl")
    with pytest.raises(FloorsimError, match="The grades of bob are the log of ann"):
        programme.everyone()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("graded", {}),
        ("graded", {"exercise": "x", "answer": "k", "grade": 9, "ticks": [], "evidence": ""}),
        ("anchor", {"exercise": "x", "anchor": "a", "round": 10**9, "grade": 3, "ticks": [], "evidence": ""}),
        ("closed", {"exercise": []}),
    ],
)
def test_a_grader_who_writes_in_the_log_by_hand_is_named_with_the_line(
    programme: MadeUp, kind: str, body: dict[str, object]
) -> None:
    programme.grade_all("ann", SAME)
    with ChainedLog.open(programme.folder / "ann.jsonl") as log:
        forged = log.append(kind, body)
    with pytest.raises(FloorsimError, match=f"Line {forged.number} of the grades of ann says what"):
        programme.everyone()
