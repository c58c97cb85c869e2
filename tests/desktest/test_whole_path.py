"""A desk test from the sealing to the deletion, with form A as it ships: two candidates, three graders."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from floorsim.desk.cases.conversation_checks import choices_with_place
from floorsim.desk.decisions.kinds.announcement import Announcement
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.exercises import Coaching, Dashboard, Statement
from floorsim.desktest.package.library import find_test
from floorsim.desktest.package.loader import load_desk_test
from floorsim.desktest.package.sealed import read_sealed, seal
from floorsim.desktest.programme.deletion import delete
from floorsim.desktest.programme.programme import Programme
from floorsim.desktest.proof.verifying import verified
from floorsim.plain.desk_test.taking import TakingInLines
from floorsim.play.desk_test.admitting import open_sitting
from floorsim.play.desk_test.stored_sitting import StoredSitting
from tests.cli.conftest import Command, Done, floorsim
from tests.desktest.graded_programmes import graded_by
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.programme.programmes import received
from tests.plain.desk_test.listener import WAIT, PacedListener, Rule, in_turn, numbered

NAMES = ("Marisol Quintanar", "Tuomas Virtala")
NOTE = "We looked at one contact. One goal by Friday, and I listen to three calls. Tuomas"
MAIL = "Payments were misrouted from 13:05 to 15:40; it works again, 214 callers were affected."
RULES: tuple[Rule, ...] = (
    ("^question: .*Type: I agree", "I agree."),
    ("^question: Type the word ready", "ready"),
    ("^choose: Try a menu", numbered("chat")),
    ("^question: .*Is the tutorial done", "yes"),
    ("^question: Type start", "start"),
    ("^help: Type help for what", "announcement voice honest range"),
    ("^choose: What next", in_turn("findings", "cause", "action", "check", "hand in")),
    ("^choose: Which three findings", "1 3 5"),
    ("^choose: (Which one|What one)", "1"),
    ("^question: .*Which figures support", "The table says so."),
    ("^choose: What do you say", "1"),
    ("^exercise: Now the note", NOTE),
    ("^help: Write at most", "subject Payments"),
    ("^done: subject", MAIL),
    ("^done: line 1 kept", "done"),
    ("^question: .*Hand in", "yes"),
    ("^[a-z]", WAIT),
)

__all__ = ["floorsim"]


class Whole:
    """What was left behind by everybody on the way."""

    def __init__(self, folder: Path) -> None:
        self.clocks = HandClocks()
        self.folder = folder
        package = folder / "a.sealed.yaml"
        package.write_text(seal(load_desk_test(find_test("supervisor-a"))), encoding="utf-8")
        self.test = read_sealed(package).test
        self.programme = Programme.begin(folder / "programme", self.clocks.both)
        until = self.clocks.at.date() + timedelta(days=20)
        self.admissions = [
            self.programme.invite(package, name, given, until)[1]
            for name, given in zip(NAMES, (Accommodations(), Accommodations(1.5, plain=True)), strict=True)
        ]
        self.seen = self._on_the_screen(self._opened(0))
        self.heard = self._line_by_line(self._opened(1))
        self.first, self.second = self.programme.register().candidates()

    def _opened(self, number: int) -> StoredSitting:
        return open_sitting(str(self.admissions[number]), self.folder, clocks=self.clocks.both)

    def _on_the_screen(self, sitting: StoredSitting) -> Path:
        """The first candidate, whose program ends in the middle of the dashboard and is started again."""
        sitting.consent(True)
        sitting.environment_checked([])
        sitting.tutorial_done()
        sitting.begin()
        for seconds in (20, 60):
            self.clocks.pass_s(seconds)
            sitting.tick()
            sitting.floor().decide(
                Announcement(channel="voice", message=("known_issue", "honest_range")[seconds > 20])
            )
        self._beat(sitting, 900)
        sitting.begin()
        board = sitting.exercise
        assert isinstance(board, Dashboard)
        best = [one.id for one in self._findings() if one.standing in ("problem", "artefact", "compliance")]
        sitting.save({"findings": [{"id": id, "words": "It is in the table."} for id in best[:2]]})
        self.clocks.pass_s(2)
        sitting.close()
        self.clocks.pass_s(95)
        sitting = self._opened(0)
        assert len(sitting.answer["findings"]) == 2
        sitting.save({**sitting.answer, "cause": {"id": board.causes[2].id, "words": "Planning says so."}})
        sitting.hand_in()
        sitting.begin()
        assert isinstance(sitting.exercise, Coaching)
        while sitting.talk().choices and len(sitting.talk().lines) < 12:
            self.clocks.pass_s(12)
            sitting.tick()
            sitting.talk().say(next(one for one in sitting.talk().choices if one.id in self._best()).id)
        sitting.save({"note": "One contact, one goal, I listen on Friday."})
        sitting.hand_in()
        sitting.begin()
        sitting.save({"subject": "Payment line", "body": MAIL})
        self._beat(sitting, 600)
        sealed = sitting.finish()
        sitting.close()
        return sealed

    def _findings(self) -> Sequence[Statement]:
        """Those of the whole package: what the candidate has says nothing of how they stand."""
        [board] = [one for one in self.test.exercises if isinstance(one, Dashboard)]
        return board.findings

    def _best(self) -> set[str]:
        [coaching] = [one for one in self.test.exercises if isinstance(one, Coaching)]
        return {one.id for _, one in choices_with_place(coaching.conversation) if one.best}

    def _beat(self, sitting: StoredSitting, seconds: float) -> None:
        """Let time pass with a program that runs, up to the end of an exercise."""
        while not sitting.tick() and seconds > 0:
            self.clocks.pass_s(4)
            seconds -= 4

    def _line_by_line(self, sitting: StoredSitting) -> Path:
        listener = PacedListener(RULES, self.clocks)
        TakingInLines(sitting, listener.lines, listener.poll, self.clocks.both).run()
        sealed = sitting.finish()
        sitting.close()
        return sealed


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Whole]:
    """The whole way up to the third grader."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("floorsim.desktest.chain.disk.os.fsync", lambda descriptor: None)
        folder = tmp_path_factory.mktemp("whole")
        patch.setenv("FLOORSIM_HOME", str(folder / "home"))
        made = Whole(folder)
        for file in (made.seen, made.heard):
            assert verified(file, made.programme.why_not_ours).genuine
            assert verified(file, with_package=made.programme.with_package).genuine
            received(made.programme, file)
        first = made.programme.register().sittings_of(made.first)[0]
        graded_by(made.programme, "g-one", lambda sitting, exercise: 4 if sitting == first else 2)
        graded_by(
            made.programme,
            "g-two",
            lambda sitting, exercise: 2 if (sitting, exercise) == (first, "email") else 3,
        )
        graded_by(made.programme, "g-three", lambda sitting, exercise: 3, third=True)
        yield made


