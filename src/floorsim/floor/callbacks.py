"""Callbacks: a customer hangs up, keeps the place in the queue, and is called when an agent is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor.clock import Timer
from floorsim.floor.contact import ABANDONED, REDIAL, TRANSFER, U_OFFER, U_RETURN, WAITING
from floorsim.floor.next_work import look_again
from floorsim.floor.returns import follow_up

if TYPE_CHECKING:
    from floorsim.floor.channel import Channel
    from floorsim.floor.contact import Contact
    from floorsim.floor.floor import Floor
    from floorsim.floor.queues import WaitingQueue

BROKEN_PROMISE_CALLS = 0.5
"""Share of customers who call in anyway when a promised callback does not come (D)."""


def offer(floor: Floor, queue: WaitingQueue, channel: Channel, contact: Contact, now: float) -> bool:
    """Offers a callback when the wait is long; True when the customer hangs up and keeps the place."""
    rules = channel.callbacks
    assert rules is not None
    if (
        contact.origin == TRANSFER  # an agent may be on the call with them
        or contact.draws[U_OFFER] >= rules.accepted
        or floor.expected_wait_s(queue, queue.waiting - 1) <= rules.offer_when_wait_over
        or not channel.is_open(now + rules.promise)
    ):
        return False
    contact.promised_s = now + rules.promise
    queue.owed += 1
    channel.on_trunks.discard(contact.id)
    Timer(floor.env, _on_promise_due, (floor, contact)).after(rules.promise)
    return True


def _on_promise_due(timer: Timer, now: float) -> None:
    """The promised time has come: a customer not called back may call in, and is not amused."""
    floor, contact = timer.subject
    if contact.disposition != WAITING:
        return
    contact.hostile = True
    u = contact.draws[U_RETURN]
    if u >= BROKEN_PROMISE_CALLS:
        return
    queue = floor.queues[contact.queue]
    queue.waiting -= 1
    queue.owed -= 1
    if queue.held_for:
        look_again(floor, queue)
    contact.disposition = ABANDONED
    contact.left_s = now
    floor.ledger.settled.append(contact)
    follower = follow_up(floor, contact, contact.type, REDIAL, now, same_work=True, hostile=True)
    if follower is not None:
        contact.returns_s = now
