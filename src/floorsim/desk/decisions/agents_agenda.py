"""What the desk asks about an agent's agenda: what is coming today, and until when the shift lasts."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import TYPE_CHECKING

from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.states import ABSENT, OFF, RESTING
from floorsim.units import DAY_S
from floorsim.wording.times import span, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


def coming_items(desk: Workspace, agent: Agent, kinds: Collection[str]) -> list[AgendaItem]:
    """Activities of these kinds of today that have not begun and are not cancelled, in order of time.

    One whose time has come while a contact is in hand still counts.
    """
    now_s = desk.now
    today = now_s // DAY_S
    coming = [
        item
        for item in agent.agenda
        if item.activity in kinds
        and item.begun_s < 0.0
        and not item.cancelled
        and item.start_s // DAY_S == today
        and (item.start_s >= now_s or item in agent.due)
    ]
    return sorted(coming, key=lambda item: item.start_s)


def coming_item(desk: Workspace, agent: Agent, kinds: Collection[str]) -> AgendaItem | None:
    """The first of these kinds that is coming today, or None."""
    return next(iter(coming_items(desk, agent, kinds)), None)


def last_rest_s(agent: Agent) -> float:
    """When the agent last began a rest; -1 if not yet."""
    return next((change.at_s for change in reversed(agent.log) if change.state in RESTING), -1.0)


def no_rest_since_s(agent: Agent) -> float:
    """When the agent's last rest ended, or the shift began."""
    since_s = agent.logged_in_s
    for before, after in pairwise(agent.log):
        if before.state in RESTING:
            since_s = max(since_s, after.at_s)
    return since_s


def no_rest_words(desk: Workspace, agent: Agent) -> str:
    """Since when the agent has been at work without a rest, with the hours; empty for who is not at work."""
    if not agent.log or agent.state in (OFF, ABSENT):
        return ""
    if agent.state in RESTING:
        return "at rest now"
    since_s = no_rest_since_s(agent)
    return f"no break since {time_of_day(since_s)}, {_roughly(desk.now - since_s)}"


def _roughly(length_s: float) -> str:
    """A length of time without seconds: `42 min`, `1h45`."""
    return span(length_s) if length_s >= 3600.0 else f"{length_s // 60.0:.0f} min"


def shift_end_s(agent: Agent, now: float) -> float:
    """When the agent's present shift ends, overtime included; now for those who are off."""
    return agent.shift_end_s if agent.shift_end_s is not None else now
