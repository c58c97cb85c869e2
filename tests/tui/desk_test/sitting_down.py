"""A desk test on the screen under test, over a sitting whose clock moves when told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from textual.pilot import Pilot

from floorsim.desktest.package.accommodations import Accommodations
from floorsim.play.desk_test.sitting import Stage
from floorsim.tui.desk_test.app import DeskTestApp, settings_for
from floorsim.tui.settings import Settings
from tests.tui.desk_test.scripted_sitting import ScriptedSitting
from tests.tui.playing import SMALL, screen_text
from tests.tui.scripted_session import HandClock


@dataclass
class SittingDown:
    """Everything a test looks at."""

    app: DeskTestApp
    pilot: Pilot[None]
    sitting: ScriptedSitting
    clock: HandClock

    async def press(self, *keys: str) -> None:
        """Press keys one by one and let the screen settle."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()
        await self.pilot.pause()

    async def seconds_pass(self, seconds: float) -> None:
        """Let real time pass, and the application's timer go off once."""
        self.clock.pass_(seconds)
        await self.app.play.tick()
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> bool:
        """Let the screen settle until something holds, some times at most; return whether it does."""
        for _ in range(30):
            if holds():
                return True
            await self.pilot.pause()
        return holds()

    async def noted(self, words: str) -> str:
        """Return the latest note in passing, once it begins with these words."""

        def notes() -> list[str]:
            return [note.message for note in self.app._notifications]

        await self.until(lambda: bool(notes()) and notes()[-1].startswith(words))
        return "".join(notes()[-1:])

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return screen_text(self.app)

    @property
    def words(self) -> str:
        """The same on one line."""
        return " ".join(self.text.split())

    @property
    def shown(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__


@asynccontextmanager
async def sitting_down(
    *kinds: str,
    stage: Stage = "between",
    size: tuple[int, int] = SMALL,
    given: Accommodations | None = None,
    sitting: ScriptedSitting | None = None,
    begin: bool = True,
    own: Settings | None = None,
) -> AsyncIterator[SittingDown]:
    """Start the desk test at a stage; at `between` the first exercise is begun unless `begin` says no."""
    clock = HandClock() if sitting is None else sitting.clock
    sitting = sitting or ScriptedSitting(clock, *kinds, stage=stage, given=given)
    settings = settings_for(own or Settings(), sitting.introduction.accommodations)
    app = DeskTestApp(sitting, settings, monotonic=clock, wall=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        down = SittingDown(app, pilot, sitting, clock)
        if begin and sitting.stage == "between":
            await down.press("end", "enter")
        yield down