def report(floorsim: Command, path: Whole, *more: object) -> Done:
    return floorsim("desk-test", "report", *more, "--programme", path.programme.folder)


def test_the_gap_is_on_record_and_took_its_time(floorsim: Command, path: Whole) -> None:
    [result, _] = path.programme.results()
    assert [(gap.exercise, gap.seconds) for gap in result.gaps] == [("dashboard", 97.0)]
    out = report(floorsim, path, path.first, "--for", "candidate").out
    assert "The program was not running for 1:37 min while this exercise was open." in " ".join(out.split())


def test_each_candidate_reads_the_own_feedback(floorsim: Command, path: Whole) -> None:
    own, other = (report(floorsim, path, id, "--for", "candidate").out for id in (path.first, path.second))
    for text in (own, other):
        assert re.search(r"^\d decisions?$", text, re.MULTILINE)
        assert "What the graders saw:" in text
        assert "g-one" not in text
    assert "Planning says so." in own
    assert "Planning says so." not in other
    assert "The table says so." in other
    assert own.count("- You: ") > 2
    assert other.count("- You: ") > 2
    assert "The mean of 3 graders is 3.0 of 5." in " ".join(own.split())


def test_the_panel_reads_both_with_no_name_and_no_accommodation(
    floorsim: Command, path: Whole, tmp_path: Path
) -> None:
    table = tmp_path / "panel.csv"
    page = report(floorsim, path, "--for", "panel").out
    assert report(floorsim, path, path.first, "--for", "panel", "--csv", table).out == ""
    for name in " ".join(NAMES).split():
        assert name not in page
    assert "I listen to three calls. [name]" in " ".join(page.split())
    assert not re.search("accommodation|thinking pause|1.5 times|line mode", page)
    assert page.count("genuine: signed") == 2
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    [email] = [row for row in rows if (row["candidate"], row["exercise"]) == (path.first, "email")]
    grades = [email[key] for key in ("grades.a", "grades.b", "grades.third", "apart")]
    assert grades == ["4", "2", "3", "2"]


def test_the_programme_says_what_two_candidates_can_show(floorsim: Command, path: Whole) -> None:
    figures = json.loads(report(floorsim, path, "--for", "programme", "--format", "json").out)
    assert (figures["candidates"], figures["all_graded"], figures["interrupted"]) == (2, 2, 1)
    assert figures["agreements"]["email"]["thirds"] == 1
    assert figures["missing"] == []


def test_what_is_deleted_is_gone_from_every_report_and_the_rest_still_verifies(
    floorsim: Command, path: Whole
) -> None:
    file = path.programme.result_file(path.programme.register().sittings_of(path.second)[0])
    receipt = delete(path.programme, path.second, "asked")
    assert receipt.name
    assert verified(file, path.programme.why_not_ours).genuine
    done = report(floorsim, path, "--for", "panel")
    assert done.status == 0, done.err
    assert MAIL in " ".join(report(floorsim, path, path.first, "--for", "candidate").out.split())
    assert path.second not in done.out
    for whom in ("candidate", "panel"):
        asked = report(floorsim, path, path.second, "--for", whom)
        assert asked.status == 2
        assert f"What was kept of {path.second} has been deleted" in asked.err
    kept = b"".join(one.read_bytes() for one in path.programme.folder.rglob("*") if one.is_file())
    assert NAMES[1].encode() not in kept
