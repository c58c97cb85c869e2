"""What stands in one grader's log: who, calibration, grades and their corrections, what was closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from floorsim.desktest.chain.kept_texts import KeptText
from floorsim.desktest.chain.line import Line
from floorsim.desktest.grading.calibration import ROUNDS
from floorsim.desktest.grading.grades import GRADES
from floorsim.errors import FloorsimError

GRADER: Final = "grader"
"""Begins a log: of which programme and whom."""
ANCHOR: Final = "anchor"
"""A grade of an anchor answer in calibration."""
GRADED: Final = "graded"
"""A grade of an answer, the first or a correction."""
CLOSED: Final = "closed"
"""An exercise was closed: the grades given before cannot be changed any more."""
ASIDE: Final = "stood_aside"
"""The grader knows who wrote an answer."""


@dataclass(frozen=True, slots=True)
class Given:
    """A grade as it stands now."""

    grade: int
    ticks: tuple[str, ...]
    evidence: str
    """Commitment of the sentence."""
    third: bool
    at: datetime
    closed: bool = False


@dataclass(slots=True)
class OfExercise:
    """What one grader did in one exercise."""

    rounds: list[dict[str, Given]] = field(default_factory=list)
    """Of calibration: what was given by the anchor's id, in the order given."""
    given: dict[str, Given] = field(default_factory=dict)
    """By the answer's key, in the order in which they were first given, with the anchors that came again."""


class Book:
    """One grader's log, read.

    Raises:
        FloorsimError: it is the log of another grader or of another programme, or says nothing sensible.
    """

    def __init__(
        self, programme: str, grader: str, lines: Sequence[Line], texts: Mapping[str, KeptText]
    ) -> None:
        self.grader = grader
        self.texts = texts
        self.aside: set[str] = set()
        """Keys of answers whose authors the grader knows."""
        self._exercises: dict[str, OfExercise] = {}
        self._programme = programme
        for line in lines:
            self.read(line)

    def of(self, exercise: str) -> OfExercise:
        """What was done in an exercise, by `GradedExercise.id`."""
        return self._exercises.setdefault(exercise, OfExercise())

    def evidence(self, given: Given) -> str | None:
        """The sentence of a grade; None once it has been deleted."""
        kept = self.texts.get(given.evidence)
        return None if kept is None else kept.text

    def read(self, line: Line) -> None:
        """Take in a line that was written."""
        try:
            self._read(line)
        except (KeyError, ValueError, TypeError, AttributeError):
            raise FloorsimError(
                f"Line {line.number} of the grades of {self.grader} says what floorsim does not write there; "
                "put back a copy of the folder."
            ) from None

    def _read(self, line: Line) -> None:
        body = line.body
        if line.kind == GRADER:
            if (body["programme"], body["grader"]) != (self._programme, self.grader):
                raise FloorsimError(
                    f"The grades of {self.grader} are the log of {body['grader']} in another folder or under "
                    "another name; put back the file that was there."
                )
        elif line.kind == ASIDE:
            self.aside.add(body["answer"])
        elif line.kind == CLOSED:
            given = self.of(body["exercise"]).given
            given |= {
                key: replace(one, closed=True) for key, one in given.items() if one.third == body["third"]
            }
        elif line.kind in (ANCHOR, GRADED):
            if body["grade"] not in GRADES:
                raise ValueError("no grade")
            one = Given(
                body["grade"], tuple(body["ticks"]), body["evidence"], body.get("third", False), line.at
            )
            found = self.of(body["exercise"])
            if line.kind == GRADED:
                found.given[body["answer"]] = one
            else:
                if body["round"] not in range(1, ROUNDS + 1):
                    raise ValueError("no round of calibration")
                while len(found.rounds) < body["round"]:
                    found.rounds.append({})
                found.rounds[body["round"] - 1][body["anchor"]] = one
