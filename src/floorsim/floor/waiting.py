"""From arrival to the agent: trunks, announcements, queues, patience, callbacks, abandonment."""

from __future__ import annotations

from math import log, log1p
from typing import TYPE_CHECKING

from floorsim.floor import callbacks, dispatch, returns, transfers
from floorsim.floor.clock import Timer
from floorsim.floor.contact import (
    ABANDONED,
    BLOCKED,
    DEFLECTED,
    DISCONNECTED,
    FRESH,
    NEVER,
    PARTNER,
    TRANSFER,
    U_DEFLECT,
    U_OFFER,
    U_PARTNER,
    U_RESOLVE,
    U_TRANSFER,
    UNSET,
    WAITING,
    Contact,
)
from floorsim.floor.next_work import look_again
from floorsim.floor.routing import agent_for, late_agent_for, pull
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.channel import Channel
    from floorsim.floor.contact_types import ContactType
    from floorsim.floor.floor import Floor
    from floorsim.floor.queues import Pool, WaitingQueue

DEFLECTED_BY_NOTICE = 0.25
"""Share of an incident's contacts that an honest notice of a known issue helps without waiting
(D: 10-30%)."""
HONEST_RANGE_FACTOR = 1.2
"""An honest range names this much of the expected wait as its upper end (D)."""
OPTIMISTIC_FACTOR = 0.5
"""An optimistic announcement names this much of it (D)."""
COMMITMENT = 1.3
"""Patience of customers who know how long it takes, up to the time announced (D)."""
AT_ONCE_SHARE = 0.2
"""Whose patience, so stretched, is below this share of the announced wait leaves on hearing it (D; the longer
the announced wait, the earlier the impatient leave: Aksin, Ata, Emadi and Su 2017)."""
OVERDUE_HAZARD_PER_MIN = log(1.52)
"""Hazard of abandoning rises by up to 52% with each minute past the announced wait (Yu et al.,
SSRN 3706565)."""


def arrive(floor: Floor, contact: Contact, now: float) -> None:
    """A new contact arrives at its channel."""
    queue = floor.queues[contact.queue]
    channel = queue.own_channel
    if floor.bots and contact.origin == FRESH and _bot_takes(floor, contact, now):
        return
    if channel.trunks is not None:
        if len(channel.on_trunks) >= channel.trunks:
            _block(floor, contact, now)
            return
        channel.on_trunks.add(contact.id)
    announcement = channel.announcement
    announced = announcement == "known_issue" and now >= channel.announced_at_s
    if (
        (announced or contact.type.noticed)
        and contact.origin != TRANSFER
        and floor.has_known_issue(contact.type)
        and contact.draws[U_DEFLECT] < _helped_by_notices(contact.type, announced)
    ):
        _leave(floor, channel, contact, DEFLECTED, now)
        if contact.type.overpromised:
            returns.after_promise(floor, contact, now)
        return
    if not queue.waiting or queue.later:
        agent = agent_for(queue, contact, now)
        if agent is not None:
            dispatch.take(floor, agent, contact, now)
            return
    elif channel.cap > 1 or len(queue.pools) > 1:
        agent = agent_for(queue, contact, now) if queue.head() is None else None
        if agent is not None:
            dispatch.take(floor, agent, contact, now)
            return
    if channel.partner is not None and _to_partner(floor, queue, contact, now):
        return
    # Customers owed a callback hold a place in order but no line, so the limit leaves them out.
    if queue.limit is not None and queue.waiting - queue.owed >= queue.limit:
        channel.on_trunks.discard(contact.id)
        _block(floor, contact, now)
        return
    if contact.balks:
        _leave(floor, channel, contact, ABANDONED, now)
        returns.after_failure(floor, contact, now, blocked=False)
        return
    _wait(floor, queue, channel, contact, now)


def _bot_takes(floor: Floor, contact: Contact, now: float) -> bool:
    """Whether a bot stands before the contact's queue and keeps it."""
    bot = floor.bots.get(contact.type.stream)
    return bot is not None and bot.takes(floor, contact, now)


