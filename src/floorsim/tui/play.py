"""Playing: when the clock runs, how fast, and what opens over the floor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from floorsim.desk.decision import Decision
from floorsim.errors import FloorsimError
from floorsim.floor.view import FloorView
from floorsim.tui.figures import clock
from floorsim.tui.screens.face import Card

if TYPE_CHECKING:
    from textual.screen import Screen

    from floorsim.tui.pacing import Pacer
    from floorsim.tui.session import Briefing, Session, Shelf
    from floorsim.tui.settings import Settings

STEP_S = 60.0
"""How far `.` goes."""

LEAP_S = 300.0
"""How far `>` goes when nothing happens."""

LOOK_EVERY_S = 5.0
"""How closely `>` watches for something to happen."""


class PlayActions:
    """The part of the application that plays a run."""

    if TYPE_CHECKING:
        session: Session | None
        shelf: Shelf
        settings: Settings
        pacer: Pacer
        paused: bool
        view: FloorView | None

        @property
        def screen(self) -> Screen[object]: ...
        @property
        def screen_stack(self) -> list[Screen[object]]: ...
        def push_screen(self, screen: Any) -> Any: ...
        def pop_screen(self) -> Any: ...
        def switch_screen(self, screen: Any) -> Any: ...
        def tell(self, sentence: str, *, wrong: bool = False) -> None: ...
        def look_again(self) -> None: ...

    def why_held(self) -> str | None:
        """Return in a word or two why the clock stands still, or None while it runs."""
        from floorsim.tui.floor.floor_screen import FloorScreen
        from floorsim.tui.screens.too_small import TooSmallScreen

        if self.session is None or self.session.ended:
            return "ended"
        if isinstance(self.screen, TooSmallScreen):
            return "terminal too small"
        if self.paused:
            return "paused"
        if not isinstance(self.screen, FloorScreen) and (
            self.settings.pause_in_forms or not isinstance(self.screen, Card)
        ):
            return "form open"
        return None

    def clock_words(self) -> str:
        """Return for a card over the floor whether the clock stands still."""
        if self.session is None:
            return ""
        moment = clock(self.session.now_s, seconds=True)
        if self.session.ended:
            return f"ended {moment}"
        held = self.paused or self.settings.pause_in_forms
        return f"‖ clock stands at {moment}" if held else f"▶ clock runs, opened {moment}"

    def brief(self, scenario: str, seed: int | None) -> None:
        """Open a scenario's briefing."""
        from floorsim.tui.screens.briefing import BriefingScreen

        try:
            briefing = self.shelf.brief(scenario, seed)
        except FloorsimError as error:
            self.tell(str(error), wrong=True)
            return
        self.push_screen(BriefingScreen(briefing))

    def start_run(self, briefing: Briefing) -> None:
        """Start the clock of the run that was briefed."""
        try:
            session = self.shelf.start(briefing)
        except FloorsimError as error:
            self.tell(str(error), wrong=True)
            return
        self.open_floor(session, paused=False, replace=True)

    def resume_run(self, run_id: str | None) -> None:
        """Go on with an unfinished run; it opens paused."""
        try:
            session = self.shelf.resume(run_id)
        except FloorsimError as error:
            self.tell(str(error), wrong=True)
            return
        self.open_floor(session, paused=True, replace=False)

    def open_floor(self, session: Session, *, paused: bool, replace: bool) -> None:
        """Show a run's floor, in place of the briefing or over home."""
        from floorsim.tui.floor.floor_screen import FloorScreen

        self.session, self.paused = session, paused
        self.pacer.rest()
        self.look_again()
        if session.ended:
            self.open_end()
        elif replace:
            self.switch_screen(FloorScreen())
        else:
            self.push_screen(FloorScreen())

    def open_end(self) -> None:
        """Go from the floor to the four questions, and on to the scores."""
        from floorsim.tui.floor.floor_screen import FloorScreen
        from floorsim.tui.screens.reflection import ReflectionScreen

        if isinstance(self.screen, FloorScreen):
            self.switch_screen(ReflectionScreen())
        else:
            self.push_screen(ReflectionScreen())

    def close_session(self) -> None:
        """Save the open run and let go of it."""
        session, self.session = self.session, None
        if session is not None:
            session.close()

    def leave_run(self) -> None:
        """Save the run and go home."""
        try:
            self.close_session()
        except FloorsimError as error:
            self.tell(str(error), wrong=True)
        self.view = None
        self.go_home()

    def go_home(self) -> None:
        """Close everything that is open over the home screen."""
        from floorsim.tui.screens.home import HomeScreen

        while not isinstance(self.screen, HomeScreen):
            self.pop_screen()

    def back_to_floor(self) -> None:
        """Close everything that is open over the floor."""
        while isinstance(self.screen, Card):
            self.pop_screen()

    def take(self, decision: Decision) -> bool:
        """Take a decision; say why if it is refused."""
        if self.session is None:
            return False
        try:
            self.session.decide(decision)
        except FloorsimError as error:
            self.tell(str(error), wrong=True)
            return False
        self.look_again()
        return True

    async def step(self) -> None:
        """Go on one minute and stand still."""
        if self.session is None:
            return
        self.paused = True
        await self.pacer.leap(self.session, self.session.now_s + STEP_S, lambda: False, STEP_S)
        self.look_again()

    async def leap(self) -> None:
        """Go on to the next thing that happens to the supervisor, five minutes at most, and stand still."""
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
        self.look_again()

    def open_form(self, kind: type[Decision], preset: Mapping[str, Any] | None = None) -> None:
        """Open the form of a kind of decision over the floor."""
        from floorsim.tui.forms.form_card import FormCard

        if self.session is not None:
            self.push_screen(FormCard(self.session, kind, preset or {}))

    def open_help(self) -> None:
        """Open help for the screen that is shown."""
        from floorsim.tui.screens.help import HelpCard

        if not isinstance(self.screen, HelpCard):
            self.push_screen(HelpCard(self.screen))

    def open_palette(self) -> None:
        """Open the list of everything that can be done, by name."""
        from floorsim.tui.screens.palette import PaletteCard

        if not isinstance(self.screen, PaletteCard):
            self.push_screen(PaletteCard(self.screen))


def something_happened(before: FloorView, after: FloorView) -> bool:
    """Return whether the supervisor would look up: a new or missed item, news, or their own work done."""
    if {(item.id, item.state) for item in after.inbox} != {(item.id, item.state) for item in before.inbox}:
        return True
    if sum(entry.kind == "news" for entry in after.log) != sum(entry.kind == "news" for entry in before.log):
        return True
    return (after.own_time.doing, after.own_time.queued) != (before.own_time.doing, before.own_time.queued)
