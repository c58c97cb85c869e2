"""The floor's clock: SimPy's environment and events, for a floor on which every event is a bell.

A bell never fails and nobody waits for its value, so the loop leaves out what SimPy's own does for events
that can. Order, ties and the event list are SimPy's; docs/decisions/0004 says what it saves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from heapq import heappop, heappush
from math import inf
from typing import Any, Final

import simpy
from simpy.events import NORMAL, URGENT, EventPriority

NEAR_S: Final = 300.0
"""Bells of the next so many seconds stand in SimPy's list, the others by such stretches beside it: thousands
of breaks and returns hours away would make every look into the list longer (D; any length gives one run)."""

_Entry = tuple[float, EventPriority, int, "Timer"]


class Clock(simpy.Environment):
    """Simulated time in seconds, and the bells still to ring."""

    def __init__(self, start_s: float) -> None:
        super().__init__(start_s)
        self.near_until_s = (start_s // NEAR_S + 1.0) * NEAR_S
        """Bells before this time stand in SimPy's list."""
        self.far: defaultdict[float, list[_Entry]] = defaultdict(list)
        """The others, by the number of their stretch of time."""
        self._set(Timer(self, _draw_near, None), self.near_until_s)

    def run_to(self, until_s: float) -> None:
        """Rings every bell before `until_s`, which is then the time; those at that moment wait."""
        queue = self._queue
        self._set(Timer(self, _stop, None), until_s)
        try:
            while True:
                now, _, _, timer = heappop(queue)
                self._now = now
                timer.callback(timer, now)  # type: ignore[attr-defined]
        except _TimeReachedError:
            return

    def _set(self, timer: Timer, at_s: float) -> None:
        """Sets a bell of the clock's own, which rings before those of the floor at that moment."""
        heappush(self._queue, (at_s, URGENT, next(self._eid), timer))

    def draw_near(self) -> None:
        """The next stretch of time begins: its bells come into the list."""
        for entry in self.far.pop(self.near_until_s // NEAR_S, ()):
            heappush(self._queue, entry)
        self.near_until_s += NEAR_S
        self._set(Timer(self, _draw_near, None), self.near_until_s)


class _TimeReachedError(Exception):
    """The bell that ends a stretch of the run has rung."""


class Timer(simpy.Event):
    """A SimPy event that calls one function with itself, which carries one subject, and the time.

    It rings once after each `after`; an agent's bell is used again and again.
    """

    env: Clock

    def __init__(self, env: Clock, callback: Callable[[Timer, float], None], subject: Any) -> None:
        self.env = env
        self.callback = callback
        self.subject = subject

    def after(self, delay_s: float) -> Timer:
        """Sets the bell to ring `delay_s` seconds from now, never for infinity; not while it is set."""
        env = self.env
        at_s = env._now + delay_s
        if at_s < env.near_until_s:
            heappush(env._queue, (at_s, NORMAL, next(env._eid), self))
        elif at_s < inf:
            env.far[at_s // NEAR_S].append((at_s, NORMAL, next(env._eid), self))
        return self


def _stop(timer: Timer, now: float) -> None:
    raise _TimeReachedError


def _draw_near(timer: Timer, now: float) -> None:
    timer.env.draw_near()
