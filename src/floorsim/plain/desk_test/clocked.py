"""Reading typed lines while an exercise's clock runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from floorsim.errors import FloorsimError
from floorsim.plain.lines import Lines
from floorsim.play.desk_test.sitting import Sitting
from floorsim.present.desk_test.remaining import TIME_WAS_UP, remaining_words, time_told
from floorsim.printable import STEERING
from floorsim.wording.numbers import counted
from floorsim.wording.times import minutes

Poll = Callable[[float], str | None]
"""Returns a line if one was typed within so many seconds, else None. Raises EOFError at the end of input."""
PAUSED: Final = "This is a thinking pause, and nothing can be entered. Type go on to end it."
LOOK_EVERY_S: Final = 0.25
"""Real seconds between two looks at the clock while nothing is typed, as often as a screen looks (D)."""


class ExerciseOver(Exception):  # noqa: N818 - time that has run out is no fault
    """The exercise's time ran out while something was asked; it is handed in."""


class ClockedReader:
    """Reads lines, and lets the sitting's time pass meanwhile.

    `time`, `pause` and `go on` work wherever something is asked.

    Args:
        sitting: whose clock runs.
        lines: where the time is told.
        poll: where lines come from.
    """

    def __init__(self, sitting: Sitting, lines: Lines, poll: Poll) -> None:
        self._sitting, self._lines, self._poll = sitting, lines, poll
        self._left_s = float("inf")
        self._paused = False
        self._trouble: str | None = None
        self.meanwhile: Callable[[], None] = lambda: None
        """What else is to be done at every look at the clock of an exercise."""

    def __call__(self) -> str:
        """The next line that is not about the clock, without blanks around it and signs that steer.

        Raises:
            ExerciseOver: the time of the exercise has run out.
            EOFError: there is nothing more to read.
        """
        while True:
            typed = self._poll(LOOK_EVERY_S)
            typed = None if typed is None else STEERING.sub("", typed.strip())
            if self._sitting.exercise is not None:
                self._look(typed)
            if typed is not None and not self._about_the_clock(" ".join(typed.lower().split())):
                return typed

    def begin(self) -> None:
        """Begin to watch the clock of the exercise that was opened."""
        self._left_s, self._paused = self._sitting.remaining_s(), self._sitting.paused_s is not None
        if self._paused:
            self._lines.say("clock", PAUSED)

    def _look(self, typed: str | None) -> None:
        sitting = self._sitting
        if sitting.tick():
            lost = " The last line came after that." if typed else ""
            self._lines.say("time", f"{TIME_WAS_UP}{lost}")
            raise ExerciseOver
        if self._paused and sitting.paused_s is None:
            self._paused = False
            self._lines.say("clock", "The thinking pause is over. The clock runs.")
        left_s = sitting.remaining_s()
        told = time_told(self._left_s, left_s)
        self._left_s = left_s
        if told is not None:
            self._lines.say("time", told)
        if sitting.trouble != self._trouble:
            self._trouble = sitting.trouble
            if self._trouble is None:
                self._lines.say("done", "everything is kept again")
            else:
                self._lines.say("error", self._trouble)
        self.meanwhile()

    def _about_the_clock(self, words: str) -> bool:
        """Do what a line asks that is about the clock; whether it was."""
        if words == "time":
            self.tell_time()
        elif words == "pause":
            self._pause()
        elif words == "go on" and self._paused:
            self._sitting.go_on()
            self._paused = False
            self._lines.say("clock", f"The clock runs, {remaining_words(self._sitting.remaining_s())}.")
        elif self._paused and words not in ("quit", "help", "again"):
            self._lines.say("error", PAUSED)
        else:
            return False
        return True

    def tell_time(self) -> None:
        """Say how much time is left."""
        if self._sitting.exercise is None:
            self._lines.say("clock", "No clock runs now.")
            return
        self._lines.say("time", f"{remaining_words(self._sitting.remaining_s())} in this exercise")

    def _pause(self) -> None:
        try:
            self._sitting.pause()
        except FloorsimError as error:
            self._lines.say("error", str(error))
            return
        self._paused = True
        most = minutes(self._sitting.introduction.accommodations.pause_minutes)
        more = counted(self._sitting.pauses_left, "more pause")
        self._lines.say("clock", f"The clock stands for {most} at most; {more} after it. {PAUSED}")
