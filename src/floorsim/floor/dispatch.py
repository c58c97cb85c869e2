"""Giving a contact to an agent who can take it: on arrival, and when a channel's tool is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.floor import chats, duty, service
from floorsim.floor.routing import next_chat_queue, next_queue
from floorsim.floor.states import READY

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.contact import Contact
    from floorsim.floor.floor import Floor


def take(floor: Floor, agent: Agent, contact: Contact, now: float) -> None:
    """The agent, ready or with room for another chat, takes the contact."""
    duty.leave_idle(agent)
    if contact.type.own_channel.is_chat:
        chats.begin(floor, agent, contact, now)
        duty.offer_room(floor, agent)
    else:
        service.begin(floor, agent, contact, now)


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
