"""Unpopular shifts: who works how many of them, and what it does to those who work more than their share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import fsum
from typing import TYPE_CHECKING, Final

from floorsim.units import DAY_S, HOUR_S

if TYPE_CHECKING:
    from floorsim.floor.agent import Agent
    from floorsim.floor.floor import Floor

EVENING_S: Final = 18 * HOUR_S
"""A shift that ends after this time of day is unpopular (D: evenings, nights and weekends are what people ask
to be spared)."""
EARLY_S: Final = 7 * HOUR_S
"""So is one that begins before this time of day (D)."""
UNFAIR_MORALE: Final = -0.02
"""Morale that an unpopular shift costs who works it, for each by which they have more than those with the
same work have on average (D; who sees others treated better withdraws: Colquitt and others 2001)."""
MOST_EXCESS: Final = 3.0
"""More than this many above the average cost no more (D)."""
WEEKEND: Final = frozenset({"saturday", "sunday"})

Work = tuple[tuple[int, ...], frozenset[str]]
"""Channels and skills: whose shifts can be exchanged without a hole in the skills."""


def work_of(agent: Agent) -> Work:
    """What the agent does: those with the same work can take each other's shifts."""
    return agent.home, agent.skills


def is_unpopular(floor: Floor, start_s: float, end_s: float) -> bool:
    """Whether a shift is one of those that people ask to be spared."""
    day = start_s // DAY_S
    at_s, until_s = start_s - day * DAY_S, end_s - day * DAY_S
    return until_s > EVENING_S or at_s < EARLY_S or floor.scenario.floor.weekday_of(int(day)) in WEEKEND


def unpopular_shifts(floor: Floor) -> dict[int, int]:
    """How many each agent (index) has in the run by the roster as it stands, those worked before included."""
    return {
        agent.index: len([one for one in agent.shifts if is_unpopular(floor, *one)])
        for agent in floor.agents
        if not agent.resigned
    }


def excess_shifts(floor: Floor) -> dict[int, float]:
    """Unpopular shifts that each agent (index) has above the mean of those with the same work, or 0."""
    counts, by_work = unpopular_shifts(floor), defaultdict[Work, list[int]](list)
    for index in counts:
        by_work[work_of(floor.agents[index])].append(index)
    means = {key: fsum(counts[index] for index in peers) / len(peers) for key, peers in by_work.items()}
    return {index: max(0.0, count - means[work_of(floor.agents[index])]) for index, count in counts.items()}


def resentment(floor: Floor, agent: Agent, day: int, excess: float) -> float:
    """What having worked a day (0 is the first) costs in morale, 0 or below, whoever has so many unpopular
    shifts above the average."""
    worked = next((one for one in agent.shifts if floor.day_of(one[0]) == day), None)
    if worked is None or not is_unpopular(floor, *worked):
        return 0.0
    return UNFAIR_MORALE * min(MOST_EXCESS, excess)


def fairness_index(counts: Mapping[int, int]) -> float:
    """How evenly unpopular shifts are shared, up to 1 for all alike: (sum)² / (n × sum of squares), after
    Jain, Chiu and Hawe 1984."""
    squares = fsum(count * count for count in counts.values())
    return fsum(counts.values()) ** 2 / (len(counts) * squares) if squares else 1.0
