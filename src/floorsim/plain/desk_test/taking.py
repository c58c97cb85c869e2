"""A desk test from the first line to the sealed result."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Final

from floorsim.desktest.chain.clocks import CLOCKS, Clocks
from floorsim.desktest.package.exercises import Coaching, Dashboard, Email, LiveFloor
from floorsim.errors import FloorsimError
from floorsim.plain.asking import Asker, Leaving, Option
from floorsim.plain.briefing_lines import say_briefing
from floorsim.plain.desk_test.clocked import ClockedReader, ExerciseOver, Poll
from floorsim.plain.desk_test.coaching import coaching
from floorsim.plain.desk_test.dashboard import dashboard
from floorsim.plain.desk_test.email import email
from floorsim.plain.desk_test.live_floor import live_floor
from floorsim.plain.desk_test.pages import say_page
from floorsim.plain.lines import WIDTH, Lines
from floorsim.play.desk_test.sitting import Sitting
from floorsim.present.desk_test.environment import clock_check
from floorsim.present.desk_test.exercise_pages import before_page, end_page, withdrawn_page
from floorsim.present.desk_test.introduction import CONSENT_QUESTION, introduction_page, tutorial_page
from floorsim.present.desk_test.remaining import gap_words
from floorsim.present.desk_test.views import Check
from floorsim.wording.numbers import counted

AGREE: Final = "i agree"
REFUSE: Final = "i do not agree"
LINE_MODE: Final = "A desk test in plain line mode."
START: Final = "Type start when you are ready; the clock runs from then on."
IN_LINES: Final = (
    "You take it line by line: floorsim writes lines, you type one and press enter. Menus have numbers. list "
    "reads a menu again, again repeats what was said last, and help says what can be typed. time says how "
    "long is left; it is also told at 5 minutes and at 1 minute. quit leaves; what you did is kept, and the "
    "clock of an open exercise goes on."
)


class TakingInLines:
    """Takes a candidate through a sitting.

    Args:
        sitting: the sitting, at any stage.
        lines: where everything is written.
        poll: where typed lines come from.
        clocks: the machine's clocks, for the check of the environment and for what is said unasked.
        how_to_leave: a sentence for the first line: what opens the screen instead.
    """

    def __init__(
        self, sitting: Sitting, lines: Lines, poll: Poll, clocks: Clocks = CLOCKS, how_to_leave: str = ""
    ) -> None:
        self._sitting, self._lines, self._clocks = sitting, lines, clocks
        self._reader = ClockedReader(sitting, lines, poll)
        self._asker = Asker(lines, self._reader)
        self._sealed: Path | None = None
        self._how_to_leave = how_to_leave

    def run(self) -> None:
        """Go on from where the sitting stands, until it is over or left."""
        sitting, lines = self._sitting, self._lines
        how = f"{LINE_MODE} Type quit to leave, help for what you can type. {self._how_to_leave}"
        lines.say("plain", how.strip())
        if (gap := sitting.gap) is not None:
            title = next(one.title for one in sitting.introduction.test.exercises if one.id == gap.exercise)
            lines.say("clock", gap_words(gap, "" if sitting.exercise is not None else title))
        try:
            while sitting.stage != "withdrawn" and self._sealed is None:
                with suppress(ExerciseOver):
                    self._step()
        except Leaving:
            clock = "" if sitting.exercise is None else " The clock of this exercise goes on."
            lines.say("end", f"You left; what you did is kept.{clock} The same command goes on here.")
            return
        if sitting.stage == "withdrawn":
            say_page(lines, "end", withdrawn_page(sitting.introduction.sitting))
        elif self._sealed is not None:
            test, practice = sitting.introduction.test, sitting.is_practice
            say_page(lines, "end", end_page(test, self._sealed, practice=practice, marks=sitting.marks))

    def _step(self) -> None:
        try:
            match self._sitting.stage:
                case "consent":
                    self._consent()
                case "environment":
                    self._environment()
                case "tutorial":
                    self._tutorial()
                case "exercise":
                    self._exercise()
                case "between" if self._sitting.next_exercise is not None:
                    self._before()
                case _:
                    self._seal()
        except FloorsimError as error:
            self._lines.say("error", str(error))
            self._asker.words("Type anything to try again, or quit.")

    def _consent(self) -> None:
        say_page(
            self._lines,
            "test",
            introduction_page(self._sitting.introduction, practice=self._sitting.is_practice),
        )
        ways = "Type: I agree. Or type: I do not agree."
        self._lines.say("question", f"{CONSENT_QUESTION} {ways}")
        while True:
            typed = self._asker.line(ways).lower().rstrip(".")
            if typed in (AGREE, REFUSE):
                self._sitting.consent(typed == AGREE)
                return
            self._lines.say("error", f"That is neither. {ways}")

    def _environment(self) -> None:
        wall, steady_s = self._clocks.wall(), self._clocks.steady()
        self._lines.say("test", "First a check of what you work with; no clock runs.")
        while self._asker.words("Type the word ready.", "Type ready.").lower() != "ready":
            self._lines.say("error", "That was another word. Type ready.")
        passed_s = (self._clocks.wall() - wall).total_seconds()
        checks = [
            Check("Lines", f"plain text, {WIDTH} columns at most", True),
            Check("Typing", "a line arrived as it was typed", True),
            clock_check(passed_s, self._clocks.steady() - steady_s),
        ]
        for one in checks:
            fine = "fine" if one.fine else "not fine"
            self._lines.say("test", f"{one.about}, {fine}: {one.found}. {one.advice}".strip())
        self._sitting.environment_checked(checks)

    def _tutorial(self) -> None:
        say_page(self._lines, "test", tutorial_page(self._sitting.introduction.test))
        self._lines.say("test", IN_LINES)
        if self._sitting.pauses_left > 0:
            pauses = counted(self._sitting.pauses_left, "thinking pause")
            self._lines.say("test", f"You have {pauses} in all: pause stops the clock, go on lets it run.")
        channels = [Option(name, name) for name in ("voice", "chat", "email")]
        self._asker.choose("Try a menu. Which channel do you look at first?", channels, cancel=False)
        while not self._asker.yes("Is the tutorial done? No reads how it works again."):
            self._lines.say("test", IN_LINES)
        self._sitting.tutorial_done()

    def _before(self) -> None:
        sitting, exercise = self._sitting, self._sitting.next_exercise
        assert exercise is not None
        told = sitting.introduction
        page = before_page(
            exercise,
            number=sitting.number,
            count=len(told.test.exercises),
            time_factor=told.accommodations.time_factor,
        )
        say_page(self._lines, "exercise", page)
        briefing = sitting.briefing
        if briefing is not None:
            say_briefing(self._lines, briefing, exercise.minutes * told.accommodations.time_factor)
        while self._asker.words(START).lower() != "start":
            self._lines.say("error", "The clock does not run yet. Type start.")
        sitting.begin()
        self._reader.tell_time()

    def _exercise(self) -> None:
        sitting, asker = self._sitting, self._asker
        self._reader.begin()
        match sitting.exercise:
            case LiveFloor():
                live_floor(sitting, asker, self._reader, self._clocks.steady)
            case Dashboard() as exercise:
                dashboard(sitting, asker, exercise)
            case Coaching() as exercise:
                coaching(sitting, asker, exercise)
            case Email() as exercise:
                email(sitting, asker, exercise)

    def _seal(self) -> None:
        self._lines.say("progress", "All exercises are handed in. Sealing the result; this takes seconds.")
        self._sealed = self._sitting.finish()


def take_in_lines(sitting: Sitting, how_to_leave: str) -> None:
    """Take a candidate through a sitting at this terminal or pipe, and close it."""
    from floorsim.plain.standard import standard_lines
    from floorsim.plain.typed import Listening, reader, terminal_as_it_was

    try:
        with terminal_as_it_was():
            listening = Listening(reader(prompt=""))
            TakingInLines(sitting, standard_lines(), listening.poll, how_to_leave=how_to_leave).run()
    finally:
        sitting.close()
