"""The course of a sitting: everything that its log says has happened, and how much time has passed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import fsum, inf
from typing import Any, NamedTuple

from floorsim.desktest.chain.line import Line
from floorsim.run.run import Taken
from floorsim.units import MINUTE_S


class Gap(NamedTuple):
    """A time in which the program did not run though an exercise was open."""

    exercise: str
    seconds: float
    """Counted against the exercise's time."""


@dataclass(slots=True)
class Thinking:
    """One thinking pause, in seconds of the sitting."""

    from_s: float
    most_s: float
    to_s: float = inf
    """Infinite while the candidate has not gone on."""

    def until_s(self) -> float:
        """When the clock runs again, at the latest."""
        return min(self.to_s, self.from_s + self.most_s)

    def taken_s(self, now_s: float) -> float:
        """What of it had passed at a moment."""
        return max(min(now_s, self.until_s()) - self.from_s, 0.0)


@dataclass(slots=True)
class Attempt:
    """One exercise that was begun, and all that was done in it."""

    exercise: str
    begun_s: float
    """Seconds of the sitting."""
    length_s: float
    """Real seconds that this candidate has for it, thinking pauses left out."""
    pauses: list[Thinking] = field(default_factory=list)
    decisions: list[Taken] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    answer: str | None = None
    """The commitment to the text that was kept last."""
    handed_in_by: str | None = None
    """`candidate` or `time`; None while it is open."""
    points: float | None = None

    def passed_s(self, now_s: float) -> float:
        """Real seconds since it was begun at a moment of the sitting, thinking pauses left out."""
        return now_s - self.begun_s - fsum(pause.taken_s(now_s) for pause in self.pauses)

    def elapsed_s(self, now_s: float) -> float:
        """Real seconds of its time that had passed at a moment of the sitting, at most all."""
        return min(max(self.passed_s(now_s), 0.0), self.length_s)

    def paused_until_s(self, now_s: float) -> float | None:
        """When the thinking pause ends that runs at a moment of the sitting, or None."""
        last = self.pauses[-1] if self.pauses else None
        return None if last is None or now_s >= last.until_s() else last.until_s()


class Course:
    """What has happened in a sitting.

    Its time runs in seconds since the first line. Between two lines of one program the steady clock counts,
    which nobody can set. Where the program was started again in between, the longer of both clocks does: the
    steady one begins anew with the machine, the other can be set back.
    """

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self.now_s = 0.0
        """The moment of the last line."""
        self.opened: Mapping[str, Any] | None = None
        """What the first line says."""
        self.agreed: bool | None = None
        self.checked = self.tutorial_done = self.withdrawn = self.finished = False
        self.attempts: dict[str, Attempt] = {}
        """Exercises that were begun, in order, by their ids."""
        self.gaps: list[Gap] = []
        self._last: Line | None = None
        for line in lines:
            self.add(line)

    @property
    def open(self) -> Attempt | None:
        """The exercise that is open."""
        return next((one for one in self.attempts.values() if one.handed_in_by is None), None)

    def at(self, steady_s: float) -> float:
        """The moment of the sitting at a reading of the steady clock of the program that wrote last."""
        return self.now_s if self._last is None else self.now_s + max(steady_s - self._last.steady_s, 0.0)

    def unseen_s(self, wall: datetime, steady_s: float) -> float:
        """Seconds since the last line for a program that was started after it."""
        if self._last is None:
            return 0.0
        return max(steady_s - self._last.steady_s, (wall - self._last.at).total_seconds(), 0.0)

    def add(self, line: Line) -> None:
        """Take in the next line."""
        unseen_s = self.unseen_s(line.at, line.steady_s)
        self.now_s = self.now_s + unseen_s if line.kind == "reopened" else self.at(line.steady_s)
        self._last, body = line, line.body
        match line.kind:
            case "opened":
                self.opened = body
            case "consent":
                self.agreed = bool(body["agreed"])
            case "environment":
                self.checked = True
            case "tutorial":
                self.tutorial_done = True
            case "withdrawn":
                self.withdrawn = True
            case "finished":
                self.finished = True
            case "begun":
                one = Attempt(body["exercise"], self.now_s, body["minutes"] * MINUTE_S)
                self.attempts[one.exercise] = one
            case "reopened" if body["exercise"] is not None:
                self.gaps.append(Gap(body["exercise"], round(unseen_s, 1)))
            case "decision":
                taken = Taken(body["seq"], body["at_s"], body["kind"], body["arguments"])
                self.attempts[body["exercise"]].decisions.append(taken)
            case "said":
                self.attempts[body["exercise"]].said.append(body["choice"])
            case "answer":
                self.attempts[body["exercise"]].answer = body["commitment"]
            case "pause":
                self.attempts[body["exercise"]].pauses.append(
                    Thinking(self.now_s, body["minutes"] * MINUTE_S)
                )
            case "go_on":
                self.attempts[body["exercise"]].pauses[-1].to_s = self.now_s
            case "handed_in":
                self.attempts[body["exercise"]].handed_in_by = body["by"]
            case "marked":
                self.attempts[body["exercise"]].points = body["points"]
