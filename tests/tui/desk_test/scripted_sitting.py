"""A sitting made by hand: its clock moves when told, and it notes what was done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from floorsim.desktest.marking.marked import Marked
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.exercises import AnyExercise, Coaching
from floorsim.errors import StoreError
from floorsim.play.desk_test.coaching_talk import KeptTalk
from floorsim.play.desk_test.sitting import Stage
from floorsim.present.briefing import Briefing
from floorsim.present.desk_test.views import Check, Gap, Introduction
from tests.present.desk_test.desk_tests import a_desk_test
from tests.tui.scripted_session import BRIEFING, HandClock, ScriptedSession


class ScriptedSitting:
    """One sitting over the exercises of the given kinds."""

    def __init__(
        self, clock: HandClock, *kinds: str, stage: Stage = "between", given: Accommodations | None = None
    ) -> None:
        self.clock = clock
        test = a_desk_test(*kinds)
        self.given = given or Accommodations()
        factor = self.given.time_factor
        self.introduction = Introduction(
            "K7QX2M", test, "sha256:" + "ab" * 32, 7, self.given, self._minutes(test) * factor
        )
        self.stage: Stage = stage
        self.gap: Gap | None = None
        self.begun: list[str] = []
        self.done: list[tuple[str, str]] = []
        """Each exercise that was handed in, and by whom: the candidate or time."""
        self.answers: dict[str, Mapping[str, Any]] = {}
        self.saved: list[Mapping[str, Any]] = []
        self.agreed: bool | None = None
        self.checks: Sequence[Check] = ()
        self.closed = 0
        self.full = False
        """Nothing can be kept."""
        self.session = ScriptedSession()
        self.session.is_test = True
        self.is_practice = False
        self.trouble: str | None = None
        self.marks: Sequence[Marked] = ()
        self.pauses_left = self.given.thinking_pauses
        self._open: AnyExercise | None = None
        self._ends_at = 0.0
        self._pause_ends_at: float | None = None
        self._said: list[str] = []
        self._talk: KeptTalk | None = None

    @staticmethod
    def _minutes(test: Any) -> float:
        return float(sum(one.minutes for one in test.exercises))

    def consent(self, agreed: bool) -> None:
        self.agreed = agreed
        self.stage = "environment" if agreed else "withdrawn"

    def environment_checked(self, checks: Sequence[Check]) -> None:
        self.checks, self.stage = checks, "tutorial"

    def tutorial_done(self) -> None:
        self.stage = "between"

    @property
    def next_exercise(self) -> AnyExercise | None:
        left = [one for one in self.introduction.test.exercises if one.id not in self.begun]
        return left[0] if left and self._open is None else None

    @property
    def exercise(self) -> AnyExercise | None:
        return self._open

    @property
    def briefing(self) -> Briefing | None:
        exercise = self._open or self.next_exercise
        return BRIEFING if exercise is not None and exercise.kind == "live_floor" else None

    @property
    def number(self) -> int:
        return len(self.begun) + (self.next_exercise is not None)

    def begin(self) -> None:
        self._open = self.next_exercise
        assert self._open is not None
        self.begun.append(self._open.id)
        self._ends_at = self.clock() + self._open.minutes * 60 * self.given.time_factor
        self.stage = "exercise"

    def remaining_s(self) -> float:
        now = self.clock() if self._pause_ends_at is None else self._paused_at
        return self._ends_at - now

    def tick(self) -> bool:
        if self._pause_ends_at is not None and self.clock() >= self._pause_ends_at:
            self.go_on()
        if self._open is not None and self.remaining_s() <= 0:
            self._end("time")
            return True
        return False

    def _end(self, by: str) -> None:
        assert self._open is not None
        self.done.append((self._open.id, by))
        self._open, self.stage = None, "between"

    @property
    def paused_s(self) -> float | None:
        return None if self._pause_ends_at is None else self._pause_ends_at - self.clock()

    def pause(self) -> None:
        self.pauses_left -= 1
        self._paused_at = self.clock()
        self._pause_ends_at = self.clock() + self.given.pause_minutes * 60

    def go_on(self) -> None:
        if self.full:
            raise StoreError("The disk is full.")
        assert self._pause_ends_at is not None
        self._ends_at += min(self.clock(), self._pause_ends_at) - self._paused_at
        self._pause_ends_at = None

    def floor(self) -> ScriptedSession:
        return self.session

    def talk(self) -> KeptTalk:
        if self._talk is None:
            assert isinstance(self._open, Coaching)
            self._talk = KeptTalk(self._open, "order", (), self._said.append)
        return self._talk

    @property
    def answer(self) -> Mapping[str, Any]:
        said = {"said": list(self._said)} if isinstance(self._open, Coaching) else {}
        return {**self.answers.get(self._open.id if self._open else "", {}), **said}

    def save(self, answer: Mapping[str, Any]) -> None:
        if self.full:
            raise StoreError("The disk is full.")
        assert self._open is not None
        self.answers[self._open.id] = answer
        self.saved.append(answer)

    def hand_in(self) -> None:
        self._end("candidate")

    def finish(self) -> Path:
        self.stage = "finished"
        return Path("/home/me/.local/state/floorsim/desk-tests/K7QX2M/K7QX2M.result")

    def close(self) -> None:
        self.closed += 1

    def came_back(self, seconds: float) -> None:
        """Be opened again after a time without the program."""
        self.clock.pass_(seconds)
        assert self._open is not None
        self.gap = Gap(self._open.id, seconds)
        self.tick()

    def floor_at(self, at_s: float) -> None:
        """Let the floor stand at a moment."""
        self.session.view = replace(self.session.view, now_s=at_s)
