"""Figures of what has a target of its own: queues, groups, and channels under a regulated target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from floorsim.floor.channel import title_of
from floorsim.floor.contact import ANSWERED, IN_SERVICE
from floorsim.floor.measures import handling, service
from floorsim.floor.measures.block import Block, figure
from floorsim.floor.measures.contact_table import Bools, ContactTable, Ints
from floorsim.floor.measures.outcomes import counts_of
from floorsim.floor.measures.reading import Reading
from floorsim.floor.measures.service_level import ServiceCounts, service_level
from floorsim.floor.measures.window import Window
from floorsim.scenario.models.channels import Regulated, ServiceLevelFormula, Target
from floorsim.scenario.models.staff import GroupTarget
from floorsim.scenario.routing_rules import groups_of_agents
from floorsim.units import DAY_S

BY_GROUP: Final[ServiceLevelFormula] = "answered_in_target_over_answered"
"""A group is judged by what it took: who gave up gave up on the queue."""


class TargetedFigures(Block):
    """Counts of contacts, times in seconds, rates 0-1; None with nothing to divide by."""

    def __init__(self, window: Window, rows: Bools, target: Target) -> None:
        self._target = target
        self._contacts: ContactTable = window.contacts.judged_by(rows, target.within, target.short_abandon)
        self._now_s = window.now_s

    @figure
    def target_share(self) -> float:
        """The share that the target asks for."""
        return self._target.share

    @figure
    def target_within_s(self) -> float:
        """The time that it gives."""
        return self._target.within

    @figure
    def offered(self) -> int:
        """Contacts that wanted service; of a group, those that it took."""
        return service.offered(self._contacts)

    @figure
    def answered(self) -> int:
        """Contacts taken."""
        return service.answered(self._contacts)

    @figure
    def answered_in_target(self) -> int:
        """Contacts taken within the target."""
        return int(self._counts.answered_in_target)

    @figure
    def abandoned(self) -> int:
        """Customers who gave up."""
        return service.abandoned(self._contacts)

    @figure
    def service_level(self) -> float | None:
        """By the target's formula."""
        return service_level(self._target.formula, self._counts)

    @figure
    def mean_wait_s(self) -> float | None:
        """Mean wait of those who were answered or gave up."""
        return service.mean_wait_s(self._contacts)

    @figure
    def aht_s(self) -> float | None:
        """Average handle time."""
        return handling.aht_s(self._contacts)

    @property
    def met(self) -> bool:
        """Whether the target was met; with nobody to count it was."""
        return self.service_level is None or self.service_level >= self._target.share

    @property
    def _counts(self) -> ServiceCounts:
        return counts_of(service.tally(self._contacts, self._now_s), self._target.count_blocked)


def targeted_json(window: Window) -> dict[str, Any]:
    """`queues`, `groups` and `regulated` of a window by id; a block without any entry is left out."""
    blocks = {
        "queues": {id: found.as_json() for id, found in queue_figures(window).items()},
        "groups": {id: found.as_json() for id, found in group_figures(window).items()},
        "regulated": _regulated_json(window),
    }
    return {name: block for name, block in blocks.items() if block}


def queue_figures(window: Window) -> Mapping[str, TargetedFigures]:
    """By id, the queues that have a target of their own."""
    floor, compiled = window.reading.scenario.floor, window.reading.compiled
    return {
        id: TargetedFigures(window, _queue(window) == compiled.queue_index[id], queue.target)
        for id, queue in floor.queues.items()
        if queue.target is not None
    }


def group_figures(window: Window) -> Mapping[str, TargetedFigures]:
    """By id, the groups that have a target of their own."""
    groups = window.reading.scenario.floor.groups
    return {
        id: TargetedFigures(window, _taken_by(window, id), whole_target(group.target))
        for id, group in groups.items()
        if group.target is not None
    }


def regulated_figures(window: Window) -> Mapping[str, TargetedFigures]:
    """By id, the channels that have a regulated target, judged by it."""
    return {
        channel.id: TargetedFigures(
            window, window.contacts.channel == channel.index, whole_target(channel.spec.regulated)
        )
        for channel in window.reading.channels
        if channel.spec.regulated is not None
    }


def regulated_days(reading: Reading) -> list[tuple[int, Mapping[str, TargetedFigures]]]:
    """The same for each day that is over, as far as it was played, with its number; 1 is the first."""
    scenario, found = reading.scenario, []
    for day in range(scenario.floor.days):
        opens_s, closes_s = reading.compiled.hours.on(day) or (0.0, 0.0)
        from_s = max(reading.from_s, day * DAY_S + opens_s)
        to_s = min(scenario.end_s, day * DAY_S + closes_s)
        if from_s < to_s <= reading.now_s:
            found.append((day + 1, regulated_figures(Window(reading, from_s, to_s))))
    return found


def whole_target(written: Regulated | GroupTarget) -> Target:
    """A regulated or a group's target in the form of a channel's."""
    formula = written.formula if isinstance(written, Regulated) else BY_GROUP
    return Target.model_construct(share=written.share, within=written.within, formula=formula)


def titles_of_targets(reading: Reading) -> dict[str, str]:
    """Titles of queues and groups by id, for tables."""
    titles = {queue.id: queue.title for queue in reading.compiled.queues}
    groups = reading.scenario.floor.groups
    return titles | {id: group.title or title_of(id) for id, group in groups.items()}


def _regulated_json(window: Window) -> dict[str, Any]:
    channels = {channel.id: channel.spec.regulated for channel in window.reading.channels}
    days = regulated_days(window.reading)
    found: dict[str, Any] = {}
    for id, figures in regulated_figures(window).items():
        written = channels[id]
        assert written is not None
        missed = [number for number, of_day in days if not of_day[id].met]
        found[id] = {"by": written.by, **figures.as_json(), "days_missed": len(missed)}
    return found


def _queue(window: Window) -> Ints:
    of_all = np.array([contact.queue for contact in window.reading.ledger.contacts], dtype=np.int64)
    found: Ints = of_all[window.contacts.id]
    return found


def _taken_by(window: Window, group: str) -> Bools:
    """Rows that agents of a group took; a new hire is of the group of whoever resigned."""
    groups = groups_of_agents(window.reading.scenario)
    ledger = window.reading.ledger
    for gone in ledger.resigned[: len(ledger.agents) - len(groups)]:
        groups.append(groups[gone.agent])
    of_group = np.array([one == group for one in groups], dtype=np.bool_)
    table = window.contacts
    taken = (table.agent >= 0) & ((table.disposition == ANSWERED) | (table.disposition == IN_SERVICE))
    rows: Bools = taken & of_group[np.maximum(table.agent, 0)]
    return rows
