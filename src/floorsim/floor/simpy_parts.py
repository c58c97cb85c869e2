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


NONE_COMES: Entry = (inf, NORMAL, 0, None)


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
        self.arrival: Entry = NONE_COMES
        """The next event of the one series that never stands in the heap, since each sets the next."""

    def fire_all(self) -> None:
        """Fires one event after another, until one of them raises."""
        entries = self.entries
        while True:
            if self.arrival < entries[0]:
                now, _, _, event = self.arrival
                self.arrival = NONE_COMES
            else:
                now, _, _, event = heappop(entries)
            self._now = self.now_s = now
            # Fetched first: Python's call of a method would look for it in the class every time.
            callback = event.callback
            callback(event, now)


__all__ = ["NORMAL", "URGENT", "Entry", "EventList"]
