"""A screen under test: the application over hand-made parts, with a clock that moves when told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.pilot import Pilot

from floorsim.present.entries import RunEntry
from floorsim.tui.app import FloorsimApp
from floorsim.tui.settings import Settings
from tests.tui.scripted_session import HandClock, ScriptedLibrary, ScriptedSession

SMALL = (80, 24)
LARGE = (120, 40)
HUGE = (200, 50)


@dataclass
class Playing:
    """Everything a test looks at."""

    app: FloorsimApp
    pilot: Pilot[None]
    session: ScriptedSession
    library: ScriptedLibrary
    clock: HandClock

    async def press(self, *keys: str) -> None:
        """Press keys one by one and let the screen settle."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def until(self, words: str) -> None:
        """Let the screen settle until it shows these words, a few times at most."""
        for _ in range(30):
            if words in self.text:
                return
            await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*text)

    async def settle(self) -> None:
        """Let work in threads come to its end, and what it found be shown."""
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def seconds_pass(self, seconds: float) -> None:
        """Let real time pass, and the application's timer go off once."""
        self.clock.pass_(seconds)
        await self.app.play.tick()
        await self.pilot.pause()

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return screen_text(self.app)

    @property
    def shown(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__


def screen_text(app: FloorsimApp) -> str:
    """Return the terminal's rows, without the blanks at their ends."""
    rows = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)


@asynccontextmanager
async def playing(
    session: ScriptedSession | None = None,
    *,
    size: tuple[int, int] = SMALL,
    settings: Settings | None = None,
    runs: Sequence[RunEntry] = (),
    on_floor: bool = True,
    opening: Callable[[FloorsimApp], None] | None = None,
    notes: bool = False,
) -> AsyncIterator[Playing]:
    """Start the application at home, or on the floor of a run whose clock is running.

    With `notes` what is told in passing is shown, as it is outside of tests.
    """
    library = ScriptedLibrary(session, runs)
    clock = HandClock()
    app = FloorsimApp(library, settings or Settings(speed=60.0), monotonic=clock, opening=opening)
    async with app.run_test(size=size, notifications=notes) as pilot:
        await pilot.pause()
        playing = Playing(app, pilot, library.session, library, clock)
        if on_floor:
            await playing.press("enter", "enter")
        yield playing
