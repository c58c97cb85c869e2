"""Waiting queues and pools of idle agents: the two indexes that routing looks things up in.

Nothing here scans the floor: a queue knows its head and its length, a pool knows who has been idle longest.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from typing import TYPE_CHECKING

from floorsim.floor.contact import WAITING, Contact

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.channel import Channel
    from floorsim.floor.pick_order import PickOrder


class WaitingQueue:
    """One waiting queue, first come first served unless it has an order; who left is skipped when met."""

    __slots__ = (
        "_ranks",
        "age_weight",
        "booked",
        "channel",
        "contacts",
        "held_for",
        "id",
        "idle",
        "index",
        "later",
        "limit",
        "may_stand_back",
        "most",
        "order",
        "owed",
        "own_channel",
        "pools",
        "priority",
        "skill",
        "someone_at_random",
        "title",
        "waiting",
    )

    def __init__(
        self, index: int, id: str, channel: Channel, skill: str, priority: float, age_weight: float, most: int
    ) -> None:
        self.index = index
        self.id = id
        self.title = id
        self.own_channel = channel
        self.channel = channel.index
        self.skill = skill
        self.priority = priority
        """Points of its contacts against other queues of equal rank."""
        self.age_weight = age_weight
        """Points a contact gains per minute of waiting."""
        self.held_for: list[Pool] = []
        """Pools whose agents take no further chat while something here goes before it."""
        self.may_stand_back = False
        """Chats: some of its pools may have something on another channel that goes before them."""
        self.limit: int | None = None
        self.contacts: deque[Contact] = deque()
        self.order: PickOrder | None = None
        """How a written queue is worked, where the supervisor has said so; None: first in, first out."""
        self.waiting = 0
        """Contacts in the queue, unnoticed silent abandons included: what the wallboard shows."""
        self.owed = 0
        """Those of them who hung up and were promised a call: they hold a place, and no line."""
        self.booked = 0
        """Customers who booked a time to come and stand in no place until then."""
        self.pools: list[list[Pool]] = []
        """Pools that may serve it from the first second, rank by rank."""
        self.later: list[tuple[float, int, Pool]] = []
        """(wait in seconds, rank, pool) for groups that help only after a delay, shortest delay first."""
        self.most = most
        """Contacts that one agent may ever hold of its channel."""
        self.idle: list[list[list[Idle]]] = []
        """Rank by rank, then by contacts in hand, the lists of agents with room."""
        self.someone_at_random = False
        """One of its pools picks its agents at random."""
        self._ranks: dict[int, list[Pool]] = {}

    def as_at_start(self, own_channel: Channel) -> WaitingQueue:
        """The queue for another run, with that run's channel: nobody in it, no pool."""
        own = WaitingQueue(
            self.index, self.id, own_channel, self.skill, self.priority, self.age_weight, self.most
        )
        own.title = self.title
        own.limit = self.limit
        return own

    def add_pool(self, pool: Pool, rank: int, after_s: float) -> None:
        """Lets a pool serve this queue at a rank (lower is tried first), after a wait."""
        if after_s > 0:
            self.later = sorted([*self.later, (after_s, rank, pool)], key=lambda entry: entry[:2])
            return
        self.someone_at_random = self.someone_at_random or pool.random
        self._ranks.setdefault(rank, []).append(pool)
        self.pools = [self._ranks[key] for key in sorted(self._ranks)]
        self.idle = [
            [[pool.idle_at(self.channel, load) for pool in rank] for load in range(self.most)]
            for rank in self.pools
        ]

    def join(self, contact: Contact) -> None:
        """The contact goes to the end of the queue, or where its order puts it."""
        if self.order is None:
            self.contacts.append(contact)
        else:
            self.order.insert(self.contacts, contact)
        self.waiting += 1

    def head(self) -> Contact | None:
        """The contact that is next, or None."""
        contacts = self.contacts
        while contacts:
            first = contacts[0]
            if first.disposition == WAITING or first.looks_waiting:
                return first
            contacts.popleft()
        return None

    def take(self) -> Contact:
        """Removes and returns the head; only after `head` has found one."""
        self.waiting -= 1
        contact = self.contacts.popleft()
        if self.owed and contact.promised_s >= 0.0:
            self.owed -= 1
        return contact


