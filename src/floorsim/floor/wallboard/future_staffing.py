"""Who will be there: agents per channel in the intervals to come, by shifts, activities and moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from floorsim.floor.states import ABSENT, OFF

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent

Login = tuple[int, ...]
Span = tuple[float, float, float]
"""From, to, and +1 for presence or -1 for an activity in it."""


def presence(agent: Agent, now_s: float, until_s: float) -> list[tuple[float, float]]:
    """When the agent is due to be at work from now on, as the supervisor knows it."""
    spans = []
    if agent.shift_end_s is not None and agent.state not in (OFF, ABSENT):
        spans.append((now_s, min(agent.shift_end_s, until_s)))
    for start_s, end_s in agent.shifts:
        if start_s > now_s and start_s < until_s and not agent.resigned:
            spans.append((start_s, min(end_s, until_s)))
    return [(start_s, end_s) for start_s, end_s in spans if end_s > start_s]


def activities(agent: Agent, now_s: float) -> list[tuple[float, float]]:
    """The agent's activities from now on: the present one, what is due, what is planned."""
    spans = []
    if agent.now_item is not None and agent.until_s is not None:
        spans.append((now_s, agent.until_s))
    for item in agent.agenda:
        if item.begun_s < 0 and not item.cancelled and item.length_s > 0:
            start_s = max(item.start_s, now_s) if item in agent.due else item.start_s
            if start_s >= now_s:
                spans.append((start_s, start_s + item.length_s))
    return spans


def planned_staffing(
    agents: Sequence[Agent], now_s: float, edges_s: Sequence[float]
) -> dict[Login, list[float]]:
    """Mean number of agents available for contacts in each interval, by the channels they will be on.

    Intervals lie between `edges_s`; time before now counts for nothing.
    """
    until_s = edges_s[-1]
    spans: dict[Login, list[Span]] = {}
    for agent in agents:
        for start_s, end_s in presence(agent, now_s, until_s):
            back_s = agent.moved_until_s
            parts = [(agent.on, start_s, end_s)]
            if back_s is not None and back_s < end_s:
                back_s = max(back_s, start_s)
                parts = [(agent.on, start_s, back_s), (agent.home, back_s, end_s)]
            for on, from_s, to_s in parts:
                if to_s > from_s:
                    own = spans.setdefault(on, [])
                    own.append((from_s, to_s, 1.0))
                    for begins_s, ends_s in activities(agent, now_s):
                        if ends_s > from_s and begins_s < to_s:
                            own.append((max(begins_s, from_s), min(ends_s, to_s), -1.0))
    return dict(zip(spans, mean_numbers(list(spans.values()), edges_s), strict=True))


def mean_numbers(groups: list[list[Span]], edges_s: Sequence[float]) -> list[list[float]]:
    """Mean number present in each interval, for each group of spans."""
    if not groups:
        return []
    table = np.array([span for group in groups for span in group])
    edges = np.array(edges_s)
    inside = np.minimum(table[:, 1, None], edges[1:]) - np.maximum(table[:, 0, None], edges[:-1])
    seconds = np.maximum(inside, 0.0) * table[:, 2, None]
    firsts = np.cumsum([0] + [len(group) for group in groups[:-1]])
    means = np.add.reduceat(seconds, firsts, axis=0) / np.diff(edges)
    return [list(map(float, row)) for row in np.maximum(means, 0.0)]
