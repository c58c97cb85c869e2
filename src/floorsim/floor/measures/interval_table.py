"""The day interval by interval: what was planned, what came, who was there, how it went.

Contacts are booked to the interval of their arrival, agents' time to the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from floorsim.floor.demand.day_grid import DayGrid
from floorsim.floor.measures import handling, service
from floorsim.floor.measures.agent_time import ChannelTime
from floorsim.floor.measures.contact_table import ContactTable
from floorsim.floor.measures.outcomes import counts_of
from floorsim.floor.measures.reading import Reading
from floorsim.floor.measures.service_level import service_level
from floorsim.floor.wallboard.channel_need import ChannelNeed

if TYPE_CHECKING:
    from floorsim.floor.channel import Channel


@dataclass(frozen=True, slots=True)
class IntervalFigures:
    """One channel in one interval. Times in seconds since midnight before day 1; rates 0-1."""

    channel: str
    start_s: float
    end_s: float
    forecast: float
    offered: int
    answered: int
    answered_in_target: int
    abandoned: int
    service_level: float | None
    asa_s: float | None
    aht_s: float | None
    occupancy: float | None
    staffed: float
    """Mean number of agents logged in (ready or busy)."""
    needed_by_plan: float
    """Agents that the forecast needed, at the planned handling time."""
    needed: float
    """Agents that what came needed, at the same handling time: Erlang A on live channels, hours of work
    elsewhere."""

    def as_json(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


def interval_table(
    reading: Reading, from_s: float | None = None, to_s: float | None = None
) -> tuple[IntervalFigures, ...]:
    """The intervals between two times (default: all of play that the ledger holds), by channel."""
    now_s, compiled = reading.now_s, reading.compiled
    from_s = reading.from_s if from_s is None else from_s
    to_s = now_s if to_s is None else min(to_s, now_s)
    table, spells = reading.table, reading.spells
    times: dict[tuple[float, ...], ChannelTime] = {}
    rows: list[IntervalFigures] = []
    for channel in reading.channels:
        grid = DayGrid(compiled, channel)
        need = ChannelNeed(reading.at_last_cap(channel), compiled.contact_types)
        own = table.where(table.channel == channel.index)
        for edges_s in _days(grid, from_s, to_s):
            if edges_s not in times:
                times[edges_s] = ChannelTime(spells, np.array(edges_s))
            rows += _rows(channel, grid, need, own, times[edges_s], edges_s, now_s)
    return tuple(rows)


def _days(grid: DayGrid, from_s: float, to_s: float) -> Iterator[tuple[float, ...]]:
    """Edges of each day's intervals between two times."""
    at_s = from_s
    while at_s < to_s:
        edges_s = grid.edges_from(at_s, to_s)
        if edges_s:
            yield edges_s
        at_s = grid.day_ends_s(at_s)


def _rows(
    channel: Channel,
    grid: DayGrid,
    need: ChannelNeed,
    own: ContactTable,
    time: ChannelTime,
    edges_s: tuple[float, ...],
    now_s: float,
) -> Iterator[IntervalFigures]:
    target = channel.spec.target
    places = np.searchsorted(np.array(edges_s), own.arrived_s, side="right") - 1
    for place, (start_s, end_s) in enumerate(pairwise(edges_s)):
        mine = own.where(places == place) if len(own) else own
        counts = counts_of(service.tally(mine, now_s), target.count_blocked)
        lasts_s = end_s - start_s
        slot_aht_s = need.slot_aht_s(channel.mean_handle_s * grid.handle_factor(grid.number(start_s)))
        busy_s = float(time.handling[place, channel.index])
        ready_s = float(time.available[place, channel.index])
        forecast = grid.expected_between(start_s, end_s)
        came = service.offered(mine) - service.blocked(mine) - service.deflected(mine)
        yield IntervalFigures(
            channel=channel.id,
            start_s=start_s,
            end_s=end_s,
            forecast=forecast,
            offered=service.offered(mine),
            answered=service.answered(mine),
            answered_in_target=int(counts.answered_in_target),
            abandoned=service.abandoned(mine),
            service_level=service_level(target.formula, counts),
            asa_s=service.asa_s(mine),
            aht_s=handling.aht_s(mine),
            occupancy=busy_s / (busy_s + ready_s) if busy_s + ready_s > 1e-6 else None,
            staffed=float(time.staffed[place, channel.index]) / lasts_s,
            needed_by_plan=need.agents(forecast / lasts_s, slot_aht_s),
            needed=need.agents(came / lasts_s, slot_aht_s),
        )