class LongestIdle:
    """Idle agents of a pool, the longest idle first."""

    __slots__ = ("agents", "pool")

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.agents: OrderedDict[Agent, None] = OrderedDict()

    def __len__(self) -> int:
        return len(self.agents)

    def add(self, agent: Agent) -> None:
        """Puts an agent at the end of the list."""
        self.agents[agent] = None

    def discard(self, agent: Agent) -> None:
        """Takes an agent out, if there."""
        self.agents.pop(agent, None)

    def peek(self, draws: float) -> Agent:
        """The agent whose turn it is; `draws` is not used."""
        return next(iter(self.agents))


class RandomIdle:
    """Idle agents of a pool, anyone with equal chance."""

    __slots__ = ("agents", "places", "pool")

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self.agents: list[Agent] = []
        self.places: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.agents)

    def add(self, agent: Agent) -> None:
        """Puts an agent into the list, once."""
        if agent.index not in self.places:
            self.places[agent.index] = len(self.agents)
            self.agents.append(agent)

    def discard(self, agent: Agent) -> None:
        """Takes an agent out, if there; the last one fills the gap."""
        place = self.places.pop(agent.index, None)
        if place is None:
            return
        last = self.agents.pop()
        if last is not agent:
            self.agents[place] = last
            self.places[last.index] = place

    def peek(self, draws: float) -> Agent:
        """The agent that a uniform number picks."""
        return self.agents[int(draws * len(self.agents))]


Idle = LongestIdle | RandomIdle


class Pool:
    """Agents who are alike for routing: same group, same channels, same skills."""

    __slots__ = (
        "after",
        "before",
        "free",
        "group",
        "handle",
        "key",
        "of_channel",
        "on_floor",
        "partly",
        "random",
        "serves",
        "stood_back",
    )

    def __init__(self, key: tuple[object, ...], group: int, random: bool) -> None:
        self.key = key
        self.group = group
        self.random = random
        self.handle: dict[int, float] = {}
        """Queue index to the factor on handling time there, where it is not 1."""
        self.free: Idle = RandomIdle(self) if random else LongestIdle(self)
        """Agents with nothing in hand."""
        self.partly: dict[int, list[Idle]] = {}
        """Channel to idle lists by number of chats in hand (1 to cap - 1), for agents with room for more."""
        self.serves: list[list[WaitingQueue]] = []
        """Queues its agents take from, rank by rank."""
        self.of_channel: dict[int, list[list[WaitingQueue]]] = {}
        """Chat channel to its queues in `serves`, rank by rank."""
        self.before: dict[int, list[tuple[bool, WaitingQueue]]] = {}
        """Index of a chat queue to the queues of other channels that may go before it, each with whether it
        does so by rank, or else only when it has more points."""
        self.stood_back = False
        """Somebody with chats in hand took no further one lately, since something else went before it."""
        self.after: dict[int, float] = {}
        """Queue index to the wait in seconds before its agents may take from it."""
        self.on_floor = 0
        """Agents of the pool who are logged in, busy or ready."""

    def idle_at(self, channel: int, load: int) -> Idle:
        """Agents with `load` contacts of a channel in hand and room for another."""
        return self.partly_idle(channel, load) if load else self.free

    def partly_idle(self, channel: int, load: int) -> Idle:
        """Agents with `load` chats of a channel in hand and room for another."""
        lists = self.partly.setdefault(channel, [])
        while len(lists) <= load:
            lists.append(RandomIdle(self) if self.random else LongestIdle(self))
        return lists[load]
