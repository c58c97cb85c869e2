"""Who takes what: an agent for an arriving contact, and the next contact for a free agent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor.contact import U_ROUTE, WAITING, Contact
from floorsim.floor.lines import Idle, Line, Pool, RandomIdle

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent


def agent_for(line: Line, contact: Contact) -> Agent | None:
    """The agent who takes a contact that just joined this line: by rank, then load, then idle time."""
    channel = line.own_channel
    if channel.down:
        return None
    for levels in line.idle:
        for idles in levels[: channel.cap]:
            luck = contact.luck
            found = _anyone(idles, luck[U_ROUTE]) if line.someone_at_random else _longest_idle(idles)
            if found is not None:
                return found
    return None


def late_agent_for(line: Line, contact: Contact, waited_s: float) -> Agent | None:
    """An agent of a group that helps this line only after a wait, once the contact has waited that long."""
    channel = line.own_channel
    if channel.down:
        return None
    for after_s, pool in line.later:
        if waited_s + 1e-9 < after_s:
            break
        partly = pool.partly.get(line.channel) or []
        for idle in (pool.free, *partly[1 : channel.cap]):
            if idle.agents:
                return idle.peek(contact.luck[U_ROUTE])
    return None


def _longest_idle(idles: list[Idle]) -> Agent | None:
    """Over several pools: whoever has been idle longest, the first in the list of agents when alike."""
    found: Agent | None = None
    for idle in idles:
        if idle.agents:
            head = idle.peek(0.0)
            if (
                found is None
                or head.idle_since_s < found.idle_since_s
                or (head.idle_since_s == found.idle_since_s and head.index < found.index)
            ):
                found = head
    return found


def _anyone(idles: list[Idle], luck: float) -> Agent | None:
    """Over several pools, some of which pick at random: when one of those has somebody, each agent with
    equal chance; else whoever has been idle longest."""
    if not any(idle.agents for idle in idles if isinstance(idle, RandomIdle)):
        return _longest_idle(idles)
    place = luck * sum(len(idle) for idle in idles)
    for idle in idles:
        if place < len(idle):
            return idle.peek(place / len(idle))
        place -= len(idle)
    return next(idle for idle in reversed(idles) if idle.agents).peek(0.0)


def next_for(pool: Pool, now_s: float, channel: int = -1) -> Contact | None:
    """Takes the next contact for an agent of this pool off its line; None when nobody waits.

    With `channel`, only lines of that channel (an agent with chats in hand has room for another).
    """
    for rank in pool.serves:
        best: Line | None = None
        best_points = (0.0, 0.0)
        for line in rank:
            if not line.waiting or (channel >= 0 and line.channel != channel):
                continue
            if line.own_channel.down:
                continue
            head = line.contacts[0]
            if head.fate != WAITING:
                found = line.head()
                if found is None:
                    continue
                head = found
            waited_s = now_s - head.arrived_s
            after_s = pool.after[line.index]
            if after_s and waited_s + 1e-9 < after_s:
                continue
            if len(rank) == 1:
                return line.take()
            points = (line.priority + line.age_weight * waited_s / 60.0, waited_s)
            if best is None or points > best_points:
                best, best_points = line, points
        if best is not None:
            return best.take()
    return None


def pull(line: Line, contact: Contact) -> None:
    """Takes a contact out of the middle of its line; it must still stand there."""
    line.waiting -= 1
    if contact.fate != WAITING:
        line.contacts.remove(contact)  # nothing else would tell that this ghost has left
