"""What the desk asks about an agent's agenda: what is coming today, and until when the shift lasts."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from floorsim.floor.agent import AgendaItem, Agent
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


def coming_items(desk: Workspace, agent: Agent, kinds: Collection[str]) -> list[AgendaItem]:
    """Activities of these kinds of today that have not begun and are not cancelled, in order of time.

    One whose time has come while a contact is in hand still counts.
    """
    today = desk.now // DAY_S
    coming = [
        item
        for item in agent.agenda
        if item.activity in kinds
        and item.begun_s < 0.0
        and not item.cancelled
        and item.start_s // DAY_S == today
        and (item.start_s >= desk.now or item in agent.due)
    ]
    return sorted(coming, key=lambda item: item.start_s)


def coming_item(desk: Workspace, agent: Agent, kinds: Collection[str]) -> AgendaItem | None:
    """The first of these kinds that is coming today, or None."""
    return next(iter(coming_items(desk, agent, kinds)), None)


def shift_end_s(agent: Agent, now: float) -> float:
    """When the agent's present shift ends, overtime included; now for those who are off."""
    return agent.shift_end_s if agent.shift_end_s is not None else now
