"""In which order the open contacts of a written queue are taken, where it is not first in, first out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from math import inf
from typing import TYPE_CHECKING, Final, Literal

from floorsim.floor.contact import WAITING, Contact
from floorsim.floor.demand.deadlines import lost_s

if TYPE_CHECKING:
    from collections import deque

    from floorsim.floor.floor import Floor
    from floorsim.floor.queues import WaitingQueue

How = Literal["oldest_at_risk", "first_in_first_out", "easy_first", "newest_first"]

AT_RISK_S: Final = 4 * 3600.0
"""A message is at risk when it has less than this left of its target, or of the time its customer was told
(D: half a working day)."""
_AT_RISK, _OVERDUE, _IN_TIME = 0.0, 1.0, 2.0
_MARGIN_S: Final = 1e-6
"""A class is looked at this much after it changes, so that rounding of the clock can't miss it."""


class PickOrder:
    """An order of a queue, kept as its contacts come and as time brings some of them nearer to their target.

    Args:
        how: which order.
        told: the floor's `told_until`.
    """

    __slots__ = ("_now_s", "changes_s", "how", "told")

    def __init__(self, how: How, told: Mapping[int, float]) -> None:
        self.how = how
        self.told = told
        self.changes_s = 0.0
        """When the order of those who wait is another one, if nobody comes or goes; seconds since midnight
        before day 1."""
        self._now_s = 0.0

    def sort(self, contacts: deque[Contact], now_s: float) -> None:
        """Puts the contacts in order as of now; those that are open no more are dropped."""
        self._now_s = now_s
        waiting = sorted((one for one in contacts if one.disposition == WAITING), key=self._key)
        contacts.clear()
        contacts.extend(waiting)
        self.changes_s = min((self._changes_s(one) for one in waiting), default=inf)

    def insert(self, contacts: deque[Contact], contact: Contact) -> None:
        """Puts one more contact in its place."""
        contacts.insert(bisect_right(contacts, self._key(contact), key=self._key), contact)
        self.changes_s = min(self.changes_s, self._changes_s(contact))

    def _key(self, contact: Contact) -> tuple[float, float, float]:
        if self.how == "easy_first":
            return contact.type.mean_handle_s, contact.arrived_s, contact.id
        if self.how == "newest_first":
            return -contact.arrived_s, -contact.id, 0.0
        if self.how == "first_in_first_out":
            return contact.arrived_s, contact.id, 0.0
        due_s = self._due_s(contact)
        if due_s < self._now_s:
            return _OVERDUE, contact.arrived_s, contact.id
        return (_AT_RISK if due_s <= self._now_s + AT_RISK_S else _IN_TIME), due_s, contact.id

    def _due_s(self, contact: Contact) -> float:
        """The next time that can still be kept, of the target and of what the customer was told."""
        target_s = lost_s(contact, contact.type.own_channel.spec.target.within)
        told_s = self.told.get(contact.id, target_s)
        return max(target_s, told_s) if min(target_s, told_s) < self._now_s else min(target_s, told_s)

    def _changes_s(self, contact: Contact) -> float:
        """When the contact passes from one class of the order to the next."""
        if self.how != "oldest_at_risk":
            return inf
        due_s = self._due_s(contact)
        if due_s < self._now_s:
            return inf
        at_risk_s = due_s - AT_RISK_S + _MARGIN_S
        return at_risk_s if at_risk_s > self._now_s else due_s + _MARGIN_S


def set_order(floor: Floor, queue: WaitingQueue, how: How) -> None:
    """From the next contact on the queue is worked in this order."""
    order = PickOrder(how, floor.told_until)
    order.sort(queue.contacts, floor.now)
    queue.order = None if how == "first_in_first_out" else order


def order_of(queue: WaitingQueue) -> How:
    """The order in which the queue is worked now."""
    return "first_in_first_out" if queue.order is None else queue.order.how
