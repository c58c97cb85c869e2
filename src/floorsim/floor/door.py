"""The stream of first contacts into the floor: one bell, set anew for each next arrival."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from floorsim.floor import waiting
from floorsim.floor.clock import Bell
from floorsim.floor.contact import LUCK_SIZE, Contact
from floorsim.floor.demand.arrivals import Arrivals

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

CHUNK = 1024
"""Contacts unpacked from the columns at a time: few enough to keep memory flat, many enough to be cheap."""

Row = tuple[float, int, float, float, float, float, bool, Sequence[float], int]

_ONE_BY_ONE = [slice(place * LUCK_SIZE, (place + 1) * LUCK_SIZE) for place in range(CHUNK)]
"""Where each contact's luck stands in a chunk's: arrays of doubles take a third of the memory of tuples."""


def rows_of(arrivals: Arrivals) -> Iterator[Row]:
    """Contacts as rows of plain numbers, in order of arrival."""
    columns = arrivals.columns()
    for start in range(0, len(arrivals), CHUNK):
        part = slice(start, start + CHUNK)
        every_luck = array("d", arrivals.luck[part].tobytes())
        luck = map(every_luck.__getitem__, _ONE_BY_ONE[: len(every_luck) // LUCK_SIZE])
        at_s, kind, talk_s, hold_s, wrap_s, patience_s, balks, origin = (
            column[part].tolist() for column in columns
        )
        yield from zip(at_s, kind, talk_s, hold_s, wrap_s, patience_s, balks, luck, origin, strict=True)


class Door:
    """Feeds first contacts to the floor in order of arrival."""

    __slots__ = ("bell", "coming", "floor", "next_row")

    def __init__(self, floor: Floor, arrivals: Arrivals) -> None:
        self.floor = floor
        self.coming = rows_of(arrivals)
        self.next_row = next(self.coming, None)
        self.bell = Bell(floor.env, self.on_arrival, None)
        while self.next_row is not None and self.next_row[0] < floor.start_s:
            row = self.next_row
            self.next_row = next(self.coming, None)
            self._admit(row, floor.start_s)
        if self.next_row is not None:
            self.bell.after(self.next_row[0] - floor.start_s)

    def _admit(self, row: Row, now: float) -> None:
        floor = self.floor
        at_s, kind, talk_s, hold_s, wrap_s, patience_s, balks, luck, origin = row
        contacts = floor.ledger.contacts
        id = len(contacts)
        arrived_s = at_s if at_s < now else now
        contact = Contact(
            id,
            floor.layout.kinds[kind],
            arrived_s,
            talk_s,
            hold_s,
            wrap_s,
            patience_s,
            balks,
            luck,
            id,
            -1,
            0,
            origin,
        )
        contacts.append(contact)
        waiting.arrive(floor, contact, now)

    def on_arrival(self, bell: Bell) -> None:
        """The next contact arrives; the bell is set for the one after it."""
        now = self.floor.env.now
        row = self.next_row
        assert row is not None
        self.next_row = after = next(self.coming, None)
        if after is not None:
            delay_s = after[0] - now
            bell.after(delay_s if delay_s > 0.0 else 0.0)
        self._admit(row, now)
