"""Hand-overs to a queue: cold, or warm with the first agent staying until it is picked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor.clock import Timer
from floorsim.floor.contact import DRAWS_PER_CONTACT, TRANSFER, U_TRANSFER, UNSET, WAITING, Contact
from floorsim.floor.demand.arrivals import FRESH_DRAWS, work_of
from floorsim.floor.returns import MOST_ATTEMPTS

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.contact_types import ContactType
    from floorsim.floor.floor import Floor

MOST_WARM_S = 300.0
"""How long an agent stays on the line for somebody to pick up; then the hand-over is a cold one (D)."""


def is_handed_on(floor: Floor, contact: Contact) -> bool:
    """Whether this contact goes on to a queue: as its driver does, never from there to itself, or because it
    was misrouted; not without end."""
    contact_type = contact.type
    share = contact_type.transfer_share
    if contact_type.for_agents and contact.agent >= 0:
        own = contact_type.for_agents.get(floor.agents[contact.agent].id)
        share *= 1.0 if own is None else own.transfers
    return contact.id in floor.misrouted or (
        contact.draws[U_TRANSFER] < share
        and contact.queue != contact_type.transfer_to
        and contact.attempt < MOST_ATTEMPTS
    )


def is_warm(floor: Floor, contact: Contact) -> bool:
    """Whether the first agent stays on the line; nobody does who hands back what was misrouted."""
    return contact.type.transfer_warm and contact.id not in floor.misrouted


def on_transfer(timer: Timer, now: float) -> None:
    """The first talk is over: the customer goes to the other queue, perhaps with the agent on the line."""
    agent: Agent = timer.subject
    floor: Floor = agent.floor
    contact = agent.contact
    if contact is None:
        return
    warm = is_warm(floor, contact)
    follower = hand_on(floor, contact, now)
    if warm:
        floor.warm[follower.id] = agent
        if follower.disposition != WAITING:
            released(floor, follower, now)
        else:
            Timer(floor.env, _on_long_enough, (floor, follower)).after(MOST_WARM_S)


def _on_long_enough(timer: Timer, now: float) -> None:
    """Nobody has picked up: the first agent leaves the customer in the queue."""
    floor, follower = timer.subject
    if follower.disposition == WAITING:
        released(floor, follower, now)


def hand_on(floor: Floor, contact: Contact, now: float) -> Contact:
    """The customer joins the end of the other queue as a contact of its own."""
    contact_type = contact.type
    queue = floor.queues[floor.misrouted.pop(contact.id, contact_type.transfer_to)]
    there = contact_type
    if queue.index != contact_type.queue:
        there = floor.compiled.contact_type_for_queue(contact_type, queue)
    attempt = floor.next_attempt(contact.root)
    u = floor.draws_for(contact.root, attempt, DRAWS_PER_CONTACT + FRESH_DRAWS)
    work = work_of(there, u[DRAWS_PER_CONTACT:])
    follower = Contact(
        there, u[:DRAWS_PER_CONTACT], now, *work, _patience_s(contact, there, u[-1]), False, TRANSFER
    )
    follower.follow(contact, attempt)
    follower.queue = queue.index
    follower.hostile = contact.hostile
    contact.returns_s = now
    contact_type.own_channel.on_trunks.discard(contact.id)
    floor.admit(follower, now)
    return follower


def _patience_s(contact: Contact, there: ContactType, u: float) -> float:
    """The customer's own patience; drawn for one who has been written to so far and now calls."""
    if contact.type.live or not there.live or there.patience is None:
        return contact.patience_s
    return there.patience.draw_one(u)


def released(floor: Floor, follower: Contact, now: float) -> None:
    """A warm hand-over was picked up, or its customer is gone: the first agent hands over and wraps up."""
    agent = floor.warm.pop(follower.id, None)
    if agent is None or agent.contact is None:
        return
    contact = agent.contact
    handover_s = contact.type.transfer_handover_s if follower.answered_s != UNSET else 0.0
    waited_s = now - contact.answered_s - contact.talk_s - contact.hold_s
    # The wait for the second agent is hold for the first, who could not take anything else.
    contact.hold_s += max(0.0, waited_s) + handover_s
    agent.service.after(handover_s + contact.after_contact_s)
