"""What customers on the line lived through: every attempt of one customer together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from floorsim.floor.contact import BOT, DEFLECTED, WAITING
from floorsim.floor.measures.contact_table import Bools, ContactTable, Floats, Ints
from floorsim.floor.measures.service import is_answered

OFF_THE_LINE: Final = 0.25
"""How much a minute of waiting for a callback counts against one on the line (D)."""


@dataclass(frozen=True, slots=True)
class Customers:
    """Customers who first came to one live channel, one row each."""

    root: Ints
    """Id of the customer's first contact."""
    waited_s: Floats
    """Over all attempts, on whichever live channel, until now."""
    served: Bools
    """Answered, or helped by an announcement, on some attempt."""
    in_line: Bools
    """Not served yet, and still waiting for an answer or for a callback in its time."""

    @property
    def lost(self) -> Bools:
        """Gave up, met a busy tone, were cut off, or were not called back by the time they were promised."""
        return ~self.served & ~self.in_line


class Everyone:
    """The customers of all live channels, from the contacts of play.

    A customer belongs to the channel of the first contact; a redial on another channel is still the same
    customer. Of the time spent waiting for a callback a quarter counts, until the promise is broken.
    """

    def __init__(self, window: ContactTable, now_s: float) -> None:
        live = window.where(window.live & (window.agent != BOT))
        order = np.argsort(live.arrived_s, kind="stable")
        roots, first, customer = np.unique(live.root[order], return_index=True, return_inverse=True)
        served = is_answered(live) | (live.disposition == DEFLECTED)
        waiting = (live.disposition == WAITING) & ~((live.promised_s >= 0) & (now_s > live.promised_s))

        def any_of(rows: Bools) -> Bools:
            hit: Bools = np.bincount(customer[rows[order]], minlength=len(roots)) > 0
            return hit

        self._root = roots
        self._channel = live.channel[order][first]
        waits_s = _on_the_line_s(live, now_s)[order]
        self._waited_s = np.bincount(customer, weights=waits_s, minlength=len(roots))
        self._served = any_of(served)
        self._in_line = any_of(waiting) & ~self._served

    def of(self, channel: int) -> Customers:
        """Those of one channel (index)."""
        mine = self._channel == channel
        return Customers(self._root[mine], self._waited_s[mine], self._served[mine], self._in_line[mine])


def _on_the_line_s(table: ContactTable, now_s: float) -> Floats:
    """Each contact's own wait until it was answered, left, or now; that for a callback counts in part."""
    released_s = np.where(table.released_s >= 0, table.released_s, now_s)
    waited_s: Floats = np.maximum(0.0, released_s - table.arrived_s)
    off_s = np.where(table.promised_s >= 0, np.minimum(released_s, table.promised_s) - table.arrived_s, 0.0)
    counted_s: Floats = waited_s - (1.0 - OFF_THE_LINE) * off_s
    return counted_s
