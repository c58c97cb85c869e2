"""A sitting over its log: everything that the candidate does goes in there before it acts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from math import fsum, inf
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from floorsim.desktest.chain.log import ChainedLog
from floorsim.desktest.marking.marked import Marked
from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.content import Package
from floorsim.desktest.package.exercises import ANSWER_OF, AnyExercise, Coaching, LiveFloor
from floorsim.desktest.package.sealed import SealedPackage
from floorsim.desktest.package.timing import pace_of
from floorsim.desktest.sitting.course import Attempt, Course, Gap
from floorsim.desktest.sitting.marks import machine_marks
from floorsim.errors import RunError, StoreError
from floorsim.play.briefing import briefing_of
from floorsim.play.desk_test.coaching_talk import KeptTalk
from floorsim.play.desk_test.sitting import Stage
from floorsim.play.desk_test.timed_floor import TimedFloor, moment_of, run_with
from floorsim.present.briefing import Briefing
from floorsim.present.desk_test.views import Check, Introduction
from floorsim.run.run import Run

BEAT_S: Final = 5.0
"""Real seconds without a line in the log after which one says that the program runs (D)."""
GRACE_S: Final = 2.0
"""Real seconds after the end in which an answer is still kept that was on its way to the log (D)."""


class StoredSitting:
    """One candidate's sitting.

    Args:
        log: its log, whose first line says what was opened; nobody else has it open.
        package: the desk test, whole or as a candidate gets it.
        seal: seals the log and returns the result's file.
    """

    def __init__(self, log: ChainedLog, package: Package, seal: Callable[[ChainedLog], Path]) -> None:
        self._log = log
        self._package = package
        self._seal = seal
        self._course = Course(log.lines)
        self._floor: TimedFloor | None = None
        self._talk: KeptTalk | None = None
        self.gap: Gap | None = None
        """What of the exercise's time passed without the program before it was opened now."""
        self.trouble: str | None = None
        """Why a line could not be kept that nobody asked for, in a sentence; it is tried again."""
        assert self._course.opened is not None
        self._opened = self._course.opened
        self._accommodations = Accommodations(**self._opened["accommodations"])
        self._exercises: Mapping[str, AnyExercise] = {one.id: one for one in package.test.exercises}

    def reopen(self) -> None:
        """Note that the program was started again, and let what has passed meanwhile take its course.

        One that is over stays as it was sealed.

        Raises:
            StoreError: it can't be noted.
        """
        if self._course.finished or self._course.withdrawn:
            return
        clocks, attempt = self._log.clocks, self._course.open
        used_s = 0.0 if attempt is None else attempt.elapsed_s(self._course.now_s)
        gap_s = round(self._course.unseen_s(clocks.wall(), clocks.steady()), 1)
        self._write("reopened", exercise=None if attempt is None else attempt.exercise, gap_s=gap_s)
        if attempt is not None and (counted_s := attempt.elapsed_s(self._course.now_s) - used_s) > 0:
            self.gap = Gap(attempt.exercise, counted_s)
        self.tick()

    @property
    def set_aside(self) -> str | None:
        """In a sentence what was found unfinished behind the last line of the log; None for nothing."""
        return self._log.set_aside

    @property
    def introduction(self) -> Introduction:
        test, factor = self._package.test, self._accommodations.time_factor
        return Introduction(
            sitting=self._opened["sitting"],
            test=test,
            digest=self._package.digest,
            model_version=self._package.model_version,
            accommodations=self._accommodations,
            minutes=fsum(one.minutes for one in test.exercises) * factor,
        )

    @property
    def is_practice(self) -> bool:
        return bool(self._opened["practice"])

    @property
    def stage(self) -> Stage:
        course = self._course
        if course.withdrawn:
            return "withdrawn"
        if course.finished:
            return "finished"
        if course.agreed is None:
            return "consent"
        if not course.checked:
            return "environment"
        if not course.tutorial_done:
            return "tutorial"
        return "between" if course.open is None else "exercise"

    def consent(self, agreed: bool) -> None:
        self._write("consent", agreed=agreed)
        if not agreed:
            self._write("withdrawn")

    def environment_checked(self, checks: Sequence[Check]) -> None:
        self._write("environment", checks=[asdict(one) for one in checks])

    def tutorial_done(self) -> None:
        self._write("tutorial")

    @property
    def next_exercise(self) -> AnyExercise | None:
        if self._course.open is not None:
            return None
        return next((one for id, one in self._exercises.items() if id not in self._course.attempts), None)

    @property
    def exercise(self) -> AnyExercise | None:
        attempt = self._course.open
        return None if attempt is None else self._exercises[attempt.exercise]

    @property
    def briefing(self) -> Briefing | None:
        exercise = self.exercise or self.next_exercise
        if not isinstance(exercise, LiveFloor):
            return None
        return briefing_of(self._package.scenarios[exercise.id], exercise.seed)

    @property
    def number(self) -> int:
        begun = len(self._course.attempts)
        return begun + (self.next_exercise is not None)

    def begin(self) -> None:
        exercise = self.next_exercise
        if exercise is None or self.stage != "between":
            raise RunError("There is no exercise to begin now.")
        factor, pace, run = self._accommodations.time_factor, None, None
        if isinstance(exercise, LiveFloor):
            scenario = self._package.scenarios[exercise.id]
            pace = pace_of(exercise, scenario, factor)
            # Made ready before the clock runs: it takes a second or two.
            run = run_with(exercise, scenario, (), moment_of(scenario, 0.0))
        self._write("begun", exercise=exercise.id, minutes=exercise.minutes * factor, pace=pace)
        if run is not None:
            self._floor = self._timed(run)

    def remaining_s(self) -> float:
        attempt = self._course.open
        return 0.0 if attempt is None else attempt.length_s - attempt.elapsed_s(self._now_s())

    def tick(self) -> bool:
        attempt = self._course.open
        if attempt is None:
            return False
        now_s = self._now_s()
        if self._floor is not None:
            self._floor.follow()
        try:
            if attempt.pauses and attempt.pauses[-1].to_s == inf and attempt.paused_until_s(now_s) is None:
                self._write("go_on", exercise=attempt.exercise)
            if attempt.elapsed_s(now_s) >= attempt.length_s:
                self._end(attempt, "time")
                return True
            if now_s - self._course.now_s >= BEAT_S:
                self._write("beat", exercise=attempt.exercise, remaining_s=round(self.remaining_s(), 1))
        except StoreError as error:
            self.trouble = str(error)
        return False

    @property
    def pauses_left(self) -> int:
        taken = [pause for attempt in self._course.attempts.values() for pause in attempt.pauses]
        return self._accommodations.thinking_pauses - len(taken)

    @property
    def paused_s(self) -> float | None:
        attempt, now_s = self._course.open, self._now_s()
        until_s = None if attempt is None else attempt.paused_until_s(now_s)
        return None if until_s is None else until_s - now_s

    def pause(self) -> None:
        attempt = self._acting()
        self.tick()
        if self.pauses_left <= 0:
            some = self._accommodations.thinking_pauses
            raise RunError("No thinking pause is left." if some else "There are no pauses in this test.")
        self._write("pause", exercise=attempt.exercise, minutes=self._accommodations.pause_minutes)

    def go_on(self) -> None:
        attempt = self._course.open
        if attempt is not None and self.paused_s is not None:
            self._write("go_on", exercise=attempt.exercise)

    def floor(self) -> TimedFloor:
        attempt = self._course.open
        assert attempt is not None
        if self._floor is None:
            self._floor = self._timed(self._played(attempt, self._due_s()))
        return self._floor

    def talk(self) -> KeptTalk:
        attempt, exercise = self._course.open, self.exercise
        assert attempt is not None
        assert isinstance(exercise, Coaching)
        if self._talk is None:
            order = f"{self._package.test.id}/{exercise.id}"
            self._talk = KeptTalk(exercise, order, attempt.said, self._say)
        return self._talk

    @property
    def answer(self) -> Mapping[str, Any]:
        attempt = self._course.open
        return {} if attempt is None else self._answer_of(attempt)

    def save(self, answer: Mapping[str, Any]) -> None:
        exercise, attempt = self.exercise, self._acting(GRACE_S)
        assert exercise is not None
        try:
            meant = ANSWER_OF[exercise.kind].model_validate(dict(answer)).model_dump(mode="json")
        except ValidationError as wrong:
            first = wrong.errors()[0]
            if first["type"] == "string_too_long":
                most = first["ctx"]["max_length"]
                raise RunError(
                    f"That is longer than {most} characters, so it is not kept; shorten it."
                ) from None
            raise
        if meant == self._answer_of(attempt):
            return
        kept = self._log.keep(json.dumps(meant, ensure_ascii=False), self._opened["sitting"])
        self._write("answer", exercise=attempt.exercise, commitment=kept)

    def hand_in(self) -> None:
        self._end(self._acting(), "candidate")

    def finish(self) -> Path:
        if self._course.open is not None or self.next_exercise is not None:
            raise RunError("The test is not over: an exercise is still to be done.")
        if not self._course.finished:
            for body in self._unmarked():
                self._write("marked", **body)
            self._write("finished")
        return self._seal(self._log)

    @property
    def marks(self) -> Sequence[Marked]:
        if not self.is_practice:
            return ()
        return [Marked.from_json(line.body) for line in self._log.lines if line.kind == "marked"]

    def close(self) -> None:
        self._log.close()

    def _unmarked(self) -> Iterator[dict[str, Any]]:
        """The machine's marks of what was handed in and is not marked, as they stand in the log.

        None with a candidate's copy, which doesn't say what counts: whoever receives the result has that.
        """
        if not isinstance(self._package, SealedPackage):
            return
        for attempt in self._course.attempts.values():
            if attempt.points is None:
                exercise = self._exercises[attempt.exercise]
                marks = machine_marks(exercise, self._answer_of(attempt), partial(self._played, attempt))
                if marks is not None:
                    yield marks.as_json()

    def _played(self, attempt: Attempt, until_s: float | None = None) -> Run:
        """The floor of an exercise with what was decided on it, up to a time; to its end without one."""
        exercise = self._exercises[attempt.exercise]
        assert isinstance(exercise, LiveFloor)
        return run_with(exercise, self._package.scenarios[exercise.id], attempt.decisions, until_s)

    def _answer_of(self, attempt: Attempt) -> dict[str, Any]:
        text = None if attempt.answer is None else self._log.text(attempt.answer)
        answer: dict[str, Any] = {} if text is None else json.loads(text)
        if isinstance(self._exercises[attempt.exercise], Coaching):
            answer["said"] = list(attempt.said)
        return answer

    def _say(self, choice: str) -> None:
        self._write("said", exercise=self._acting().exercise, choice=choice)

    def _timed(self, run: Run) -> TimedFloor:
        return TimedFloor(run, self._decided, self._due_s, self._acting)

    def _decided(self, seq: int, at_s: float, kind: str, arguments: dict[str, Any]) -> None:
        exercise = self._acting().exercise
        self._write("decision", exercise=exercise, seq=seq, at_s=at_s, kind=kind, arguments=arguments)

    def _due_s(self) -> float:
        attempt = self._course.open
        assert attempt is not None
        share = attempt.elapsed_s(self._now_s()) / attempt.length_s
        return moment_of(self._package.scenarios[attempt.exercise], share)

    def _acting(self, grace_s: float = 0.0) -> Attempt:
        """The open exercise. Raises RunError when nothing can be done in it now."""
        attempt, now_s = self._course.open, self._now_s()
        if attempt is None:
            raise RunError("No exercise is open.")
        if attempt.paused_until_s(now_s) is not None:
            raise RunError("This is a thinking pause; go on first.")
        if attempt.elapsed_s(now_s - grace_s) >= attempt.length_s:
            raise RunError("The time of this exercise is over.")
        return attempt

    def _end(self, attempt: Attempt, by: str) -> None:
        self._write("handed_in", exercise=attempt.exercise, by=by)
        self._floor = self._talk = None

    def _now_s(self) -> float:
        return self._course.at(self._log.clocks.steady())

    def _write(self, kind: str, /, **body: Any) -> None:
        self._course.add(self._log.append(kind, body))
        self.trouble = None
