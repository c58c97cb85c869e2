"""The private parts of SimPy that the floor's clock relies on, all of them, and the loop that uses them.

SimPy's own loop keeps callbacks lists, values and failures for every event; a timer has none of these, so
this loop leaves them out. The event list and the order of ties stay SimPy's. tests/floor/test_simpy_parts.py
names the part that a new release of SimPy changes; docs/decisions/0004 says what this saves.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop
from math import inf
from typing import Any

import simpy
from simpy.events import NORMAL, URGENT, EventPriority

Entry = tuple[float, EventPriority, int, Any]
"""A scheduled event as SimPy's list holds it: time, priority, number in order of scheduling, event.

Of the event our loop asks one function, `callback`, which it calls with the event and the time.
"""


LAST: Entry = (inf, NORMAL, 0, None)
"""Stands behind every event, so that a list is never empty."""


class EventList(simpy.Environment):
    """SimPy's environment, with its private parts under names of ours."""

    def __init__(self, start_s: float) -> None:
        super().__init__(start_s)
        self.entries: list[Entry] = self._queue
        """The heap of scheduled events; only heapq's functions may change it."""
        self.numbers: Iterator[int] = self._eid
        """Gives each event the number by which those of one moment and priority are ordered."""
        self.now_s: float = start_s
        """The time as `now` shows it, without the cost of a property."""
        self.due: list[Entry] = [LAST]
        """Events beside the heap, the latest first, so that the next is cheap to take."""

    def fire_all(self) -> None:
        """Fires one event after another, until one of them raises."""
        entries, due = self.entries, self.due
        while True:
            now, _, _, event = due.pop() if due[-1] < entries[0] else heappop(entries)
            self._now = self.now_s = now
            # Fetched first: Python's call of a method would look for it in the class every time.
            callback = event.callback
            callback(event, now)


__all__ = ["NORMAL", "URGENT", "Entry", "EventList"]
