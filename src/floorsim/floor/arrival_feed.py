"""The stream of first contacts into the floor: one timer, set anew for each next arrival."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from floorsim.floor import waiting
from floorsim.floor.chance.further_draws import further_uniforms
from floorsim.floor.clock import Timer
from floorsim.floor.contact import DRAWS_PER_CONTACT, U_ROUTE, Contact
from floorsim.floor.demand.arrivals import Arrivals

if TYPE_CHECKING:
    from floorsim.floor.contact_types import ContactType
    from floorsim.floor.floor import Floor

CHUNK = 256
"""Contacts made out of the columns at a time: few enough to keep memory flat, many enough to be cheap."""

NEED_PURPOSE: Final = 9
"""Which further draw of a contact says whether it is needed (measures/quality.py has those below)."""

_ONE_BY_ONE = [slice(place * DRAWS_PER_CONTACT, (place + 1) * DRAWS_PER_CONTACT) for place in range(CHUNK)]
"""Where each contact's draws stand in a chunk's: arrays of doubles take a third of the memory of tuples."""


def contacts_of(arrivals: Arrivals, contact_types: list[ContactType]) -> Iterator[Contact]:
    """First contacts in order of arrival, not yet in the ledger; `contact_types` by index."""
    return chain.from_iterable(_chunks(arrivals, contact_types))


def _chunks(arrivals: Arrivals, contact_types: list[ContactType]) -> Iterator[Iterator[Contact]]:
    columns = arrivals.columns()
    for start in range(0, len(arrivals), CHUNK):
        part = slice(start, start + CHUNK)
        every_draw = array("d", arrivals.draws[part].tobytes())
        contact_type, *rest = (column[part].tolist() for column in columns)
        draws = map(every_draw.__getitem__, _ONE_BY_ONE[: len(contact_type)])
        yield map(Contact, map(contact_types.__getitem__, contact_type), draws, *rest)


def stays_away(contact: Contact) -> bool:
    """Whether the customer is one of those who have no need to contact any more, by a number of their own."""
    own = np.array([contact.draws[U_ROUTE]])
    return bool(further_uniforms(own, 1, NEED_PURPOSE)[0, 0] < contact.type.stay_away)


class ArrivalFeed:
    """Feeds first contacts to the floor in order of arrival."""

    __slots__ = ("coming", "contacts", "floor", "next", "timer")

    def __init__(self, floor: Floor, arrivals: Arrivals) -> None:
        self.floor = floor
        self.contacts = floor.ledger.contacts
        self.coming = contacts_of(arrivals, floor.compiled.contact_types)
        self.next = next(self.coming, None)
        self.timer = Timer(floor.env, self.on_arrival, None)
        while self.next is not None and self.next.arrived_s < floor.start_s:
            early, self.next = self.next, next(self.coming, None)
            self._let_in(early, floor.start_s)
        if self.next is not None:
            floor.env.arrival_after(self.next.arrived_s - floor.start_s, self.timer)

    def _let_in(self, contact: Contact, now: float) -> None:
        contact.id = contact.root = len(self.contacts)
        self.contacts.append(contact)
        waiting.arrive(self.floor, contact, now)

    def on_arrival(self, timer: Timer, now: float) -> None:
        """The next contact arrives; the timer is set for the one after it."""
        contact = self.next
        assert contact is not None
        self.next = after = next(self.coming, None)
        if after is not None:
            delay_s = after.arrived_s - now
            timer.env.arrival_after(delay_s if delay_s > 0.0 else 0.0, timer)
        if contact.arrived_s > now:
            contact.arrived_s = now
        if contact.type.stay_away and stays_away(contact):
            self.floor.stayed_away.append(len(self.contacts))
            return
        contact.id = contact.root = len(self.contacts)
        self.contacts.append(contact)
        waiting.arrive(self.floor, contact, now)
