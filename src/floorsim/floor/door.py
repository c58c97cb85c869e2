"""The stream of first contacts into the floor: one bell, set anew for each next arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import waiting
from floorsim.floor.arrivals import Arrivals
from floorsim.floor.bell import Bell
from floorsim.floor.contact import Contact

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor

CHUNK = 2048
"""Contacts unpacked from the columns at a time: few enough to keep memory flat, many enough to be cheap."""

Row = tuple[float, int, float, float, float, float, bool, tuple[float, ...], int]


class Door:
    """Feeds first contacts to the floor in order of arrival."""

    __slots__ = ("arrivals", "bell", "floor", "next_chunk", "place", "rows")

    def __init__(self, floor: Floor, arrivals: Arrivals) -> None:
        self.floor = floor
        self.arrivals = arrivals
        self.next_chunk = 0
        self.place = 0
        self.rows: list[Row] = []
        self.bell = Bell(floor.env, self.on_arrival, None)
        self._unpack()
        while self.rows and self.rows[self.place][0] < floor.start_s:
            self._admit(self.rows[self.place], floor.start_s)
            self._step()
        if self.rows:
            self.bell.after(self.rows[self.place][0] - floor.start_s)

    def _unpack(self) -> None:
        a = self.arrivals
        part = slice(self.next_chunk, self.next_chunk + CHUNK)
        self.next_chunk += CHUNK
        self.place = 0
        self.rows = list(
            zip(
                a.at_s[part].tolist(),
                a.kind[part].tolist(),
                a.talk_s[part].tolist(),
                a.hold_s[part].tolist(),
                a.after_contact_s[part].tolist(),
                a.patience_s[part].tolist(),
                a.balks[part].tolist(),
                map(tuple, a.luck[part].tolist()),
                a.origin[part].tolist(),
                strict=True,
            )
        )

    def _step(self) -> None:
        self.place += 1
        if self.place == len(self.rows):
            self._unpack()

    def _admit(self, row: Row, now: float) -> None:
        floor = self.floor
        at_s, kind, talk_s, hold_s, after_contact_s, patience_s, balks, luck, origin = row
        contacts = floor.ledger.contacts
        id = len(contacts)
        contact = Contact(
            id,
            floor.layout.kinds[kind],
            at_s if at_s < now else now,
            talk_s,
            hold_s,
            after_contact_s,
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
        env = self.floor.env
        now = env.now
        row = self.rows[self.place]
        self.place += 1
        if self.place == len(self.rows):
            self._unpack()
        if self.rows:
            delay_s = self.rows[self.place][0] - now
            bell.after(delay_s if delay_s > 0.0 else 0.0)
        self._admit(row, now)
