"""What the desk asks before a decision: who or what is meant, who can be reached, who can do it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from floorsim.floor.agent import Agent
from floorsim.floor.channel import Channel
from floorsim.floor.states import ABSENT, AWAY, BREAK, COACHING, LUNCH, MEETING, OFF, TRAINING
from floorsim.wording.names import listed, nearest
from floorsim.wording.sentences import shown
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace

_IN: Final = {
    BREAK: "on a break",
    LUNCH: "at lunch",
    MEETING: "in a meeting",
    TRAINING: "in training",
    COACHING: "in a coaching session",
    AWAY: "away from the floor",
}


def unknown_agents(desk: Workspace, ids: Iterable[str]) -> str | None:
    """A sentence about ids that no agent has, with the nearest one; None when all are known."""
    faults = []
    for id in ids:
        if desk.agent(id) is None:
            by_name = {desk.name(agent): agent.id for agent in desk.floor.agents}
            near = nearest(id, [agent.id for agent in desk.floor.agents])
            near = near or by_name.get(nearest(id, by_name) or "")
            known = desk.agent(near) if near is not None else None
            called = "" if known is None or desk.name(known) == known.id else f" ({desk.name(known)})"
            faults.append(
                f"there is no agent {shown(id)}" + (f"; did you mean {near}{called}?" if near else "")
            )
    return "; ".join(faults) or None


def channel_named(desk: Workspace, id: str) -> Channel | str:
    """The channel of this id, or a sentence that says there is none, with the nearest name."""
    index = desk.floor.compiled.channel_index.get(id)
    if index is not None:
        return desk.floor.channels[index]
    known = [channel.id for channel in desk.floor.channels]
    near = nearest(id, known)
    return f"there is no channel {shown(id)}; " + (
        f"did you mean {near}?" if near else f"choose {listed(known)}"
    )


def channel_title(desk: Workspace, id: str) -> str:
    """The title of the channel; the id itself when there is none."""
    channel = channel_named(desk, id)
    return id if isinstance(channel, str) else channel.title


def not_at_work(desk: Workspace, agent: Agent) -> str | None:
    """Why the agent can't be asked anything at all now, or None: absent, not there yet, gone."""
    name = desk.name(agent)
    if agent.state == ABSENT:
        return f"{name} is absent today"
    if agent.state == OFF:
        today = [one for one in agent.shifts if desk.floor.day_of(one[0]) == desk.floor.day_of(desk.now)]
        if any(start <= desk.now < end and not _came(agent, start) for start, end in today):
            return f"{name} is late and not in yet"
        begins_s = min((start for start, _ in today if start > desk.now), default=None)
        if begins_s is not None:
            return f"{name} is not at work until {time_of_day(begins_s)}"
        return f"{name} has gone home" if today else f"{name} does not work today"
    return None


def _came(agent: Agent, since_s: float) -> bool:
    """Whether the agent has been at work since then."""
    for one in reversed(agent.log):
        if one.at_s < since_s:
            break
        if one.state not in (OFF, ABSENT):
            return True
    return False


def not_on_floor(desk: Workspace, agent: Agent) -> str | None:
    """Why the agent can't be spoken to now, or None: not at work, or on a break, in a meeting, away."""
    reason = not_at_work(desk, agent)
    if reason is None and agent.state in _IN:
        until = f" until {time_of_day(agent.until_s)}" if agent.until_s is not None else ""
        reason = f"{desk.name(agent)} is {_IN[agent.state]}{until}"
    return reason


def can_serve(desk: Workspace, agent: Agent, channel: Channel) -> bool:
    """Whether the agent has a skill for the channel and routing lets the agent's group serve it."""
    compiled = desk.floor.compiled
    return any(compiled.may_serve(agent.group, agent.skills, queue) for queue in channel.queues)


def at_work(desk: Workspace) -> list[Agent]:
    """Everyone inside a shift now, on the floor or not."""
    return [agent for agent in desk.floor.agents if agent.state not in (OFF, ABSENT)]
