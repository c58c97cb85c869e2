"""What must hold of a floor's indexes between any two events, worked out anew from people and contacts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from floorsim.floor.agent import Agent
from floorsim.floor.contact import IN_SERVICE, TRANSFER, UNSET, WAITING, Contact
from floorsim.floor.floor import Floor
from floorsim.floor.queues import Pool, WaitingQueue
from floorsim.floor.routing import next_chat_queue
from floorsim.floor.states import BUSY, LOGGED_IN, READY
from tests.floor.playing import Session

SOON_S = 1e-6
"""A timer that is just about to fire may still settle it."""


def check_lines(session: Session) -> None:
    """`queue.waiting` counts the contacts in the queue: customers, and silent abandons nobody has noticed."""
    floor = session.floor
    waiting = Counter(contact.queue for contact in floor.ledger.contacts if contact.disposition == WAITING)
    for queue in floor.queues:
        present = list(in_line(queue))
        assert queue.waiting == len(present), f"{queue.id} counts {queue.waiting}, {len(present)} are there"
        assert waiting[queue.index] == sum(contact.disposition == WAITING for contact in present)
        joined = [contact.arrived_s for contact in present]
        assert joined == sorted(joined), f"{queue.id} is out of order"
        assert queue.owed == sum(contact.promised_s >= 0 for contact in present)
        assert queue.limit is None or queue.waiting - queue.owed <= queue.limit
        head = queue.head()
        assert head is (present[0] if present else None)


def in_line(queue: WaitingQueue) -> Iterator[Contact]:
    """Who stands in line."""
    return (c for c in queue.contacts if c.disposition == WAITING or (c.silent_abandon and c.agent == -1))


def check_hands(session: Session) -> None:
    """Every contact in service is in the hands of the one agent it names, and of nobody else."""
    floor = session.floor
    held: Counter[int] = Counter()
    for agent in [*floor.agents, floor.supervisor]:
        in_hand = in_hands(agent)
        assert agent.load == len(in_hand), f"{agent.id} counts {agent.load}, holds {len(in_hand)}"
        for contact in in_hand:
            held[contact.id] += 1
            assert contact.agent == agent.index
            assert contact.silent_abandon or contact.disposition == IN_SERVICE
            assert contact.wrapped_s == UNSET
        if not agent.is_supervisor:
            assert (agent.state == BUSY) == bool(in_hand), f"{agent.id} is in state {agent.state}"
    served = {contact.id for contact in floor.ledger.contacts if contact.disposition == IN_SERVICE}
    taken = {
        c.id for c in floor.ledger.contacts if c.silent_abandon and c.agent != -1 and c.wrapped_s == UNSET
    }
    assert held == Counter(served | taken)


def in_hands(agent: Agent) -> list[Contact]:
    """Contacts that the agent holds."""
    chats = [entry[2] for entry in agent.chats.done_at] if agent.chats is not None else []
    return chats + ([agent.contact] if agent.contact is not None else [])


def check_counts(session: Session) -> None:
    """Agents at work are counted once on each channel they are logged into, and in their pool."""
    floor = session.floor
    there = [agent for agent in floor.agents if agent.state in LOGGED_IN]
    assert [agent.index for agent in floor.agents if agent.counted] == [agent.index for agent in there]
    on = Counter(channel for agent in there for channel in agent.on)
    assert floor.staffed == [on[channel.index] for channel in floor.channels]
    for pool in floor.compiled.pools.values():
        assert pool.on_floor == sum(agent.pool is pool for agent in there)


def check_idle_lists(session: Session) -> None:
    """An agent stands in the idle list that fits, in no other, and not at all when something is due."""
    floor = session.floor
    found: Counter[tuple[int, int, int, int]] = Counter()
    for number, pool in enumerate(floor.compiled.pools.values()):
        for agent in members(pool.free):
            found[agent.index, number, -1, 0] += 1
        for channel, lists in pool.partly.items():
            for load, idle in enumerate(lists):
                for agent in members(idle):
                    found[agent.index, number, channel, load] += 1
    expected: Counter[tuple[int, int, int, int]] = Counter()
    numbers = {id(pool): number for number, pool in enumerate(floor.compiled.pools.values())}
    for agent in floor.agents:
        if agent.state == READY:
            assert not agent.due
            expected[agent.index, numbers[id(agent.pool)], -1, 0] += 1
        elif has_room(floor, agent):
            expected[agent.index, numbers[id(agent.pool)], agent.chat_now, agent.load] += 1
    assert found == expected, f"listed {found - expected} too much, {expected - found} too little"


def members(idle: object) -> list[Agent]:
    """Agents of an idle list."""
    agents = idle.agents  # type: ignore[attr-defined]
    return list(agents)


def has_room(floor: Floor, agent: Agent) -> bool:
    """Whether the agent has chats in hand and may take another."""
    return agent.chat_now >= 0 and 0 < agent.load < floor.channels[agent.chat_now].cap and not agent.due


def check_work_conservation(session: Session) -> None:
    """Nobody who could take a contact idles while it waits; delays and tools that are down excuse."""
    floor = session.floor
    now = floor.now
    for queue in floor.queues:
        head = queue.head()
        if head is None or floor.channels[queue.channel].down:
            continue
        for agent in floor.agents:
            free = agent.state == READY or (
                has_room(floor, agent) and agent.chat_now == queue.channel and next_is_of(agent, queue, now)
            )
            if free and may_take(agent.pool, queue, now - head.arrived_s):
                raise AssertionError(f"{agent.id} idles while {queue.id} waits {now - head.arrived_s:g} s")


def next_is_of(agent: Agent, queue: WaitingQueue, now: float) -> bool:
    """Whether nothing on another channel goes first, for an agent with chats in hand."""
    return next_chat_queue(agent.pool, queue.channel, now) is not None


def may_take(pool: Pool, queue: WaitingQueue, waited_s: float) -> bool:
    """Whether agents of the pool may serve a contact that has waited so long."""
    return any(queue in rank for rank in pool.serves) and waited_s >= pool.after[queue.index] + SOON_S


def check_trunks(session: Session) -> None:
    """Trunks in use are the customers on the line: waiting, talking or on hold; not those called back."""
    floor = session.floor
    handed_on = {contact.parent for contact in floor.ledger.contacts if contact.origin == TRANSFER}
    present: Counter[int] = Counter(
        floor.queues[contact.queue].channel
        for contact in floor.ledger.contacts
        if contact.disposition == WAITING and contact.promised_s == UNSET
    )
    for agent in [*floor.agents, floor.supervisor]:
        for contact in in_hands(agent):
            hangs_up_s = contact.answered_s + (contact.talk_s + contact.hold_s)
            gone = contact is agent.contact and contact.after_contact_s > 0 and floor.now >= hangs_up_s
            if not (gone or contact.silent_abandon or contact.id in handed_on or contact.promised_s != UNSET):
                present[contact.type.channel] += 1
    for channel in floor.channels:
        if channel.trunks is not None:
            in_use = len(channel.on_trunks)
            assert in_use == present[channel.index], f"{in_use} in use on {channel.id}"
            assert in_use <= channel.trunks


def check_warm_hand_overs(session: Session) -> None:
    """Whoever hands over warm is held by a customer who waits on the line, and by nobody else."""
    floor = session.floor
    for id, agent in floor.warm.items():
        follower = floor.ledger.contacts[id]
        assert agent.contact is not None
        assert agent.contact.id == follower.parent
        assert follower.disposition == WAITING
        assert follower.promised_s == UNSET
        assert not follower.silent_abandon


def check_chances(session: Session) -> None:
    """What incidents leave of chances lies within 0 and 1, of factors above 0."""
    for kind in session.floor.compiled.contact_types:
        for chance in (kind.resolvable, kind.hostility, kind.manager, kind.transfer_share):
            assert 0.0 <= chance <= 1.0
        assert kind.handle > 0.0
        assert kind.patience_factor > 0.0
    for channel in session.floor.channels:
        assert channel.down >= 0
        assert channel.cap >= 1


def check_wellbeing(session: Session) -> None:
    """Fatigue, exhaustion and morale lie within 0 and 1."""
    for agent in [*session.floor.agents, session.floor.supervisor]:
        for level in (agent.wellbeing.fatigue, agent.wellbeing.exhaustion, agent.wellbeing.morale):
            assert 0.0 <= level <= 1.0
    for note in session.floor.ledger.wellbeing_notes:
        assert all(0.0 <= level <= 1.0 for level in note[2:6])
        assert note.strain == UNSET or 0.0 <= note.strain <= 1.0
