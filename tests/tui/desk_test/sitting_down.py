"""A desk test on the screen under test, over a candidate's own sitting in a folder that goes afterwards."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from textual.pilot import Pilot

from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.sealed import SealedPackage, sealed_from_text, sealed_text
from floorsim.play.desk_test.opening import open_in
from floorsim.play.desk_test.sitting import Stage
from floorsim.play.desk_test.stored_sitting import StoredSitting
from floorsim.tui.desk_test.app import DeskTestApp
from floorsim.tui.desk_test.taking import settings_for
from floorsim.tui.settings import Settings
from tests.desktest.hand_clocks import HandClocks
from tests.desktest.written_tests import small_floor
from tests.present.desk_test.desk_tests import a_desk_test
from tests.tui.playing import SMALL, screen_text


@dataclass
class SittingDown:
    """Everything a test looks at."""

    app: DeskTestApp
    pilot: Pilot[None]
    sitting: StoredSitting
    clocks: HandClocks

    async def press(self, *keys: str) -> None:
        """Press keys one by one and let the screen settle."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()
        await self.pilot.pause()

    async def seconds_pass(self, seconds: float) -> None:
        """Let real time pass, and the application's timer go off once."""
        self.clocks.pass_s(seconds)
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

    def logged(self, kind: str) -> Sequence[Mapping[str, Any]]:
        """What the lines of a kind in the sitting's log say."""
        return [line.body for line in self.sitting._log.lines if line.kind == kind]

    @property
    def begun(self) -> Sequence[str]:
        """The exercises that were begun."""
        return [line["exercise"] for line in self.logged("begun")]

    @property
    def handed_in(self) -> Sequence[tuple[str, str]]:
        """Each exercise that was handed in, and by whom: the candidate or time."""
        return [(line["exercise"], line["by"]) for line in self.logged("handed_in")]

    @property
    def saved(self) -> Sequence[Mapping[str, Any]]:
        """Every answer as it was kept, one after the other."""
        texts = (self.sitting._log.text(line["commitment"]) for line in self.logged("answer"))
        return [json.loads(text or "") for text in texts]

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


@cache
def package(*kinds: str) -> SealedPackage:
    """A sealed test of these kinds of exercise; its live floor is a small one."""
    test = a_desk_test(*kinds)
    floors = {one.id: small_floor() for one in test.exercises if one.kind == "live_floor"}
    return sealed_from_text(sealed_text(test, floors), "test.sealed.yaml")


@asynccontextmanager
async def sitting_down(
    *kinds: str,
    stage: Stage = "between",
    size: tuple[int, int] = SMALL,
    given: Accommodations | None = None,
    begin: bool = True,
    away_s: float = 0.0,
    own: Settings | None = None,
) -> AsyncIterator[SittingDown]:
    """Start the desk test at a stage; at `between` the first exercise is begun unless `begin` says no.

    With `away_s` the exercise was begun before, and floorsim was closed for so many real seconds since.
    """
    clocks = HandClocks()
    with TemporaryDirectory() as folder:

        def opened() -> StoredSitting:
            return open_in(
                Path(folder),
                "K7QX2M",
                package(*kinds),
                given or Accommodations(),
                lambda log: Path(folder, "K7QX2M.result"),
                practice=False,
                clocks=clocks.both,
            )

        sitting = opened()
        go_to(sitting, stage)
        if away_s:
            sitting.begin()
            sitting.close()
            clocks.pass_s(away_s)
            sitting = opened()
        settings = settings_for(own or Settings(), sitting.introduction.accommodations)
        app = DeskTestApp(
            sitting, settings, monotonic=lambda: clocks.steady_s, wall=lambda: clocks.at.timestamp()
        )
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            down = SittingDown(app, pilot, sitting, clocks)
            if begin and sitting.stage == "between" and not away_s:
                await down.press("end", "enter")
            yield down
        sitting.close()


def go_to(sitting: StoredSitting, stage: Stage) -> None:
    """Do what comes before a stage."""
    for before, done in (
        ("consent", lambda: sitting.consent(True)),
        ("environment", lambda: sitting.environment_checked([])),
        ("tutorial", sitting.tutorial_done),
    ):
        if before == stage:
            return
        done()
