"""The floor's clock: SimPy's environment and events, for a floor on which every event is a bell.

A bell never fails and nobody waits for its value, so the loop leaves out what SimPy's own does for events
that can. Order, ties and the event list are SimPy's; docs/decisions/0004 says what it saves.
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any

import simpy
from simpy.events import NORMAL, URGENT


class Clock(simpy.Environment):
    """Simulated time in seconds, and the bells still to ring."""

    def run_to(self, until_s: float) -> None:
        """Rings every bell before `until_s`, which is then the time; those at that moment wait."""
        queue = self._queue
        heappush(queue, (until_s, URGENT, next(self._eid), Bell(self, _stop, None)))
        try:
            while True:
                now, _, _, bell = heappop(queue)
                self._now = now
                bell.callback(bell, now)  # type: ignore[attr-defined]
        except _TimeReached:
            return


class _TimeReached(Exception):
    """The bell that ends a stretch of the run has rung."""


class Bell(simpy.Event):
    """A SimPy event that calls one function with itself, which carries one subject, and the time.

    It rings once after each `after`; an agent's bell is used again and again.
    """

    env: Clock

    def __init__(self, env: Clock, callback: Callable[[Bell, float], None], subject: Any) -> None:
        self.env = env
        self.callback = callback
        self.subject = subject

    def after(self, delay_s: float) -> Bell:
        """Sets the bell to ring `delay_s` seconds from now; not while it is set already."""
        env = self.env
        heappush(env._queue, (env._now + delay_s, NORMAL, next(env._eid), self))
        return self


def _stop(bell: Bell, now: float) -> None:
    raise _TimeReached
