"""Checks of incidents: they happen during the run, and to something that is there."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models import Scenario
from floorsim.scenario.models.events import DemandEffect, Incident, IncidentEffect, StaffEffect
from floorsim.scenario.routing_rules import agent_ids, drivers_of, generated_size
from floorsim.scenario.values.times_of_day import format_time

Span = tuple[float, float]
"""From a time to a time, in seconds after midnight of day 1."""


def check_incidents(scenario: Scenario, found: Findings) -> None:
    """Every incident and its effects."""
    found.unique(("incidents",), (incident.id for incident in scenario.incidents), "incident")
    drivers = drivers_in_use(scenario)
    for index, incident in enumerate(scenario.incidents):
        path: Path = ("incidents", index)
        span = f"the run lasts from {format_time(scenario.start_s)} to {format_time(scenario.end_s)}"
        if incident.start >= scenario.end_s or incident.end <= scenario.start_s:
            found.error((*path, "from"), "the incident lies outside the run", span)
        elif incident.start < scenario.start_s:
            found.warn((*path, "from"), "the incident begins before the run", span)
        for number, timed in enumerate(incident.effects):
            where: Path = (*path, "effects", number)
            _check_times(scenario, incident, timed.start, timed.end, where, found)
            begins = incident.start if timed.start is None else timed.start
            ends = incident.end if timed.end is None else timed.end
            _check_effect(scenario, timed.effect, (begins, ends), drivers, where, found)


def drivers_in_use(scenario: Scenario) -> set[str]:
    """Drivers that effects may name: defined ones, and the namesake of a stream without drivers."""
    return set(scenario.drivers) | {
        id for id, stream in scenario.demand.streams.items() if not stream.drivers
    }


def _check_times(
    scenario: Scenario,
    incident: Incident,
    start: float | None,
    end: float | None,
    path: Path,
    found: Findings,
) -> None:
    begins = incident.start if start is None else start
    ends = incident.end if end is None else end
    if ends <= begins:
        key = "to" if end is not None else "from"
        right = f"the incident lasts from {format_time(incident.start)} to {format_time(incident.end)}"
        found.error((*path, key), "the effect ends before it starts", right)
    elif begins >= scenario.end_s:
        found.warn(
            (*path, "from"), "the effect begins after the run", f"it ends at {format_time(scenario.end_s)}"
        )


def _check_effect(
    scenario: Scenario, effect: IncidentEffect, span: Span, drivers: set[str], path: Path, found: Findings
) -> None:
    """Names that an effect uses, and effects that change nothing."""
    floor = scenario.floor
    if effect.demand is not None:
        _check_demand(scenario, effect.demand, drivers, (*path, "demand"), found)
        _check_curve(effect.demand, span, (*path, "demand", "times"), found)
    for key in ("resolve", "hostility", "unclear"):
        chance = getattr(effect, key)
        if chance is not None:
            found.all_known((*path, key, "drivers"), chance.drivers, drivers, "driver")
    for key in ("handle", "patience"):
        times = getattr(effect, key)
        if times is not None:
            found.all_known((*path, key, "drivers"), times.drivers, drivers, "driver")
            found.all_known((*path, key, "channels"), times.channels, floor.channels, "channel")
            if times.times == 0:
                found.error(
                    (*path, key, "times"), "a time of nothing is impossible", "write a factor above 0"
                )
    if effect.tool is not None:
        found.all_known((*path, "tool", "channels"), effect.tool.channels, floor.channels, "channel")
        if not effect.tool.down and effect.tool.slow == 1:
            found.warn((*path, "tool"), "the tool works as ever", "write down: true, or slow: above 1")
    if effect.staff is not None:
        _check_staff(scenario, effect.staff, (*path, "staff"), found)


def _check_demand(
    scenario: Scenario, demand: DemandEffect, drivers: set[str], path: Path, found: Findings
) -> None:
    streams = scenario.demand.streams
    known = found.known((*path, "stream"), demand.stream, streams, "stream")
    if (
        demand.driver is not None
        and found.known((*path, "driver"), demand.driver, drivers, "driver")
        and known
    ):
        own = drivers_of(scenario, demand.stream, streams[demand.stream])
        _warn_if_weightless(own, demand, path, found)
    if isinstance(demand.times, tuple):
        for number, (earlier, later) in enumerate(pairwise(demand.times), 1):
            if later[0] <= earlier[0]:
                right = "write the curve's points in order of time, one per time"
                found.error((*path, "times", number), "this point is not later than the one before", right)
    elif demand.times == 1:
        found.warn(
            (*path, "times"), "a factor of 1 changes nothing", "write another factor or leave the effect out"
        )


def _check_curve(demand: DemandEffect, span: Span, path: Path, found: Findings) -> None:
    """Warns of points at which nothing can be seen of the curve, since its effect does not last then."""
    begins, ends = span
    if not isinstance(demand.times, tuple) or ends <= begins:
        return
    lasts = f"the effect lasts from {format_time(begins)} to {format_time(ends)}"
    for number, (at, _) in enumerate(demand.times):
        if not begins <= at <= ends:
            wrong = f"the curve has a point at {format_time(at)}, when it does nothing"
            found.warn((*path, number, 0), wrong, f"{lasts}; move the point, or the times")


def _warn_if_weightless(own: dict[str, float], demand: DemandEffect, path: Path, found: Findings) -> None:
    """A driver with a factor below 1 and no share of the stream has nothing to lose."""
    factors: Iterable[float] = (
        (factor for _, factor in demand.times) if isinstance(demand.times, tuple) else [demand.times]
    )
    if max(factors) < 1 and demand.driver is not None and own.get(demand.driver, 0.0) == 0:
        right = "a factor below 1 thins all of a stream's contacts; leave driver out"
        found.warn((*path, "driver"), f"{demand.driver} has no share of {demand.stream} to lose", right)


def _check_staff(scenario: Scenario, staff: StaffEffect, path: Path, found: Findings) -> None:
    floor = scenario.floor
    found.all_known((*path, "agents"), staff.agents, agent_ids(scenario), "agent")
    if not staff.agents and staff.group is None:
        found.error(path, "this takes nobody off the floor", "name agents, or a group and a count")
    if staff.group is not None and found.known((*path, "group"), staff.group, floor.groups, "group"):
        group = floor.groups[staff.group]
        size = generated_size(group) + sum(agent.group == staff.group for agent in floor.agents)
        if staff.count == 0:
            found.error((*path, "count"), "this takes nobody off the floor", "write how many as count:")
        elif staff.count > size:
            found.warn(
                (*path, "count"), f"{staff.group} has {size} agents, fewer than {staff.count}", "take fewer"
            )