def _helped_by_notices(contact_type: ContactType, announced: bool) -> float:
    """Share of an issue's contacts that need no agent: the line's notice and any other reach different
    people."""
    by_line = DEFLECTED_BY_NOTICE if announced else 0.0
    return 1.0 - (1.0 - by_line) * (1.0 - contact_type.noticed)


def _to_partner(floor: Floor, queue: WaitingQueue, contact: Contact, now: float) -> bool:
    """Sends the contact to the overflow partner, if it is one of its share and now is the time; True when it
    went."""
    channel = queue.own_channel
    partner = channel.partner
    assert partner is not None
    if (
        contact.draws[U_PARTNER] >= partner.share
        or (partner.start is not None and _moment_like(partner.start, now) < partner.start)
        or (partner.end is not None and _moment_like(partner.end, now) >= partner.end)
    ):
        return False
    over_s = partner.when_wait_over
    if over_s is not None and floor.expected_wait_s(queue, queue.waiting) <= over_s:
        return False
    _leave(floor, channel, contact, PARTNER, now)
    if contact.draws[U_TRANSFER] < partner.hands_back:
        contact.returns_s = now + contact.talk_s
        Timer(floor.env, _on_handed_back, (floor, contact)).after(contact.talk_s)
        return True
    contact.resolved = contact.draws[U_RESOLVE] < contact.type.resolvable * partner.resolves
    if not contact.resolved and contact.type.repeat is not None:
        returns.unresolved(floor, contact, now)
    return True


def _on_handed_back(timer: Timer, now: float) -> None:
    """The partner could not help: the customer stands in the queue again, and says it once more."""
    floor, contact = timer.subject
    if returns.follow_up(floor, contact, contact.type, TRANSFER, now, same_work=True) is None:
        contact.returns_s = UNSET


def _moment_like(written_s: float, now: float) -> float:
    """Now as a time of day where a time of day was written, else as a moment of the run."""
    return now % DAY_S if written_s <= DAY_S else now


def _wait(floor: Floor, queue: WaitingQueue, channel: Channel, contact: Contact, now: float) -> None:
    """The contact joins the queue; its patience starts to run."""
    queue.join(contact)
    if queue.later:
        waited_s = now - contact.arrived_s  # more than 0 in a backlog
        for after_s, _, _ in queue.later:
            delay_s = max(0.0, after_s - waited_s)
            Timer(floor.env, _look_further, (floor, queue, contact)).after(delay_s)
    contact_type = contact.type
    if not contact_type.live:
        if channel.spec.chase is not None:
            returns.may_chase(floor, contact, now)
        return
    patience_s = contact.patience_s * contact_type.patience_factor
    if channel.callbacks is not None and callbacks.offer(floor, queue, channel, contact, now):
        return
    if channel.announcement is not None and now >= channel.announced_at_s:
        stream = floor.streams[contact_type.stream]
        if (
            stream.patience is not None
            and contact.draws[U_DEFLECT] > 1.0 - stream.patience.announcement_leave
        ):
            queue.waiting -= 1
            _leave(floor, channel, contact, ABANDONED, now)
            returns.after_failure(floor, contact, now, blocked=False)
            return
        patience_s = _told(floor, queue, channel, contact, patience_s)
    if patience_s < NEVER:
        Timer(floor.env, on_patience_ends, (floor, contact)).after(patience_s)


def _told(floor: Floor, queue: WaitingQueue, channel: Channel, contact: Contact, patience_s: float) -> float:
    """Announces a wait, and gives the patience of a customer who has heard it."""
    if channel.announcement == "known_issue":
        return patience_s * COMMITMENT
    optimistic = channel.announcement == "optimistic"
    named = OPTIMISTIC_FACTOR if optimistic else HONEST_RANGE_FACTOR
    told_s = floor.expected_wait_s(queue, queue.waiting - 1) * named
    contact.announced_s = told_s
    return patience_when_told(patience_s, told_s)


