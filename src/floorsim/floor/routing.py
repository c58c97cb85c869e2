"""Who takes what: an agent for an arriving contact, and the next contact for a free agent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from floorsim.floor.contact import U_ROUTE, WAITING, Contact
from floorsim.floor.queues import Idle, Pool, RandomIdle, WaitingQueue
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent

SOON_S = 1e-6
"""A wait this much short of what is asked counts as reached: rounding of the clock over many days."""


def agent_for(queue: WaitingQueue, contact: Contact, now_s: float) -> Agent | None:
    """The agent who takes a contact that just joined this queue: by rank, then load, then idle time.

    Whoever has chats in hand gets no further one while something of another channel goes before it.
    """
    channel = queue.own_channel
    if channel.down:
        return None
    if queue.someone_at_random:
        return _agent_by_chance(queue, contact.draws[U_ROUTE], now_s)
    for levels in queue.idle:
        for load in range(channel.cap):
            found: Agent | None = None
            # Idle agents have nothing else to come free for; only those with chats in hand may stand back.
            may_stand_back = load and queue.may_stand_back
            for idle in levels[load]:
                if not idle.agents:
                    continue
                if may_stand_back and _stands_back(idle.pool, queue, queue.priority, now_s):
                    continue
                head = next(iter(idle.agents))
                if (
                    found is None
                    or head.idle_since_s < found.idle_since_s
                    or (head.idle_since_s == found.idle_since_s and head.index < found.index)
                ):
                    found = head
            if found is not None:
                return found
    return None


def _agent_by_chance(queue: WaitingQueue, draws: float, now_s: float) -> Agent | None:
    """The same where one of the queue's pools picks its agents at random."""
    for levels in queue.idle:
        for load in range(queue.own_channel.cap):
            idles = [idle for idle in levels[load] if idle.agents]
            if load and idles and queue.may_stand_back:
                idles = [idle for idle in idles if not _stands_back(idle.pool, queue, queue.priority, now_s)]
            if idles:
                return _anyone(idles, draws)
    return None


def late_agent_for(queue: WaitingQueue, contact: Contact, now_s: float) -> Agent | None:
    """An agent of a group that helps this queue only after a wait, once the contact has waited that long."""
    channel = queue.own_channel
    if channel.down:
        return None
    waited_s = now_s - contact.arrived_s
    helping = [entry for entry in queue.later if waited_s + SOON_S >= entry[0]]
    # `later` stands in order of delay; among groups that may help by now the rank decides.
    for _, _, pool in sorted(helping, key=lambda entry: entry[1]):
        stands_back = _stands_back(pool, queue, _points(queue, contact, now_s)[0], now_s)
        partly = [] if stands_back else pool.partly.get(queue.channel, [])
        for idle in (pool.free, *partly[1 : channel.cap]):
            if idle.agents:
                return idle.peek(contact.draws[U_ROUTE])
    return None


def _longest_idle(idles: list[Idle]) -> Agent:
    """Over pools that each have somebody: whoever has been idle longest, the first in the list of agents when
    alike."""
    found = idles[0].peek(0.0)
    for idle in idles[1:]:
        head = idle.peek(0.0)
        if head.idle_since_s < found.idle_since_s or (
            head.idle_since_s == found.idle_since_s and head.index < found.index
        ):
            found = head
    return found


def _anyone(idles: list[Idle], draws: float) -> Agent:
    """Over pools that each have somebody, some of which pick at random: when one of those is among them, each
    agent with equal chance; else whoever has been idle longest."""
    if not any(isinstance(idle, RandomIdle) for idle in idles):
        return _longest_idle(idles)
    # One draw serves twice: it picks the pool by its number of agents, and its remainder the agent.
    place = draws * whole_sum(len(idle) for idle in idles)
    for idle in idles:
        if place < len(idle):
            return idle.peek(place / len(idle))
        place -= len(idle)
    return idles[-1].peek(0.0)


def next_chat_queue(pool: Pool, channel: int, now_s: float) -> WaitingQueue | None:
    """The queue of a chat channel whose head an agent of this pool with chats in hand takes next.

    None as well while something on another channel goes before it: by rank or by points, not by its wait
    alone, since the agent would leave room for chats unused.
    """
    queue = next_queue(pool, pool.of_channel.get(channel, ()), now_s)
    if queue is None or _stands_back(pool, queue, _points(queue, queue.contacts[0], now_s)[0], now_s):
        return None
    return queue


def _stands_back(pool: Pool, queue: WaitingQueue, points: float, now_s: float) -> bool:
    """Whether something on another channel goes before a chat of this queue with so many points."""
    for by_rank, other in pool.before.get(queue.index, ()):
        head = _may_be_taken(pool, other, now_s) if other.waiting else None
        if head is not None and (by_rank or _points(other, head, now_s)[0] > points):
            # Remembered, so that the room is filled once the other queue has emptied (next_work.look_again).
            pool.stood_back = True
            return True
    return False


def _points(queue: WaitingQueue, head: Contact, now_s: float) -> tuple[float, float]:
    """Points of a queue's head, and its wait in seconds, which decides between equals."""
    waited_s = now_s - head.arrived_s
    return queue.priority + queue.age_weight * waited_s / 60.0, waited_s


def _may_be_taken(pool: Pool, queue: WaitingQueue, now_s: float) -> Contact | None:
    """The head of a queue in which somebody waits, if agents of the pool may take it now."""
    if queue.own_channel.down:
        return None
    if queue.order is not None and now_s >= queue.order.changes_s:
        queue.order.sort(queue.contacts, now_s)
    # Looking at the first one is cheap; `head()` also drops those who have left.
    head = queue.contacts[0]
    if head.disposition != WAITING:
        found = queue.head()
        if found is None:
            return None
        head = found
    after_s = pool.after[queue.index]
    return None if after_s and now_s - head.arrived_s + SOON_S < after_s else head


def next_queue(pool: Pool, ranks: Sequence[list[WaitingQueue]], now_s: float) -> WaitingQueue | None:
    """Of these queues, rank by rank, the one whose head an agent of this pool takes next: by points, then by
    wait. For an agent with nothing in hand the ranks are all that the pool serves."""
    for rank in ranks:
        best: WaitingQueue | None = None
        best_points = (0.0, 0.0)
        for queue in rank:
            head = _may_be_taken(pool, queue, now_s) if queue.waiting else None
            if head is None:
                continue
            # Alone in its rank there is nothing to compare, which is the usual case and saves the points.
            if len(rank) == 1:
                return queue
            points = _points(queue, head, now_s)
            if best is None or points > best_points:
                best, best_points = queue, points
        if best is not None:
            return best
    return None


def pull(queue: WaitingQueue, contact: Contact) -> None:
    """Takes a contact out of the middle of its queue; it must still stand there."""
    queue.waiting -= 1
    if contact.promised_s >= 0.0:
        queue.owed -= 1
    if contact.disposition != WAITING:
        queue.contacts.remove(contact)  # nothing else would tell that this silent abandon has left
