"""A grader who only hears the lines grades everything there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from floorsim.errors import UsageError
from floorsim.plain.grading.dialogue import Dialogue
from floorsim.plain.lines import Lines
from tests.desktest.grading.made_up import MadeUp, script

THREE = [script(number, f"Back at {number}:00.") for number in (1, 2, 3)]


@pytest.fixture
def programme(tmp_path: Path) -> MadeUp:
    return MadeUp(tmp_path, THREE)


class Listener:
    """Types what the last lines ask for; `special` answers by a piece of what was heard come first, once.

    Known answers get the grade that their text tells, or always `known`; real ones get a 3.
    """

    def __init__(self, special: dict[str, str] | None = None, known: str = "") -> None:
        self.heard: list[str] = []
        self._special, self._known, self._since = dict(special or {}), known, 0

    @property
    def text(self) -> str:
        """Everything heard, in whole sentences."""
        return "".join(self.heard).replace("\nmore:", "")

    def write(self, line: str) -> None:
        self.heard.append(line)

    def read(self) -> str:
        new = "".join(self.heard[self._since :]).replace("\nmore:", "")
        self._since = len(self.heard)
        for piece in [piece for piece in self._special if piece in new]:
            return self._special.pop(piece)
        answers = {
            "Which exercise?": "1",
            "All are graded": "close",
            "Your grade": self._grade(),
            "rest on?": "It says when it ended.",
            "Which of these": "1 2",
            "Press enter": "",
        }
        return next((answer for asked, answer in answers.items() if asked in new), "quit")

    def _grade(self) -> str:
        which = next((line for line in reversed(self.heard) if line.startswith("exercise:")), "")
        told = re.findall(r"Anchor (\d)", self.text)
        return (self._known or told[-1]) if "known answer" in which else "3"


def run(programme: MadeUp, listener: Listener, *, label: str = "", third: str = "") -> Listener:
    work, log = programme.grader(third or "ann", third=bool(third))
    with log:
        Dialogue(Lines(listener.write), listener.read, work).run(label)
    return listener


def test_a_listener_calibrates_grades_and_closes_from_the_lines_alone(programme: MadeUp) -> None:
    listener = run(programme, Listener({"1: E-mail to leadership (supervisor-a): 3 graded": "2"}))
    assert "done: 5 of 5 within a point of the authors; 0.0 points off on average." in listener.text
    assert "E-mail to leadership (supervisor-a) is closed with 3 grades." in listener.text
    assert "Dashboard (supervisor-a) is closed with 3 grades." in listener.text
    assert listener.heard[-1].startswith("end: There is nothing left for you to grade")
    assert all(len(line) <= 81 and line.isascii() and "\x1b" not in line for line in listener.heard)
    graded = programme.everyone().graded()
    assert {given.grade for of in graded.values() for one in of.values() for given in one.grades} == {3}
    assert graded["SIT-0001"]["email"].grades[0].ticks == ("facts", "ask")


def test_nothing_that_names_a_candidate_or_an_anchor_is_ever_said(programme: MadeUp) -> None:
    assert not re.search(r"SIT|CAND|sha256|\ba\d\b", run(programme, Listener()).text)


def test_whoever_leaves_goes_on_where_they_were(programme: MadeUp) -> None:
    run(programme, Listener({"known answer 3 of 5": "quit"}))
    again = run(programme, Listener())
    assert "known answer 3 of 5" in again.text
    assert "known answer 1 of 5" not in again.text


def test_whoever_leaves_between_two_rounds_hears_the_reasons_again(programme: MadeUp) -> None:
    run(programme, Listener({"That is too far off": "quit"}, known="1"))
    again = run(programme, Listener())
    assert again.text.index("authors: answer 5:") < again.text.index("known answer 1 of 5")
    assert "You grade as the authors do" in again.text


def test_commands_of_an_open_answer_leave_the_question_open(programme: MadeUp) -> None:
    asked = {"known answer 1 of 5": "task", "asked: Write to Elena.": "help", "help: While you grade": "1"}
    listener = run(programme, Listener({"choose: Which exercise?": "1", **asked}))
    assert "note: 47 hung up" in listener.text
    assert "question: Which of these does it show? list reads them." in listener.text
    assert "5 of 5 within a point" in listener.text


def test_a_round_that_fails_is_shown_with_the_reasons_and_done_once_more(programme: MadeUp) -> None:
    listener = run(programme, Listener({"calibration was not passed": "quit"}, known="1"))
    assert "authors: answer 5:" in listener.text
    assert "because of its facts" in listener.text
    assert listener.text.count("That is too far off") == 2
    assert "Somebody else has to grade this exercise" in listener.text
    assert "E-mail to leadership (supervisor-a): 0 graded, 3 to go; not possible" in listener.text


def test_one_answer_is_corrected_by_its_label(programme: MadeUp) -> None:
    programme.grade_all("ann", {one.sitting: 2 for one in THREE}, close=False)
    label = _labels(programme)[0][0]
    listener = run(programme, Listener(), label=label)
    assert "yours: 2 so far; what you give now takes its place." in listener.text
    assert _labels(programme)[0] == (label, 3)


def test_a_grader_who_knows_somebody_stands_aside_in_the_middle(programme: MadeUp) -> None:
    asked = {
        "answer: Back at": "aside",
        "Do you know who wrote it": "yes",
        "How do you": "Ex boss",
    }
    listener = run(programme, Listener(asked))
    assert "done: You stand aside for" in listener.text
    assert len([of for of in programme.everyone().graded().values() if of["email"].grades]) == 2


def test_the_third_person_hears_only_what_is_in_question(programme: MadeUp) -> None:
    programme.grade_all("ann", {"SIT-0001": 1, "SIT-0002": 3, "SIT-0003": 3})
    programme.grade_all("bob", {"SIT-0001": 4, "SIT-0002": 3, "SIT-0003": 3})
    listener = run(programme, Listener(), third="cy")
    assert "Back at 1:00." in listener.text
    assert "Back at 2:00." not in listener.text
    assert programme.everyone().graded()["SIT-0001"]["email"].final == pytest.approx(8 / 3)


def test_a_candidates_id_is_refused(programme: MadeUp) -> None:
    with pytest.raises(UsageError, match="Graders don't learn whose answer they read"):
        run(programme, Listener(), label="CAND-0001")


def _labels(programme: MadeUp) -> list[tuple[str, int]]:
    grader, log = programme.grader("ann")
    with log:
        return grader.graded_labels(programme.exercise())