def patience_when_told(patience_s: float, told_s: float) -> float:
    """Seconds after which a customer leaves who would have waited `patience_s` and was told `told_s`.

    Who would not have waited so long leaves the earlier the longer the announced wait is, some at once; who
    would have stays past it, with patience that ends the faster the longer it is overdue.
    """
    committed_s = patience_s * COMMITMENT
    if committed_s <= told_s:
        return max(0.0, (committed_s - AT_ONCE_SHARE * told_s) / (1.0 - AT_ONCE_SHARE))
    beyond_min = (committed_s - told_s) / 60.0
    if beyond_min == NEVER:
        return NEVER
    return told_s + 60.0 * log1p(beyond_min * OVERDUE_HAZARD_PER_MIN) / OVERDUE_HAZARD_PER_MIN


def on_patience_ends(timer: Timer, now: float) -> None:
    """The customer has waited long enough."""
    floor, contact = timer.subject
    if contact.disposition == WAITING and not contact.silent_abandon:
        abandon(floor, contact, now)


def abandon(floor: Floor, contact: Contact, now: float) -> None:
    """A waiting customer leaves the queue; some chats do it unnoticed."""
    queue = floor.queues[contact.queue]
    channel = queue.own_channel
    if channel.silent and contact.draws[U_OFFER] < channel.silent:
        contact.silent_abandon = True
    else:
        queue.waiting -= 1
    _leave(floor, channel, contact, ABANDONED, now)
    returns.after_failure(floor, contact, now, blocked=False)
    if queue.held_for:
        look_again(floor, queue)


def _look_further(timer: Timer, now: float) -> None:
    """The contact has waited long enough for groups that help after a delay."""
    floor, queue, contact = timer.subject
    if contact.disposition != WAITING and not contact.looks_waiting:
        return
    # Who booked a time waits and stands in no place, as does an unnoticed silent abandon that was met.
    if (queue.booked or contact.looks_waiting) and contact not in queue.contacts:
        return
    agent = late_agent_for(queue, contact, now)
    if agent is not None:
        pull(queue, contact)
        dispatch.take(floor, agent, contact, now)
        if queue.held_for:
            look_again(floor, queue)


def call_late_help(floor: Floor, pool: Pool) -> None:
    """A pool is new: those already in the queue may be served by it once they have waited long enough."""
    for queue in (queue for rank in pool.serves for queue in rank if pool.after[queue.index]):
        for contact in queue.contacts:
            at_s = contact.arrived_s + pool.after[queue.index]
            Timer(floor.env, _look_further, (floor, queue, contact)).after(max(0.0, at_s - floor.env.now))


def _leave(floor: Floor, channel: Channel, contact: Contact, disposition: int, now: float) -> None:
    """Books that a customer has left without an answer."""
    contact.disposition = disposition
    contact.left_s = now
    floor.ledger.settled.append(contact)
    if channel.trunks is not None:
        channel.on_trunks.discard(contact.id)
    if contact.id in floor.warm:
        transfers.released(floor, contact, now)


def _block(floor: Floor, contact: Contact, now: float) -> None:
    """Busy tone: no trunk, or no place in the queue."""
    contact.disposition = BLOCKED
    contact.left_s = now
    floor.ledger.settled.append(contact)
    if contact.id in floor.warm:
        transfers.released(floor, contact, now)
    returns.after_failure(floor, contact, now, blocked=True)


def disconnect(floor: Floor, channel: Channel) -> None:
    """The channel closes and disconnects who waits."""
    now = floor.now
    for queue in channel.queues:
        for contact in queue.contacts:
            if contact.disposition == WAITING:
                _leave(floor, channel, contact, DISCONNECTED, now)
        queue.contacts.clear()
        queue.waiting = queue.owed = 0
        if queue.held_for:
            look_again(floor, queue)
