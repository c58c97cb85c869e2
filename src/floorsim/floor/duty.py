"""What an agent is doing, and the counts and idle lists that routing finds them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor


def set_state(agent: Agent, state: int, channel: int, now: float) -> None:
    """The agent enters a state; the ledger keeps it."""
    agent.state = state
    agent.state_channel = channel
    agent.state_since_s = now
    agent.log.entries.append((now, state, channel))


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


def join_floor(floor: Floor, agent: Agent) -> None:
    """Counts the agent among those at work on their channels."""
    agent.pool.on_floor += 1
    for channel in agent.on:
        floor.staffed[channel] += 1
    agent.counted = True


def leave_floor(floor: Floor, agent: Agent) -> None:
    """Takes the agent out of the counts and idle lists."""
    if agent.counted:
        agent.pool.on_floor -= 1
        for channel in agent.on:
            floor.staffed[channel] -= 1
        agent.counted = False
    leave_idle(agent)
