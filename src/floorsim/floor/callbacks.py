"""Callbacks: a customer hangs up, keeps the place in the queue, and is called when an agent is free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import dispatch
from floorsim.floor.clock import Timer
from floorsim.floor.contact import (
    ABANDONED,
    CHASE,
    TRANSFER,
    U_OFFER,
    U_RETURN,
    U_RETURN_DELAY,
    WAITING,
)
from floorsim.floor.next_work import look_again
from floorsim.floor.returns import follow_up

if TYPE_CHECKING:
    from floorsim.floor.channel import Channel
    from floorsim.floor.contact import Contact
    from floorsim.floor.floor import Floor
    from floorsim.floor.queues import WaitingQueue

BROKEN_PROMISE_CALLS = 0.5
"""Share of customers who chase a promised callback that does not come (D)."""
CHASED_AFTER_S = 2 * 60.0, 15 * 60.0
"""How long after the promised time they do, at least and at most, unless they are called first (D)."""


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
    if rules.book_after:
        queue.contacts.remove(contact)
        queue.waiting -= 1
        queue.booked += 1
        Timer(floor.env, _on_booked_time, (floor, queue, contact)).after(rules.book_after)
    else:
        queue.owed += 1
    channel.on_trunks.discard(contact.id)
    Timer(floor.env, _on_promise_due, (floor, contact)).after(rules.promise)
    return True


def _on_booked_time(timer: Timer, now: float) -> None:
    """The time that the customer booked: the call is to be made, after those whose turn is before it."""
    floor, queue, contact = timer.subject
    queue.booked -= 1
    queue.join(contact)
    queue.owed += 1
    dispatch.drain(floor, queue.channel, now)


def _on_promise_due(timer: Timer, now: float) -> None:
    """The promised time has come: a customer not called back is not amused, and may chase the call."""
    floor, contact = timer.subject
    if contact.disposition != WAITING:
        return
    contact.hostile = True
    if contact.draws[U_RETURN] >= BROKEN_PROMISE_CALLS:
        return
    soonest_s, latest_s = CHASED_AFTER_S
    delay_s = soonest_s + (latest_s - soonest_s) * contact.draws[U_RETURN_DELAY]
    at_s = floor.next_opening(contact.type.channel, now + delay_s)
    Timer(floor.env, _on_chase, (floor, contact)).after(at_s - now)


def _on_chase(timer: Timer, now: float) -> None:
    """The customer has heard nothing and calls in, which gives the place in the queue up."""
    floor, contact = timer.subject
    if contact.disposition != WAITING:
        return
    queue = floor.queues[contact.queue]
    queue.waiting -= 1
    queue.owed -= 1
    if queue.held_for:
        look_again(floor, queue)
    contact.disposition = ABANDONED
    contact.left_s = now
    floor.ledger.settled.append(contact)
    follower = follow_up(floor, contact, contact.type, CHASE, now, same_work=True, hostile=True)
    if follower is not None:
        contact.returns_s = now
