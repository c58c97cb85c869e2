"""The desk test on the screen: one screen for each stage of the sitting, one clock for all of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events
from textual.css.query import NoMatches

from floorsim.errors import ExitCode
from floorsim.play.desk_test.sitting import Sitting
from floorsim.play.pacing import Pacer
from floorsim.present.desk_test.remaining import TIME_WAS_UP, gap_words, remaining_words
from floorsim.tui.app import FloorsimApp
from floorsim.tui.desk_test.in_exercise import PAUSING, InExercise
from floorsim.tui.desk_test.question import Question
from floorsim.tui.desk_test.say_panel import HELD_S, SayPanel
from floorsim.tui.desk_test.sitting_play import SittingPlay
from floorsim.tui.desk_test.stages import Ground, screen_of
from floorsim.tui.desk_test.thinking_dialog import ThinkingDialog
from floorsim.tui.screens.base_screen import Dialog
from floorsim.tui.settings import Settings

if TYPE_CHECKING:
    from textual.screen import Screen


class DeskTestApp(FloorsimApp):
    """Takes one candidate through a sitting.

    Args:
        sitting: where every decision, choice and text goes.
        settings: how it looks.
        monotonic, wall: the clocks of the machine, in seconds; tests give their own.
    """

    BINDINGS = [PAUSING]

    def __init__(
        self,
        sitting: Sitting,
        settings: Settings,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        complaints: Sequence[str] = (),
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.sitting = sitting
        self.wall = wall
        self._question = Question()
        self._let_go = False
        self.sealed: Path | None = None
        """The result's file, once there is one."""
        super().__init__(
            None,
            settings,
            opening=lambda app: self.turn(self._gaps()),
            complaints=complaints,
            monotonic=monotonic,
            environ=environ,
        )

    def make_play(self, pacer: Pacer) -> SittingPlay:
        return SittingPlay(self, pacer)

    def first_screen(self) -> Screen[None]:
        return Ground()

    def turn(self, notes: Sequence[str] = ()) -> None:
        """Show the stage that the sitting is at; `notes` are what has to be said first."""
        self.play.go_home()
        if self.sitting.stage == "exercise":
            self.sitting_play.begin()
        else:
            self.play.session, self.view = None, None
        self.push_screen(screen_of(self.sitting, notes))
        if self.sitting.stage == "exercise" and notes:
            self.call_after_refresh(self.tell, " ".join(notes), wrong=True, held=True)
        if self.sitting.paused_s is not None:
            self.push_screen(ThinkingDialog())
        self.mind_size(self.size)

    @property
    def sitting_play(self) -> SittingPlay:
        """What plays the floor."""
        assert isinstance(self.play, SittingPlay)
        return self.play

    def do(self, what: Callable[[], object]) -> None:
        """Do something to the sitting and show the stage that it leads to, or say why it can't be done."""
        with self.telling():
            what()
            self.turn()

    def _gaps(self) -> tuple[str, ...]:
        """What to say of a time in which floorsim was closed though the clock of an exercise ran."""
        gap = self.sitting.gap
        if gap is None:
            return ()
        title = next(one.title for one in self.sitting.introduction.test.exercises if one.id == gap.exercise)
        return (gap_words(gap, "" if self.sitting.exercise is not None else title),)

    def keep(self, *, at_once: bool = False) -> None:
        """Keep what was typed; every change without waiting for a pause where `at_once`."""
        for screen in self.screen_stack:
            if isinstance(screen, InExercise):
                screen.keep(at_once=at_once)

    def show_time(self) -> None:
        """Show how much time is left."""
        for screen in self.screen_stack:
            # One that is being opened or closed has not all of its parts.
            with suppress(NoMatches):
                if isinstance(screen, InExercise):
                    screen.show_time()
                elif isinstance(screen, Dialog):
                    screen.draw_frame()

    def tell(self, sentence: str, *, wrong: bool = False, held: bool = False) -> None:
        """Say something in rows of its own where the screen has them, else in passing.

        The next key clears it; `held` is for what came unasked, which stays some seconds whatever is typed.
        """
        panel = self._panel
        if panel is None:
            super().tell(sentence, wrong=wrong)
        else:
            panel.say(sentence, wrong=wrong, held_to_s=self.play.pacer.now() + HELD_S if held else 0.0)

    @property
    def _panel(self) -> SayPanel | None:
        """The rows of the screen in which something is said."""
        return next(iter(self.screen.query(SayPanel)), None) if self.screen_stack else None

    def time_is_up(self) -> None:
        """Go on from an exercise whose time has run out."""
        self.turn((TIME_WAS_UP,))

    def asks(self, what: str, sentence: str) -> bool:
        """Ask once whether something is meant; return True when it is asked for again at once."""
        if self._question.answered == what:
            return False
        self._question.ask(what, self.play.pacer.now() + HELD_S)
        self.tell(sentence, wrong=True)
        return True

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            panel, now_s = self._panel, self.play.pacer.now()
            self._question.take_key(now_s, stands=panel is not None and bool(panel.rows))
            if panel is not None:
                panel.unsay(now_s)
        await super().on_event(event)

    def action_think(self) -> None:
        """Begin a thinking pause, whatever is open over the exercise."""
        if self.sitting.exercise is None or self.sitting.paused_s is not None:
            return
        if not self.sitting.pauses_left:
            self.tell("You have no thinking pause.")
            return
        self.keep(at_once=True)
        with self.telling():
            self.sitting.pause()
            self.push_screen(ThinkingDialog())

    async def action_quit(self) -> None:
        """Leave; while the clock of an exercise runs only after a question."""
        sitting = self.sitting
        if sitting.stage == "exercise":
            left = remaining_words(sitting.remaining_s())
            if self.asks("leave", f"Leave? All is kept, but the clock goes on: {left}. ctrl+q again leaves."):
                return
        self.leave(ExitCode.DONE)

    def let_go_of_sitting(self) -> None:
        """Keep what was typed last and close the sitting, once."""
        if self._let_go:
            return
        self._let_go = True
        try:
            if self.sitting.stage == "exercise":
                self.keep(at_once=True)
        finally:
            self.sitting.close()
