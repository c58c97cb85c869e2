"""The floor of a desk test: the sitting moves its time, and nothing stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.desk.decisions.decision import Decision
from floorsim.errors import FloorsimError
from floorsim.play.pacing import Pacer
from floorsim.present.desk_test.remaining import remaining_span, time_told
from floorsim.present.duty_choices import asked_for
from floorsim.tui.play import Play
from floorsim.tui.travel import NOT_IN_A_TEST
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.view import FloorView
    from floorsim.tui.desk_test.app import DeskTestApp

LAST_SECONDS = 2.0
"""Real seconds before the end from which every change is kept at once (D)."""


class SittingPlay(Play):
    """Plays what the sitting has open."""

    is_test = True

    def __init__(self, app: DeskTestApp, pacer: Pacer) -> None:
        super().__init__(app, pacer)
        self._test_app = app
        self._left_s = 0.0
        self._trouble = ""

    def begin(self) -> None:
        """Look at the exercise that is open now."""
        sitting = self._test_app.sitting
        live = sitting.exercise is not None and sitting.exercise.kind == "live_floor"
        self.session = sitting.floor() if live else None
        self._asked, self.recent_kinds, self._left_s = set(), [], sitting.remaining_s()
        self._app.view = None if self.session is None else self.session.observe()

    async def tick(self) -> None:
        """Keep what was typed, let the sitting's time pass, show it."""
        sitting = self._test_app.sitting
        if not self._app.screen_stack or sitting.stage != "exercise":
            return
        try:
            left_s = sitting.remaining_s()
            self._test_app.keep(at_once=left_s < LAST_SECONDS)
            over = sitting.tick()
        except FloorsimError as error:
            self._say_once(str(error))
            return
        if sitting.trouble is not None:
            self._say_once(sitting.trouble)
        else:
            self._trouble = ""
        if over:
            self._test_app.time_is_up()
            return
        told, self._left_s = time_told(self._left_s, left_s), left_s
        if told:
            self._test_app.tell(told, wrong=True, held=True)
        if self.session is not None:
            view = self.session.observe()
            self._app.view = view
            self._sit_down(view)
            self._tell_of_duty(view)
        self._test_app.show_time()

    def _say_once(self, trouble: str) -> None:
        """Say what went wrong, though it goes wrong at every tick."""
        if trouble != self._trouble:
            self._trouble = trouble
            self._test_app.tell(trouble, wrong=True, held=True)

    def _tell_of_duty(self, view: FloorView) -> None:
        """Say that a fixed duty is about to begin; nothing opens by itself while the clock runs."""
        row = asked_for(view)
        if row is not None and (row.key, row.starts_s) not in self._asked:
            self._asked.add((row.key, row.starts_s))
            key = self._app.settings.keys.get("go.time", "T")
            self._app.tell(f"{time_of_day(row.starts_s)} {row.doing}. {key}: my time, to change it.")

    def why_held(self) -> str | None:
        return None if self._test_app.sitting.paused_s is None else "thinking pause"

    def clock_words(self, noun: str) -> str:
        sitting = self._test_app.sitting
        if sitting.stage != "exercise":
            return ""
        return remaining_span(sitting.remaining_s(), paused=sitting.paused_s is not None)[0]

    def real_left_s(self) -> float | None:
        return self._test_app.sitting.remaining_s()

    def pause(self, *, because: str | None = None) -> None:
        """Leave the clock running: what pauses elsewhere does not here."""

    def take(self, decision: Decision, *, quiet: bool = False) -> bool:
        """Take a decision and say so, since it can't be undone."""
        taken = super().take(decision, quiet=quiet)
        if taken and not quiet:
            self._app.tell("Decided.")
        return taken

    def undo(self) -> None:
        self._app.tell(f"Undo: {NOT_IN_A_TEST}")

    async def run_to(self, to_s: float) -> None:
        """Let the sitting's time come there by itself."""
        self.look_again()

    def close_session(self) -> None:
        """Let go of the sitting with everything that was typed."""
        self._test_app.let_go_of_sitting()
