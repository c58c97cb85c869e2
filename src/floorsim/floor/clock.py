"""The floor's clock: simulated time, and timers that each call one function when they fire."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from heapq import heapify, heappush
from math import inf
from typing import Any, Final

from floorsim.floor.simpy_parts import NORMAL, URGENT, Entry, EventList

NEAR_S: Final = 300.0
"""Timers of the next so many seconds stand in SimPy's list, the others by such stretches beside it: thousands
of breaks and returns hours away would make every look into the list longer (D; any length gives one run)."""


class Clock(EventList):
    """Simulated time in seconds, and the timers still to fire."""

    def __init__(self, start_s: float) -> None:
        super().__init__(start_s)
        self.near_until_s = (start_s // NEAR_S + 1.0) * NEAR_S
        """Timers before this time stand in SimPy's list."""
        self.far: defaultdict[float, list[Entry]] = defaultdict(list)
        """The others, by the number of their stretch of time."""
        self._set(Timer(self, _draw_near, None), self.near_until_s)

    def run_to(self, until_s: float) -> None:
        """Fires every timer before `until_s`, which is then the time; those at that moment wait."""
        self._set(Timer(self, _stop, None), until_s)
        try:
            self.fire_all()
        except _TimeReachedError:
            return

    def _set(self, timer: Timer, at_s: float) -> None:
        """Sets a timer of the clock's own, which fires before those of the floor at that moment."""
        heappush(self.entries, (at_s, URGENT, next(self.numbers), timer))

    def arrival_after(self, delay_s: float, timer: Timer) -> None:
        """Sets the timer of the next arrival; there is one at a time, which keeps it out of the heap."""
        self.arrival = (self.now_s + delay_s, NORMAL, next(self.numbers), timer)

    def draw_near(self) -> None:
        """The next stretch of time begins: its timers come into the list."""
        self.entries += self.far.pop(self.near_until_s // NEAR_S, ())
        heapify(self.entries)
        self.near_until_s += NEAR_S
        self._set(Timer(self, _draw_near, None), self.near_until_s)


class _TimeReachedError(Exception):
    """The timer that ends a stretch of the run has fired."""


class Timer:
    """An event of the clock: calls one function with itself, which carries one subject, and the time.

    It fires once after each `after`; an agent's timer is used again and again. It is no `simpy.Event`, of
    whose parts it needs none: that would take twice the memory.
    """

    __slots__ = ("callback", "env", "subject")

    def __init__(self, env: Clock, callback: Callable[[Timer, float], None], subject: Any) -> None:
        self.env = env
        self.callback = callback
        self.subject = subject

    def after(self, delay_s: float) -> Timer:
        """Sets the timer to fire `delay_s` seconds from now, never for infinity; not while it is set."""
        env = self.env
        at_s = env.now_s + delay_s
        if at_s < env.near_until_s:
            heappush(env.entries, (at_s, NORMAL, next(env.numbers), self))
        elif at_s < inf:
            # Numbered now, so that a timer from far away keeps its place among those of its moment.
            env.far[at_s // NEAR_S].append((at_s, NORMAL, next(env.numbers), self))
        return self


def _stop(timer: Timer, now: float) -> None:
    raise _TimeReachedError


def _draw_near(timer: Timer, now: float) -> None:
    timer.env.draw_near()
