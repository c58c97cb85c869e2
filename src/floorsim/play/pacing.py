"""From the time that passes here to the time that passes on the floor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from floorsim.play.session import Session
from floorsim.scenario.speeds import DEFAULT_SPEED, SPEEDS

LONGEST_CATCH_UP_S = 1.0
"""After a longer gap (a suspended terminal, a busy machine) the rest of it is forgiven."""

CHUNK_S = 0.008
"""Working time after which the engine pauses to let keys through."""

LOOK_EVERY_S = 30.0
"""Simulated seconds between two looks for a reason to stop while the clock runs (D: a quarter of the two
minutes before a deadline; two in a tick at the highest speed, none at the usual ones)."""

TICK_BUDGET_S = 0.2
"""Working time the engine may take of one tick; what is left waits for the next."""


class Pacer:
    """Turns elapsed time of one injected monotonic clock into slices of simulated time."""

    def __init__(self, monotonic: Callable[[], float], speed: float = DEFAULT_SPEED) -> None:
        self._monotonic = monotonic
        self._last = monotonic()
        self._owed_s = 0.0
        self._slice_s = 1.0
        self.speed = speed

    def now(self) -> float:
        """Return the injected clock's time, in seconds."""
        return self._monotonic()

    def rest(self) -> None:
        """Note that time passed while the clock was paused; nothing is owed for it."""
        self._last, self._owed_s = self._monotonic(), 0.0

    def owed(self) -> float:
        """Return the simulated seconds that are due by now."""
        now = self._monotonic()
        elapsed, self._last = max(now - self._last, 0.0), now
        most = LONGEST_CATCH_UP_S * self.speed
        self._owed_s = min(self._owed_s + elapsed * self.speed, most)
        return self._owed_s

    async def play(self, session: Session, stop: Callable[[], bool] | None = None) -> None:
        """Advance a session by what is owed, in chunks short enough to keep the keys answering.

        On the way `stop` is asked every so many simulated seconds; once it says so the rest is forgiven.
        Where the way ends it is not asked: whoever shows the floor looks there anyway.
        """
        goal = min(session.now_s + self.owed(), session.until_s)
        begun, look_s = self._monotonic(), session.now_s + LOOK_EVERY_S
        while session.now_s < goal and not session.ended:
            before = session.now_s
            self._slice(session, goal if stop is None else min(goal, look_s))
            self._owed_s = max(self._owed_s - (session.now_s - before), 0.0)
            if stop is not None and look_s <= session.now_s < goal:
                look_s = session.now_s + LOOK_EVERY_S
                if stop():
                    self.rest()
                    break
            if self._monotonic() - begun > TICK_BUDGET_S:
                break
            await asyncio.sleep(0)

    async def leap(
        self, session: Session, to_s: float, stop: Callable[[], bool], look_every_s: float
    ) -> None:
        """Advance to a moment at once, looking for a reason to stop every so many simulated seconds."""
        goal = min(to_s, session.until_s)
        while session.now_s < goal and not session.ended:
            mark = min(session.now_s + look_every_s, goal)
            while session.now_s < mark and not session.ended:
                self._slice(session, mark)
                await asyncio.sleep(0)
            if stop():
                break
        self.rest()

    def _slice(self, session: Session, goal: float) -> None:
        """Advance one slice and fit the next one's length to the time it took."""
        begun = self._monotonic()
        session.advance(min(session.now_s + self._slice_s, goal))
        took = self._monotonic() - begun
        change = 2.0 if took < CHUNK_S / 2 else CHUNK_S / took
        self._slice_s = min(max(self._slice_s * change, 0.25), 600.0)

    def faster(self) -> float:
        """Go to the next higher speed and return it."""
        higher = [float(speed) for speed in SPEEDS if speed > self.speed]
        self.speed = higher[0] if higher else float(SPEEDS[-1])
        return self.speed

    def slower(self) -> float:
        """Go to the next lower speed and return it."""
        lower = [float(speed) for speed in SPEEDS if speed < self.speed]
        self.speed = lower[-1] if lower else float(SPEEDS[0])
        return self.speed
