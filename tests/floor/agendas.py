"""What is on an agent's agenda."""

from __future__ import annotations

from floorsim.floor.agent import AgendaItem, Agent


def next_item(agent: Agent, now: float) -> AgendaItem | None:
    """The next activity on the agent's agenda that is still to come."""
    coming = [
        item for item in agent.agenda if item.begun_s < 0 and not item.cancelled and item.start_s >= now
    ]
    return min(coming, key=lambda item: item.start_s, default=None)
