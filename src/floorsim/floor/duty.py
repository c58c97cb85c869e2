"""What an agent is doing: states, idle lists, and what comes after a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import agenda, chats, service
from floorsim.floor.clock import Timer
from floorsim.floor.contact import U_ROUTE
from floorsim.floor.people.wellbeing import READY as MIND_READY
from floorsim.floor.people.wellbeing import enter
from floorsim.floor.routing import next_chat_queue, next_queue
from floorsim.floor.states import READY

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.contact import Contact
    from floorsim.floor.floor import Floor
    from floorsim.floor.queues import WaitingQueue


def set_state(agent: Agent, state: int, channel: int, now: float) -> None:
    """The agent enters a state; the ledger keeps it."""
    agent.state = state
    agent.state_channel = channel
    agent.state_since_s = now
    agent.log.entries.append((now, state, channel))


def take(floor: Floor, agent: Agent, contact: Contact, now: float) -> None:
    """The agent, ready or with room for another chat, takes the contact."""
    leave_idle(agent)
    if contact.type.own_channel.is_chat:
        chats.begin(floor, agent, contact, now)
        offer_room(floor, agent)
    else:
        service.begin(floor, agent, contact, now)


def leave_idle(agent: Agent) -> None:
    """Takes the agent out of the idle lists."""
    pool = agent.pool
    if agent.load:
        lists = pool.partly.get(agent.chat_now)
        if lists is not None and agent.load < len(lists):
            lists[agent.load].discard(agent)
    else:
        pool.free.discard(agent)


def offer_room(floor: Floor, agent: Agent) -> None:
    """Puts an agent who has chats in hand into the list of those with room for another."""
    if agent.load and agent.load < floor.channels[agent.chat_now].cap and not agent.due:
        agent.pool.partly_idle(agent.chat_now, agent.load).add(agent)


def free(floor: Floor, agent: Agent, now: float) -> None:
    """Nothing is in the agent's hands: what is due comes first, then the next contact, then waiting."""
    if agent.due:
        agenda.begin_due(floor, agent, now)
        return
    if agent.is_supervisor:
        floor.supervisor_is_free(now)
        return
    queue = next_queue(agent.pool, agent.pool.serves, now)
    if queue is not None:
        contact = queue.take()
        if queue.held_for:
            look_again(floor, queue)
        if contact.type.own_channel.is_chat:
            chats.begin(floor, agent, contact, now)
            free_slot(floor, agent, agent.load, now)
        else:
            service.begin(floor, agent, contact, now)
        return
    if floor.people:
        enter(agent.wellbeing, now, MIND_READY)
    if agent.state != READY:
        set_state(agent, READY, -1, now)
    agent.idle_since_s = now
    agent.pool.free.add(agent)


def free_slot(floor: Floor, agent: Agent, before: int, now: float) -> None:
    """A chat ended or the cap rose: fill the room with waiting chats, then wait for more.

    `before` is the load under which the agent stood in the idle lists. What goes before a further chat on
    another channel stops the filling, so that the agent comes free for it.
    """
    lists = agent.pool.partly.get(agent.state_channel)
    if lists is not None and 0 < before < len(lists):
        lists[before].discard(agent)
    if not agent.load:
        free(floor, agent, now)
        return
    if agent.due:
        return
    channel = floor.channels[agent.chat_now]
    while agent.load < channel.cap:
        queue = next_chat_queue(agent.pool, channel.index, now)
        if queue is None:
            break
        chats.begin(floor, agent, queue.take(), now)
    agent.idle_since_s = now
    offer_room(floor, agent)


def look_again(floor: Floor, queue: WaitingQueue) -> None:
    """Somebody left the line: chats that stood back for it are given to agents who have room for them."""
    for pool in queue.held_for:
        if pool.stood_back:
            pool.stood_back = False
            Timer(floor.env, _refill, (floor, pool)).after(0.0)


def _refill(timer: Timer, now: float) -> None:
    floor, pool = timer.subject
    for channel, lists in pool.partly.items():
        for load in range(1, min(len(lists), floor.channels[channel].cap)):
            while lists[load].agents and (queue := next_chat_queue(pool, channel, now)) is not None:
                free_slot(floor, lists[load].peek(queue.contacts[0].draws[U_ROUTE]), load, now)


def drain(floor: Floor, channel: int, now: float) -> None:
    """Lets agents with room take what waits on a channel (its tool is back), the longest idle first."""
    able = [agent for agent in floor.agents if _has_room(floor, agent, channel)]
    able.sort(key=lambda agent: (agent.load, agent.idle_since_s, agent.index))
    while able:
        able = [agent for agent in able if _takes_one(floor, agent, channel, now)]


def _takes_one(floor: Floor, agent: Agent, channel: int, now: float) -> bool:
    """Gives the agent the next contact of the channel; whether there was one and there is room for more."""
    queue = (
        next_chat_queue(agent.pool, channel, now)
        if agent.load
        else next_queue(agent.pool, agent.pool.serves, now)
    )
    if queue is None or queue.channel != channel:
        return False
    take(floor, agent, queue.take(), now)
    return _has_room(floor, agent, channel)


def _has_room(floor: Floor, agent: Agent, channel: int) -> bool:
    if agent.state == READY:
        return channel in agent.on
    return agent.chat_now == channel and agent.load < floor.channels[channel].cap and not agent.due
