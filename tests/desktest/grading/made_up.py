"""A made-up programme: three candidates, an e-mail and a dashboard, graders with logs in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from floorsim.desktest.chain.log import ChainedLog, read_lines, read_texts
from floorsim.desktest.grading.book import Book
from floorsim.desktest.grading.everyone import Everyone
from floorsim.desktest.grading.grader import Grader
from floorsim.desktest.grading.scripts import GradedExercise, Script
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.sealed import SealedPackage
from floorsim.run.model_version import MODEL_VERSION
from tests.desktest.hand_clocks import HandClocks

ANCHORS = [
    {
        "id": f"a{grade}",
        "answer": {"subject": f"Update {grade}", "body": f"Logins down since 09:18. Anchor {grade}."},
        "grade": grade,
        "ticks": ["facts"] if grade < 4 else ["facts", "ask"],
        "why": f"A {grade} because of its facts.",
    }
    for grade in range(1, 6)
]
RUBRIC = {
    "looks_at": "Whether a director could act on it.",
    "checklist": [
        {"id": "facts", "text": "Facts with their time"},
        {"id": "ask", "text": "An ask with an owner and a date"},
        {"id": "people", "text": "Customers and people"},
    ],
    "anchors": {1: "Cannot be acted on.", 3: "Facts, no ask.", 5: "Bottom line first, and an ask."},
    "answers": ANCHORS,
}
EMAIL = {
    "kind": "email",
    "id": "email",
    "title": "E-mail to leadership",
    "minutes": 10,
    "competencies": ["reporting"],
    "tasks": ["Report to leadership"],
    "instructions": "Write to Elena.",
    "rubric": RUBRIC,
    "to": "Elena, director",
    "story": "Logins failed from 09:18. Marek from IT is on it.",
    "notes": ["Since 09:18", "47 hung up", "Cause unknown", "Cards work"],
}


def choices(kind: str, count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"id": f"{kind}{n}", "text": f"The {kind} {n}.", "why": "Seen.", **more} for n in range(count)]


DASHBOARD = {
    "kind": "dashboard",
    "id": "dashboard",
    "title": "Dashboard",
    "minutes": 10,
    "competencies": ["reporting"],
    "tasks": ["Read figures"],
    "instructions": "Find what is wrong.",
    "rubric": {**RUBRIC, "answers": []},
    "story": "A Monday.",
    "tables": [{"title": "Day", "columns": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
                "rows": [["1", "2"]]}],
    "comments": [],
    "findings": choices("finding", 7, standing="ordinary"),
    "causes": choices("cause", 4, points=1),
    "actions": choices("action", 4, points=1),
    "checks": choices("check", 4, points=1),
}  # fmt: skip


def desk_test(**changes: Any) -> DeskTest:
    words = ("title", "summary", "instructions", "tutorial", "how_scored", "who_sees", "purpose")
    plain = {"desk_test": 1, "id": "supervisor-a", "family": "supervisor", "form": "a"}
    texts = {word: "Words." for word in words}
    return DeskTest.model_validate({**plain, **texts, "exercises": [EMAIL, DASHBOARD], **changes})


def script(number: int, body: str = "", **changes: Any) -> Script:
    test, floors = changes.pop("test", None) or desk_test(), changes.pop("floors", {})
    version, digest = changes.pop("model_version", MODEL_VERSION), changes.pop("digest", "sha256:abc")
    known: dict[str, Any] = {
        "sitting": f"SIT-{number:04}",
        "candidate": f"CAND-{number:04}",
        "package": SealedPackage(test, floors, version, digest, {}),
        "answers": {"email": {"subject": "Logins", "body": body or f"We are back, number {number}."}},
        "decisions": {},
    }
    return Script(**{**known, **changes})


class MadeUp:
    """A programme in a folder, without results on disk."""

    def __init__(self, folder: Path, scripts: Sequence[Script], programme: str = "P1") -> None:
        self.folder, self.scripts, self.programme = folder, list(scripts), programme
        self.clocks = HandClocks()

    def everyone(self, log: ChainedLog | None = None, grader: str = "") -> Everyone:
        books = {}
        for file in sorted(self.folder.glob("*.jsonl")):
            name = file.stem
            if name.endswith(".texts") or name == grader:
                continue
            books[name] = Book(self.programme, name, read_lines(file), read_texts(file))
        if log is not None:
            books[grader] = Book(self.programme, grader, log.lines, log.texts)
        return Everyone(self.programme, self.scripts, books)

    def grader(self, name: str, *, third: bool = False) -> tuple[Grader, ChainedLog]:
        log = ChainedLog.open(self.folder / f"{name}.jsonl", self.clocks.both)
        return Grader(self.everyone(log, name), log, name, third=third), log

    def exercise(self, id: str = "email") -> GradedExercise:
        return next(one for one in self.everyone().exercises if one.exercise.id == id)

    def grade_all(
        self, name: str, grades: dict[str, int], *, third: bool = False, close: bool = True, off: int = 0
    ) -> list[str]:
        """Calibrate and grade every e-mail there is: by sitting, and anchors as the authors did, but `off`.

        Returns what came, in order: a sitting's id or an anchor's.
        """
        grader, log = self.grader(name, third=third)
        exercise = self.exercise()
        while (following := grader.next_anchor(exercise)) is not None:
            grader.give_anchor(exercise, following[1], following[1].grade, [], "It says so itself.")
        came = []
        while (item := grader.next_item(exercise)) is not None:
            if item.script is not None:
                came.append(item.script.sitting)
                grader.give(item, grades[item.script.sitting], ["facts"], f"{name} read this in it.")
            else:
                assert item.anchor is not None
                came.append(item.anchor.id)
                grade = min(5, max(1, item.anchor.grade + off))
                grader.give(item, grade, [], "It says so again.")
        if close:
            grader.close(exercise)
        log.close()
        return came
