"""The application: one clock, one view of the floor, a stack of screens."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen

from floorsim.desk.view import FloorView
from floorsim.errors import ExitCode, FloorsimError, UsageError
from floorsim.play.pacing import Pacer
from floorsim.play.run_library import RunLibrary
from floorsim.play.settings_file import save_settings
from floorsim.play.stop_kinds import StopKind
from floorsim.present.entries import ScenarioEntry
from floorsim.present.found_rows import Sort
from floorsim.present.glyphs import GlyphSet, drawn
from floorsim.printable import printable
from floorsim.tui.moving import as_arrow
from floorsim.tui.play import Play
from floorsim.tui.rebinding import key_complaints
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.settings import Settings, load_settings
from floorsim.tui.terminal import Continuing, leave_on_signals, require_terminal
from floorsim.tui.themes import LOOKS, PLAIN, Look, textual_theme
from floorsim.tui.way_round import WayRound

if TYPE_CHECKING:
    from floorsim.play.workbench.bench import Bench

TICKS_PER_S = 4.0
TICKS_PER_S_OVER_SSH = 2.0

SMALLEST = (80, 24)
"""Columns and rows that every screen needs."""


class FloorsimApp(App[None]):
    """floorsim in a terminal.

    Args:
        library: the scenarios and stored runs; None where no run is chosen, as in a desk test.
        settings: how it looks and behaves.
        opening: what to open over the home screen: a scenario's briefing, or an unfinished run.
        complaints: what was wrong in the settings file, to be told at the start.
        monotonic: the one clock, in seconds; tests give their own.
        environ: where `SSH_CONNECTION` is looked for.
    """

    CSS = """
    Input { border: none; height: 1; padding: 0 1; background: $surface; color: $foreground; }
    Input:focus { border: none; background: $surface; }
    TextArea { border: none; padding: 0 1; background: $surface; color: $foreground; }
    TextArea:focus { border: none; }
    Toast { border: none; padding: 0 1; background: $surface; color: $foreground; width: auto; max-width: 76;
            margin: 0; }
    ToastRack { dock: top; align: right bottom; margin: 0; scrollbar-size: 0 0; }
    HomeScreen ToastRack { align: right top; }
    Toast.-error { border: none; color: $warning; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [Binding("ctrl+q", "quit", "Leave floorsim", id="quit", priority=True)]

    view: reactive[FloorView | None] = reactive(None, repaint=False)
    """What can be seen of the floor now; every panel draws from it, and repaints only what changed."""

    def __init__(
        self,
        library: RunLibrary | None,
        settings: Settings,
        *,
        opening: Opening | None = None,
        complaints: Sequence[str] = (),
        monotonic: Callable[[], float] = time.monotonic,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") is not None else None)
        self._library = library
        self.settings = settings
        self.play = self.make_play(Pacer(monotonic))
        self.defect: Exception | None = None
        self.way_round = WayRound(self)
        self._opening = opening
        self._takes_keys = False
        self._complaints = tuple(complaints)
        self._ticks_per_s = TICKS_PER_S_OVER_SSH if (environ or {}).get("SSH_CONNECTION") else TICKS_PER_S
        for look in LOOKS.values():
            self.register_theme(textual_theme(look))
        self.theme = self.look.theme_name
        self.set_keymap(dict(settings.keys))

    def make_play(self, pacer: Pacer) -> Play:
        """Return what plays the open run."""
        return Play(self, pacer)

    def first_screen(self) -> Screen[None]:
        """Return the screen over which everything else opens."""
        from floorsim.tui.screens.home import HomeScreen

        return HomeScreen()

    @property
    def library(self) -> RunLibrary:
        """The scenarios and stored runs.

        Raises:
            UsageError: there are none here.
        """
        if self._library is None:
            raise UsageError("There are no other runs in a desk test.")
        return self._library

    @cached_property
    def scenarios(self) -> Sequence[ScenarioEntry]:
        """The scenarios that can be found by name, read once."""
        return () if self._library is None else self._library.scenarios()

    @property
    def look(self) -> Look:
        """The theme; without colours when the terminal is to show none (NO_COLOR)."""
        return PLAIN if self.no_color else LOOKS[self.settings.theme]

    @property
    def glyphs(self) -> GlyphSet:
        """The symbols that may be drawn."""
        return self.settings.glyphs

    def on_mount(self) -> None:
        self.push_screen(self.first_screen())
        self.call_after_refresh(self._open)
        self._stand_signals()
        for complaint in (*self._complaints, *key_complaints(self.settings.keys)):
            self.tell(complaint, wrong=True)
        self.set_interval(1 / self._ticks_per_s, self.play.tick)

    def _open(self) -> None:
        """Show what was asked for; keys that were typed before it can be seen mean nothing."""
        if self._opening is not None:
            self._opening(self)
            self._takes_keys = True

    def home_is_drawn(self) -> None:
        """Take keys from now on, unless something else is about to open."""
        if self._opening is None:
            self._takes_keys = True

    def open_in_a_moment(self, opens: Callable[[], object]) -> None:
        """Open what takes seconds, once what says so is drawn; what is typed meanwhile means nothing."""
        self._takes_keys = False

        def now() -> None:
            try:
                opens()
            finally:
                self.call_later(self._take_keys)  # behind the keys that wait already

        self.call_after_refresh(now)

    def _take_keys(self) -> None:
        self._takes_keys = True

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.MouseEvent) and not self._takes_keys:
            return
        if isinstance(event, events.Key) and not event.is_forwarded:
            if self.way_round.takes(event):
                return
            if self.settings.hjkl:
                event = as_arrow(event, self.screen)
        elif isinstance(event, events.MouseDown):
            self.way_round.forget()
        await super().on_event(event)

    def _stand_signals(self) -> None:
        """Let a signal to end keep the run and restore the terminal, as leaving does."""
        if self.is_headless or self._driver is None:
            return
        leave_on_signals(self.leave)
        Continuing(
            self._driver.write, self.settings.mouse, lambda: self.call_later(self.screen.refresh, layout=True)
        ).install()

    def run_to_the_end(self) -> int:
        """Run until the user leaves, let go of what is open, and return the exit status.

        Raises:
            Exception: a defect of floorsim's own, after the terminal is as it was and what is open is kept.
        """
        try:
            self.run(mouse=self.settings.mouse)
        finally:
            self.play.let_go()
        if self.defect is not None:
            raise self.defect
        return self.return_code or 0

    def leave(self, status: int) -> None:
        """Leave with an exit status; a run that is open is saved first."""
        try:
            self.play.close_session()
        except FloorsimError as error:
            self.defect = error
        self.exit(return_code=status)

    def change_settings(self, **changes: str | bool | frozenset[StopKind]) -> None:
        """Take new settings at once and keep these, and no others, for the next time."""
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        self.theme = self.look.theme_name
        for screen in self.screen_stack:
            for panel in screen.query("*"):
                panel.refresh()
            for pick_list in screen.query(PickList):
                pick_list.draw_anew()
        written: dict[str, str | bool | list[str]] = {
            name: [*sorted(value)] if isinstance(value, frozenset) else value
            for name, value in changes.items()
        }
        if complaint := save_settings(written):
            self.tell(complaint, wrong=True)

    def tell(self, sentence: str, *, wrong: bool = False) -> None:
        """Say something in passing; what is said again takes the place of what stands there already."""
        self.withdraw(sentence)
        self.notify(
            drawn(printable(sentence), self.glyphs),
            severity="error" if wrong else "information",
            markup=False,
            timeout=8,
        )

    def withdraw(self, sentence: str) -> None:
        """Take back what was said in passing, if it still stands there: it is no longer true."""
        words = drawn(printable(sentence), self.glyphs)
        for note in [one for one in self._notifications if one.message == words]:
            self._unnotify(note)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Say in passing why something in this block cannot be done, and go on behind it."""
        try:
            yield
        except FloorsimError as error:
            self.tell(str(error), wrong=True)

    def open_help(self) -> None:
        """Open help for the screen that is shown, unless help is open already."""
        from floorsim.tui.screens.help_dialog import HelpDialog

        if not any(isinstance(one, HelpDialog) for one in self.screen_stack):
            self.push_screen(HelpDialog(self.screen))

    def open_palette(self, asked: str = "", only: Sort | None = None) -> None:
        """Open the list of everything that has a name, or of one sort, with these letters typed, unless it is
        open already."""
        from floorsim.tui.screens.palette_dialog import PaletteDialog

        if not any(isinstance(one, PaletteDialog) for one in self.screen_stack):
            self.push_screen(PaletteDialog(self.screen, asked, only))

    def open_workbench(self, bench: Bench) -> None:
        """Open a scenario file on the trainer's workbench."""
        from floorsim.tui.workbench.screen import WorkbenchScreen
        from floorsim.tui.workbench.work import BenchWork

        self.push_screen(WorkbenchScreen(BenchWork(self, bench)))

    def on_resize(self, event: events.Resize) -> None:
        self.mind_size(event.size)

    def mind_size(self, size: Size) -> None:
        """Show a screen that says so, in place of all others, while the terminal is too small for them."""
        from floorsim.tui.screens.too_small import TooSmallScreen

        small = size.width < SMALLEST[0] or size.height < SMALLEST[1]
        shown = isinstance(self.screen, TooSmallScreen)
        if small and not shown:
            self.push_screen(TooSmallScreen())
        elif not small and shown:
            self.pop_screen()

    def _handle_exception(self, error: Exception) -> None:
        """Keep the defect for the caller, who logs it; a traceback here would print people's names."""
        if self.defect is None:
            self.defect = error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave at once and show nothing."""
        self._close_messages_no_wait()

    async def action_quit(self) -> None:
        """Leave floorsim; a run that is open is saved first."""
        self.leave(ExitCode.DONE)


Opening = Callable[[FloorsimApp], object]


def _opening(
    library: RunLibrary, scenario: str | None, seed: int | None, resume: str | None, workbench: str | None
) -> Opening | None:
    """Find what is to be opened while a mistake can still be told on the command line."""
    if workbench is not None:
        bench = library.workbench(workbench)
        return lambda app: app.open_workbench(bench)
    if resume is not None:
        session = library.resume(resume or None)
        return lambda app: app.play.open_floor(session, paused=True, replace=False)
    if scenario is not None:
        from floorsim.tui.screens.briefing import BriefingScreen

        briefing = library.brief(scenario, seed)
        return lambda app: app.push_screen(BriefingScreen(briefing))
    return None


def run_app(
    *,
    scenario: str | None = None,
    seed: int | None = None,
    speed: float | None = None,
    resume: str | None = None,
    workbench: str | None = None,
    theme: str | None = None,
    glyphs: str | None = None,
    mouse: bool | None = None,
    allow_outside: bool = False,
) -> int:
    """Open floorsim in the terminal and return the exit status once the user leaves.

    Args:
        scenario: the name or path of a scenario whose briefing opens; without it, the home screen.
        seed: the briefing's seed; without it one is drawn.
        speed: simulated seconds per second, 1 to 300.
        resume: the id of an unfinished run to continue; `""` means the latest.
        workbench: the path of a scenario file whose workbench opens.
        theme, glyphs, mouse: settings for this time; None leaves them as they are set.
        allow_outside: whether the scenario may name files outside its own folder.

    Raises:
        FloorsimError: there is no terminal, no such scenario or run, or the store can't be opened.
        Exception: a defect of floorsim's own, after the terminal is as it was and the run is kept.
    """
    from floorsim.play.stored_run_library import StoredRunLibrary
    from floorsim.store import open_store

    require_terminal()
    settings, complaints = load_settings({"theme": theme, "glyphs": glyphs, "speed": speed, "mouse": mouse})
    with open_store() as store:
        library = StoredRunLibrary(store, settings.speed, allow_outside=allow_outside)
        opening = _opening(library, scenario, seed, resume, workbench)
        app = FloorsimApp(library, settings, opening=opening, complaints=complaints, environ=os.environ)
        return app.run_to_the_end()
