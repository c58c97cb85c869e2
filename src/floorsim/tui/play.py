"""Playing: when the clock runs, how fast, and what opens over the floor."""

from __future__ import annotations

from collections.abc import Mapping, Set
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from floorsim.desk.decisions.decision import Decision
from floorsim.errors import FloorsimError
from floorsim.play.attention import something_happened
from floorsim.tui.screens.base_screen import Dialog
from floorsim.wording.times import clock

if TYPE_CHECKING:
    from floorsim.play.pacing import Pacer
    from floorsim.play.session import Session
    from floorsim.present.briefing import Briefing
    from floorsim.tui.app import FloorsimApp

STEP_S = 60.0
"""How far `.` goes."""

LEAP_S = 300.0
"""How far `>` goes when nothing happens."""

LOOK_EVERY_S = 5.0
"""How closely `>` watches for something to happen."""


class Play:
    """The run that is open, its clock, and the way between the screens that play it."""

    def __init__(self, app: FloorsimApp, pacer: Pacer) -> None:
        self._app = app
        self.pacer = pacer
        self.session: Session | None = None
        self.paused = False
        self._ticking = False
        self._stored_s = -1.0
        self.read: dict[str, float] = {}
        """Up to when each message that was opened has been read; those of a resumed run count as read."""
        self.unkept: str | None = None
        """Why the result of the run that has ended is not stored; None while there is nothing to store."""

    async def tick(self) -> None:
        """Let the floor catch up with the clock, and show it."""
        leaving = not self._app.screen_stack
        if self.session is None or self._ticking or leaving:
            return
        if self.why_held() is not None:
            self.pacer.rest()
            return
        self._ticking = True
        try:
            await self.pacer.play(self.session)
        finally:
            self._ticking = False
        self._checkpoint()
        self.look_again()

    def _checkpoint(self) -> None:
        """Store how far the run has come; if that fails, pause and say so."""
        try:
            if self.session is not None and self.session.now_s != self._stored_s:
                self.session.checkpoint()
                self._stored_s = self.session.now_s
        except FloorsimError as error:
            self.paused = True
            self._app.tell(str(error), wrong=True)

    def look_again(self) -> None:
        """Show the floor as it is at this moment."""
        if self.session is not None:
            self._app.view = self.session.observe()

    def why_held(self) -> str | None:
        """Return in a word or two why the clock is paused, or None while it runs."""
        from floorsim.tui.floor.floor_screen import FloorScreen
        from floorsim.tui.screens.too_small import TooSmallScreen

        if self.session is None or self.session.ended:
            return "ended"
        if isinstance(self._app.screen, TooSmallScreen):
            return "terminal too small"
        if self.paused:
            return "paused"
        if not isinstance(self._app.screen, FloorScreen) and (
            self._app.settings.pause_in_forms or not isinstance(self._app.screen, Dialog)
        ):
            return "paused while this is open"
        return None

    def clock_words(self) -> str:
        """Return for a dialog over the floor whether the clock is paused."""
        if self.session is None:
            return ""
        moment = clock(self.session.now_s, seconds=True)
        if self.session.ended:
            return f"ended {moment}"
        held = self.paused or self._app.settings.pause_in_forms
        return f"‖ clock paused at {moment}" if held else f"▶ clock runs, opened {moment}"

    def brief(self, scenario: str, seed: int | None) -> None:
        """Open a scenario's briefing."""
        from floorsim.tui.screens.briefing import BriefingScreen

        briefing = self.briefed(scenario, seed)
        if briefing is not None:
            self._app.push_screen(BriefingScreen(briefing))

    def briefed(self, scenario: str, seed: int | None) -> Briefing | None:
        """Return the briefing of a scenario by name or path, or None once it is said why there is none."""
        try:
            return self._app.library.brief(scenario, seed)
        except FloorsimError as error:
            self._app.tell(str(error), wrong=True)
            return None

    def start_run(self, briefing: Briefing) -> None:
        """Start the clock of the run that was briefed."""
        try:
            session = self._app.library.start(briefing)
        except FloorsimError as error:
            self._app.tell(str(error), wrong=True)
            return
        self.open_floor(session, paused=False, replace=True)

    def resume_run(self, run_id: str | None) -> None:
        """Continue an unfinished run; it opens paused."""
        try:
            session = self._app.library.resume(run_id)
        except FloorsimError as error:
            self._app.tell(str(error), wrong=True)
            return
        self.open_floor(session, paused=True, replace=False)

    def open_floor(self, session: Session, *, paused: bool, replace: bool) -> None:
        """Show a run's floor, in place of the briefing or over home."""
        from floorsim.tui.floor.floor_screen import FloorScreen

        self.session, self.paused = session, paused
        self.pacer.speed = self._app.settings.speed or session.briefing.speed
        self.pacer.rest()
        self.read = {} if replace else {item.id: item.at_s for item in session.observe().inbox}
        self.look_again()
        if replace:
            self._app.switch_screen(FloorScreen())
        else:
            self._app.push_screen(FloorScreen())

    def open_end(self) -> None:
        """Go from the floor to the four questions, and from there on to the scores."""
        from floorsim.tui.screens.reflection import ReflectionScreen

        self._app.switch_screen(ReflectionScreen())

    @property
    def answering(self) -> Set[str]:
        """Ids of the messages that are about to be answered."""
        return frozenset() if self.session is None else self.session.answering()

    def keep_result(self) -> None:
        """Store the scores of a run that has ended, and what was written about it, or note why not."""
        try:
            if self.session is not None:
                self.session.keep_result()
            self.unkept = None
        except FloorsimError as error:
            self.unkept = str(error)

    def close_session(self) -> None:
        """Save the open run, with a result that could not be stored before, and let go of it."""
        session, self.session = self.session, None
        unkept, self.unkept = self.unkept, None
        if session is None:
            return
        try:
            if unkept is not None:
                session.keep_result()
        finally:
            session.close()

    def let_go(self) -> None:
        """Let go of a run after a crash; what was stored before stays, and the crash is what matters."""
        with suppress(FloorsimError):
            self.close_session()

    def leave_run(self) -> None:
        """Save the run and go home."""
        try:
            self.close_session()
        except FloorsimError as error:
            self._app.tell(str(error), wrong=True)
        self._app.view = None
        self.go_home()

    def go_home(self) -> None:
        """Close everything that is open over the home screen."""
        from floorsim.tui.screens.home import HomeScreen

        while not isinstance(self._app.screen, HomeScreen):
            self._app.pop_screen()

    def back_to_floor(self) -> None:
        """Close everything that is open over the floor."""
        while isinstance(self._app.screen, Dialog):
            self._app.pop_screen()

    def take(self, decision: Decision) -> bool:
        """Take a decision; say why if it is refused."""
        if self.session is None:
            return False
        try:
            self.session.decide(decision)
        except FloorsimError as error:
            self._app.tell(str(error), wrong=True)
            return False
        self.look_again()
        return True

    async def step(self) -> None:
        """Go forward one minute and pause."""
        if self.session is None:
            return
        self.paused = True
        await self.pacer.leap(self.session, self.session.now_s + STEP_S, lambda: False, STEP_S)
        self._checkpoint()
        self.look_again()

    async def leap(self) -> None:
        """Go forward to the next thing that happens to the supervisor, five minutes at most, and pause."""
        if self.session is None:
            return
        session, before = self.session, self.session.observe()
        self.paused = True
        await self.pacer.leap(
            session,
            session.now_s + LEAP_S,
            lambda: something_happened(before, session.observe()),
            LOOK_EVERY_S,
        )
        self._checkpoint()
        self.look_again()

    def open_form(self, kind: type[Decision], preset: Mapping[str, Any] | None = None) -> None:
        """Open the form of a kind of decision over the floor."""
        from floorsim.tui.forms.form_dialog import FormDialog

        if self.session is not None:
            self._app.push_screen(FormDialog(self.session, kind, preset or {}))
