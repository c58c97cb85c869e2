"""Plays theory scenarios, reads what happened, and compares means over seeds with what must be."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from floorsim.floor.contact import BLOCKED
from floorsim.floor.floor import Floor
from floorsim.floor.measures import service
from floorsim.floor.measures.contact_table import ContactTable, contact_table
from floorsim.floor.records import StateChange
from floorsim.floor.states import BUSY, READY
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario

SCENARIOS = Path(__file__).parent / "scenarios"
STANDARD_ERRORS = 3.5
"""A right mean lies further off in one test of two thousand."""
SETTLE_S = 600.0
"""Contacts of the last minutes of play are left out where the end would cut their fate off."""

Figures = Mapping[str, float]


class Known(NamedTuple):
    """What a figure must be; a simulated reference has a standard error of its own."""

    value: float
    error: float = 0.0


class Judged(NamedTuple):
    """One figure over several seeds beside what it must be."""

    figure: str
    known: Known
    mean: float
    error: float
    """Standard error of the mean over the seeds."""
    seeds: int

    @property
    def z(self) -> float:
        """How many standard errors the mean lies off; errors of both sides count."""
        off, error = self.mean - self.known.value, math.hypot(self.error, self.known.error)
        return off / error if error > 0 else math.copysign(math.inf, off) if off else 0.0

    @property
    def agrees(self) -> bool:
        """Whether it lies within 3.5 standard errors; a mean that never moves must be exact."""
        return abs(self.z) <= STANDARD_ERRORS

    def __str__(self) -> str:
        return f"{self.figure} is {self.mean:.6g}, {self.z:+.1f} standard errors from {self.known.value:g}"


def judge(known: Mapping[str, Known], rows: Sequence[Figures]) -> list[Judged]:
    """Every known figure beside its mean over the rows, one row a seed."""
    judged = []
    for figure, expected in known.items():
        values = np.array([row[figure] for row in rows])
        error = float(values.std(ddof=1)) / math.sqrt(len(values))
        judged.append(Judged(figure, expected, float(values.mean()), error, len(values)))
    return judged


@cache
def scenario_of(name: str) -> Scenario:
    """A scenario file of this folder, loaded as any other."""
    return load_scenario(SCENARIOS / f"{name}.yaml").scenario


def settled(floor: Floor, queue: str | None = None, settle_s: float = 0.0) -> ContactTable:
    """Contacts that arrived in play, but for the last `settle_s`, of one queue or of all."""
    table = contact_table(floor.ledger.contacts, floor.compiled.contact_types, floor.channels)
    inside = (table.arrived_s >= floor.play_from_s) & (table.arrived_s < floor.end_s - settle_s)
    if queue is not None:
        place = floor.compiled.queue_index[queue]
        inside &= np.array([contact.queue == place for contact in floor.ledger.contacts])
    return table.where(inside)


def contact_figures(floor: Floor, queue: str | None = None, settle_s: float = SETTLE_S) -> Figures:
    """Counts, shares and times of settled contacts, of one queue or of all."""
    table = settled(floor, queue, settle_s)
    waits = service.waits_s(table)
    entered = len(table) - int((table.disposition == BLOCKED).sum())
    answered = service.is_answered(table)
    target = floor.channels[0].spec.target
    levels = service.service_levels(table, target, floor.end_s)
    in_target = int((answered & (table.answered_s - table.arrived_s <= target.within)).sum())
    return {
        "offered": len(table),
        "answered": service.answered(table),
        "abandoned": service.abandoned(table),
        "blocked": service.blocked(table),
        "in target": in_target,
        "share in target": in_target / len(table),
        "chance to wait": float((waits > 0).sum()) / entered,
        "share abandoned": service.abandoned(table) / len(table),
        "share blocked": service.blocked(table) / len(table),
        "mean wait, s": service.mean_wait_s(table) or 0.0,
        "answered after, s": service.asa_s(table) or 0.0,
        "90% wait at most, s": float(np.quantile(waits, 0.9)),
        "service level": levels[target.formula] or 0.0,
        "handling, s": float((table.wrapped_s - table.answered_s)[answered & (table.wrapped_s >= 0)].mean()),
    }


def queue_length(floor: Floor) -> float:
    """Mean number waiting during play: waits within it, over its length."""
    table = contact_table(floor.ledger.contacts, floor.compiled.contact_types, floor.channels)
    end = np.where(table.released_s >= 0, table.released_s, floor.end_s)
    inside = np.minimum(end, floor.end_s) - np.maximum(table.arrived_s, floor.play_from_s)
    return float(inside.clip(0).sum()) / (floor.end_s - floor.play_from_s)


def in_service(floor: Floor) -> float:
    """Mean number of contacts with agents during play."""
    table = contact_table(floor.ledger.contacts, floor.compiled.contact_types, floor.channels)
    begun = table.answered_s >= 0
    end = np.where(table.wrapped_s >= 0, table.wrapped_s, floor.end_s)[begun]
    inside = np.minimum(end, floor.end_s) - np.maximum(table.answered_s[begun], floor.play_from_s)
    return float(inside.clip(0).sum()) / (floor.end_s - floor.play_from_s)


def occupancy(floor: Floor, group: str | None = None, until_s: float | None = None) -> float:
    """Busy time over busy and ready time during play, of one group or of all, from the agents' own states."""
    busy = ready = 0.0
    end_s = floor.end_s if until_s is None else until_s
    for agent, log in zip(floor.agents, floor.ledger.states, strict=True):
        if group is not None and agent.group != floor.compiled.group_index[group]:
            continue
        for change, after in zip(log, [*log[1:], StateChange(floor.end_s, -1, -1)], strict=True):
            spent = max(0.0, min(after.at_s, end_s) - max(change.at_s, floor.play_from_s))
            busy += spent if change.state == BUSY else 0.0
            ready += spent if change.state == READY else 0.0
    return busy / (busy + ready)
