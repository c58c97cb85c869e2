"""Plays a theory scenario over many seeds and compares the means of what happened with what must be."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from floorsim.floor.contact import BLOCKED
from floorsim.floor.floor import Floor
from floorsim.floor.ledger import StateChange
from floorsim.floor.measures import service
from floorsim.floor.measures.contact_table import ContactTable, contact_table
from floorsim.floor.states import BUSY, READY
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models import Scenario

SCENARIOS = Path(__file__).parent / "scenarios"
STANDARD_ERRORS = 3.5
"""A right mean lies further off in one test of two thousand."""

Figures = Mapping[str, float]


class Known(NamedTuple):
    """What a figure must be; a simulated reference has a standard error of its own."""

    value: float
    error: float = 0.0


@cache
def scenario_of(case: str) -> Scenario:
    """The scenario file of a case, loaded as any other."""
    return load_scenario(SCENARIOS / f"{case}.yaml").scenario


def means_agree(
    case: str,
    known: Mapping[str, float | Known],
    figures: Callable[[Floor], Figures],
    replications: int,
    play: Callable[[Floor], None] | None = None,
) -> None:
    """Fails unless every figure's mean over the seeds lies within 3.5 standard errors of what is known."""
    rows = []
    for seed in range(1, replications + 1):
        floor = Floor(scenario_of(case), seed)
        if play is not None:
            play(floor)
        floor.advance(floor.end_s)
        rows.append(figures(floor))
    wrong = []
    for name, expected in known.items():
        sure = expected if isinstance(expected, Known) else Known(expected)
        values = np.array([row[name] for row in rows])
        own_error = values.std(ddof=1) / math.sqrt(len(values))
        assert own_error > 0 or values[0] == sure.value, f"{name} is {values[0]} for every seed"
        off = (values.mean() - sure.value) / math.hypot(own_error, sure.error)
        if abs(off) > STANDARD_ERRORS:
            wrong.append(f"{name} is {values.mean():.6g}, {off:+.1f} standard errors from {sure.value:g}")
    if wrong:
        pytest.fail(f"{case} over {replications} seeds: " + "; ".join(wrong))


def settled(floor: Floor, queue: str | None = None, settle_s: float = 0.0) -> ContactTable:
    """Contacts that arrived in play, but for the last `settle_s`, of one queue or of all."""
    table = contact_table(floor.ledger.contacts, floor.layout.kinds, floor.channels)
    inside = (table.arrived_s >= floor.play_from_s) & (table.arrived_s < floor.end_s - settle_s)
    if queue is not None:
        line = floor.layout.line_index[queue]
        inside &= np.array([contact.queue == line for contact in floor.ledger.contacts])
    return table.where(inside)


def contact_figures(floor: Floor, queue: str | None = None, settle_s: float = 600.0) -> Figures:
    """Counts, shares and waits (in seconds) of settled contacts."""
    table = settled(floor, queue, settle_s)
    waits = service.waits_s(table)
    entered = len(table) - int((table.fate == BLOCKED).sum())
    answered = service.is_answered(table)
    target = floor.channels[0].text.target
    levels = service.service_levels(table, target, floor.end_s)
    in_target = answered & (table.answered_s - table.joined_s <= target.within)
    return {
        "offered": len(table),
        "answered": service.answered(table),
        "abandoned": service.abandoned(table),
        "blocked": service.blocked(table),
        "in target": int(in_target.sum()),
        "p_wait": float((waits > 0).sum()) / entered,
        "p_abandon": service.abandoned(table) / len(table),
        "wait": service.mean_wait_s(table) or 0.0,
        "asa": service.asa_s(table) or 0.0,
        "p90": float(np.quantile(waits, 0.9)),
        "service level": levels[target.formula] or 0.0,
        "handling": float((table.wrapped_s - table.answered_s)[answered & (table.wrapped_s >= 0)].mean()),
    }


def queue_length(floor: Floor) -> float:
    """Mean number waiting during play: waits within it, over its length."""
    table = contact_table(floor.ledger.contacts, floor.layout.kinds, floor.channels)
    end = np.where(table.released_s >= 0, table.released_s, floor.end_s)
    inside = np.minimum(end, floor.end_s) - np.maximum(table.joined_s, floor.play_from_s)
    return float(inside.clip(0).sum()) / (floor.end_s - floor.play_from_s)


def in_service(floor: Floor) -> float:
    """Mean number of contacts with agents during play."""
    table = contact_table(floor.ledger.contacts, floor.layout.kinds, floor.channels)
    begun = table.answered_s >= 0
    end = np.where(table.wrapped_s >= 0, table.wrapped_s, floor.end_s)[begun]
    inside = np.minimum(end, floor.end_s) - np.maximum(table.answered_s[begun], floor.play_from_s)
    return float(inside.clip(0).sum()) / (floor.end_s - floor.play_from_s)


def occupancy(floor: Floor, group: str | None = None, until_s: float | None = None) -> float:
    """Busy time over busy and ready time during play, of one group or of all, from the agents' own states."""
    busy = ready = 0.0
    end_s = floor.end_s if until_s is None else until_s
    for agent, log in zip(floor.agents, floor.ledger.states, strict=True):
        if group is not None and agent.group != floor.layout.group_index[group]:
            continue
        for change, after in zip(log, [*log[1:], StateChange(floor.end_s, -1, -1)], strict=True):
            spent = max(0.0, min(after.at_s, end_s) - max(change.at_s, floor.play_from_s))
            busy += spent if change.state == BUSY else 0.0
            ready += spent if change.state == READY else 0.0
    return busy / (busy + ready)
