"""Open messages that nobody has worked on yet: customers are told a time, or messages are closed unread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING, Final

from floorsim.floor.clock import Timer
from floorsim.floor.contact import ANSWERED, REPEAT, U_RETURN, U_RETURN_DELAY, WAITING, Contact
from floorsim.floor.demand.deadlines import lost_s
from floorsim.floor.next_work import look_again
from floorsim.floor.returns import chase, follow_up
from floorsim.floor.routing import pull

if TYPE_CHECKING:
    from floorsim.floor.channel import Channel
    from floorsim.floor.floor import Floor

BROKEN_CHASES: Final = 0.5
"""Share of customers who contact again when the time that they were told has passed, hostile (D: as with a
broken callback)."""
BROKEN_AFTER_S: Final = 15 * 60.0, 120 * 60.0
"""How long after that time they do (D)."""
CLOSED_RETURNS: Final = 0.7
"""Share of customers who contact again when their message was closed with a standard reply (D: as after any
promise that comes to nothing)."""
CLOSED_AFTER_S: Final = 60 * 60.0, 5 * 3600.0
"""How long after it they do (D)."""


def open_messages(channel: Channel) -> Iterator[Contact]:
    """Contacts of a written channel that nobody has taken yet."""
    for queue in channel.queues:
        yield from (one for one in queue.contacts if one.disposition == WAITING)


def is_late(contact: Contact, now_s: float) -> bool:
    """Whether an open message is past the target of its channel."""
    return lost_s(contact, contact.type.own_channel.spec.target.within) < now_s


def duplicates(floor: Floor, channel: Channel) -> list[Contact]:
    """Open messages whose customers have been answered about the same matter since they wrote."""
    answered: dict[int, float] = {}
    for one in floor.ledger.contacts:
        if one.attempt and one.answered_s >= 0.0:
            answered[one.root] = max(one.answered_s, answered.get(one.root, 0.0))
    return [one for one in open_messages(channel) if answered.get(one.root, -inf) > one.arrived_s]


def tell_time(
    floor: Floor, channel: Channel, until_s: float, on_time: Callable[[int, int], None]
) -> list[Contact]:
    """Everyone whose message is open is told to have an answer by a time, and waits until then.

    Half of those who have none by then contact again, hostile, where the channel's customers chase at all.
    `on_time` is called then with how many of those told are still open, and how many were told.
    """
    told = [one for one in open_messages(channel) if one.id not in floor.told_until]
    for contact in told:
        floor.told_until[contact.id] = until_s
    _sort_anew(channel)
    if told:
        floor.at(until_s, lambda: _time_has_come(floor, channel, told, on_time))
    return told


def _time_has_come(
    floor: Floor, channel: Channel, told: Sequence[Contact], on_time: Callable[[int, int], None]
) -> None:
    late = [one for one in told if one.disposition == WAITING]
    on_time(len(late), len(told))
    terms = channel.spec.chase
    if terms is None:
        return
    for contact in late:
        if contact.draws[U_RETURN] < BROKEN_CHASES:
            Timer(floor.env, _on_broken, (floor, contact, terms.to)).after(
                _delay_s(floor, contact, terms.to, BROKEN_AFTER_S)
            )


def _on_broken(timer: Timer, now: float) -> None:
    floor, contact, to = timer.subject
    if contact.disposition == WAITING:
        chase(floor, contact, to, now, hostile=True)


def close_as_answered(floor: Floor, contacts: Sequence[Contact]) -> None:
    """Closes open messages whose customers have had their answer elsewhere: nobody works on them."""
    for contact in contacts:
        _close(floor, contact)


def close_unread(floor: Floor, contacts: Sequence[Contact]) -> None:
    """Closes open messages with a standard reply: they count as answered, and the matter is not solved."""
    for contact in contacts:
        _close(floor, contact)
        if contact.draws[U_RETURN] < CLOSED_RETURNS:
            to = contact.type.own_channel
            back_s = floor.now + _delay_s(floor, contact, to.id, CLOSED_AFTER_S)
            contact.returns_s = back_s
            if back_s < floor.end_s:
                Timer(floor.env, _on_unsolved, (floor, contact)).after(back_s - floor.now)


def _on_unsolved(timer: Timer, now: float) -> None:
    floor, contact = timer.subject
    terms = contact.type.own_channel.spec.chase
    there = None if terms is None else floor.compiled.channel_index[terms.to]
    contact_type = contact.type if there is None else floor.compiled.contact_type_on(contact.type, there)
    if contact_type is None or not contact_type.own_channel.is_open(now):
        contact_type = contact.type
    follow_up(floor, contact, contact_type, REPEAT, now, same_work=False, hostile=True)


def _close(floor: Floor, contact: Contact) -> None:
    """The supervisor closes it; no agent's time goes into it."""
    queue, now = floor.queues[contact.queue], floor.now
    pull(queue, contact)
    contact.disposition = ANSWERED
    contact.agent = floor.supervisor.index
    contact.answered_s = contact.left_s = contact.wrapped_s = now
    contact.talk_s = contact.hold_s = contact.after_contact_s = 0.0
    floor.ledger.settled.append(contact)
    floor.ledger.finished.append(contact)
    if queue.held_for:
        look_again(floor, queue)


def _delay_s(floor: Floor, contact: Contact, to: str, between_s: tuple[float, float]) -> float:
    """From now, when the customer comes back: drawn by the contact, at a time when the channel is open."""
    soonest_s, latest_s = between_s
    at_s = floor.now + soonest_s + (latest_s - soonest_s) * contact.draws[U_RETURN_DELAY]
    return floor.next_opening(floor.compiled.channel_index[to], at_s) - floor.now


def _sort_anew(channel: Channel) -> None:
    for queue in channel.queues:
        if queue.order is not None:
            queue.order.changes_s = 0.0
