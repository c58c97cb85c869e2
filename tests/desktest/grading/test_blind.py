"""No grader can tell whose answer it is, which two belong together, or which one is known."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from floorsim.desktest.grading.blind import EVERY, FIRST_AFTER, Blind
from tests.desktest.grading.made_up import MadeUp, script

MANY = [script(number) for number in range(60)]


def test_an_answer_has_another_label_for_every_grader_and_exercise(tmp_path: Path) -> None:
    programme = MadeUp(tmp_path, MANY)
    labels = [
        Blind("P1", grader).answer(programme.exercise(id), one).label
        for grader in ("ann", "bob")
        for id in ("email", "dashboard")
        for one in MANY
    ]
    assert len(set(labels)) == len(labels)
    assert not any(one.sitting[4:] in label for one, label in zip(MANY, labels, strict=False))


def test_each_grader_has_an_order_of_their_own_that_later_answers_leave(tmp_path: Path) -> None:
    exercise = MadeUp(tmp_path, MANY).exercise()
    ann = [one.script for one in Blind("P1", "ann").shuffled(exercise, MANY[:50])]
    bob = [one.script for one in Blind("P1", "bob").shuffled(exercise, MANY[:50])]
    assert ann != bob
    assert ann != MANY[:50]
    more = [one.script for one in Blind("P1", "ann").shuffled(exercise, MANY)]
    assert [one for one in more if one in MANY[:50]] == ann


def test_one_in_eight_is_a_known_answer_and_looks_like_the_others(tmp_path: Path) -> None:
    programme = MadeUp(tmp_path, MANY)
    came = programme.grade_all("ann", {one.sitting: 3 for one in MANY})
    known = [place for place, id in enumerate(came) if id.startswith("a")]
    assert len(came) - len(known) == len(MANY)
    assert len(known) in (len(MANY) // (EVERY - 1), len(MANY) // (EVERY - 1) + 1)
    assert known[0] >= FIRST_AFTER
    assert all(later - earlier < 2 * EVERY for earlier, later in pairwise(known))
    assert len({came[place] for place in known[:5]}) == 5
    log = (tmp_path / "ann.jsonl").read_text()
    assert not any(sign in log.partition('"graded"')[2] for sign in ('"a1"', "anchor", "SIT-", "CAND-"))
