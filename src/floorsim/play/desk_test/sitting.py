"""What a front end asks of the sitting of one candidate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from floorsim.desktest.marking.marked import Marked
from floorsim.desktest.package.exercises import AnyExercise
from floorsim.desktest.sitting.course import Gap
from floorsim.play.desk_test.coaching_talk import KeptTalk
from floorsim.play.session import Session
from floorsim.present.briefing import Briefing
from floorsim.present.desk_test.views import Check, Introduction

Stage = Literal["consent", "environment", "tutorial", "between", "exercise", "finished", "withdrawn"]
"""Where a sitting stands; `between` is before the first exercise and after each."""


class Sitting(Protocol):
    """One candidate's desk test, from the first page to the sealed result.

    Everything is kept before it acts; a sitting that was interrupted is opened again exactly where it was,
    and the time between counts.
    """

    @property
    def introduction(self) -> Introduction: ...

    @property
    def stage(self) -> Stage: ...

    @property
    def is_practice(self) -> bool:
        """Whether the result counts for nothing: a practice form, or a form tried without an admission."""

    @property
    def gap(self) -> Gap | None:
        """What of an exercise's time passed without the program before this opening; None for nothing."""

    @property
    def trouble(self) -> str | None:
        """Why something could not be kept that nobody asked for, such as the end of an exercise, in a
        sentence; `tick` tries again. None where all is well."""

    def consent(self, agreed: bool) -> None:
        """Keep whether the candidate agrees; without consent the sitting is withdrawn."""

    def environment_checked(self, checks: Sequence[Check]) -> None: ...

    def tutorial_done(self) -> None: ...

    @property
    def next_exercise(self) -> AnyExercise | None:
        """The one that begins next; None while one is open, and after the last."""

    @property
    def exercise(self) -> AnyExercise | None:
        """The open one."""

    @property
    def briefing(self) -> Briefing | None:
        """Of the live floor that is open or next, to be read before its clock runs; None for other kinds."""

    @property
    def number(self) -> int:
        """The place of the open or next exercise, from 1."""

    def begin(self) -> None:
        """Begin the next exercise: its clock runs from now on."""

    def remaining_s(self) -> float:
        """Real seconds left of the open exercise; at 0 it is handed in as it stands by `tick`."""

    def tick(self) -> bool:
        """Let the time pass, and hand in what has run out; whether the exercise ended so. Call it often."""

    @property
    def pauses_left(self) -> int: ...

    @property
    def paused_s(self) -> float | None:
        """Real seconds left of the thinking pause; None while the clock runs."""

    def pause(self) -> None:
        """Begin a thinking pause. Raises FloorsimError when none is left."""

    def go_on(self) -> None:
        """End the thinking pause."""

    def floor(self) -> Session:
        """The live floor of the open exercise. Its time is moved by `tick` alone."""

    def talk(self) -> KeptTalk:
        """The conversation of the open exercise."""

    @property
    def answer(self) -> Mapping[str, Any]:
        """What is answered so far: a DashboardAnswer, CoachingAnswer or EmailAnswer as JSON."""

    def save(self, answer: Mapping[str, Any]) -> None:
        """Keep the answer as it stands; cheap enough for every pause in typing."""

    def hand_in(self) -> None:
        """End the open exercise before its time."""

    def finish(self) -> Path:
        """Seal the result, of a practice with what the machine counts; the file to send."""

    @property
    def marks(self) -> Sequence[Marked]:
        """What the machine counted of a practice that is finished; never of a test."""

    def close(self) -> None: ...
