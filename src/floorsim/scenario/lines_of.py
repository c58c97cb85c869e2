"""Who could serve which queue: the rules of routing, as far as a scenario's file settles them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from floorsim.scenario.faults import Path
from floorsim.scenario.models import Scenario
from floorsim.scenario.models.channels import GroupPreference
from floorsim.scenario.models.demand import Driver, Stream
from floorsim.scenario.models.staff import Group, Shift

Span = tuple[float, float]
"""From a time to a time, in seconds since midnight of the same day."""


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A queue, written or implied by its channel."""

    id: str
    channel: str
    skill: str
    groups: tuple[GroupPreference, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Crew:
    """Agents who share everything that decides what they serve and when: a part of a group, or one agent."""

    group: str
    size: int
    skills: frozenset[str]
    on: frozenset[str]
    path: Path


def lines_of(scenario: Scenario) -> dict[str, WaitingLine]:
    """Every queue by id; a channel that no queue names has one of its own name."""
    floor = scenario.floor
    with_queue = {queue.channel for queue in floor.queues.values()}
    lines = {
        id: WaitingLine(id, id, id, (), ("floor", "channels", id))
        for id in floor.channels
        if id not in with_queue
    }
    for id, queue in floor.queues.items():
        lines[id] = WaitingLine(id, queue.channel, queue.skill or id, queue.groups, ("floor", "queues", id))
    return lines


def line_for(
    scenario: Scenario, lines: dict[str, WaitingLine], driver: Driver, channel: str
) -> WaitingLine | None:
    """The queue that a driver's contacts join on a channel: its own, the channel's namesake, or the first."""
    own = lines.get(driver.queue) if driver.queue else None
    if own is not None and own.channel == channel:
        return own
    there = [line for line in lines.values() if line.channel == channel]
    return next((line for line in there if line.id == channel), there[0] if there else None)


def drivers_of(scenario: Scenario, stream_id: str, stream: Stream) -> dict[str, float]:
    """Drivers of a stream with their weights; those that only a backlog or an incident brings have 0.

    A stream that names none has one of its own name, which is always resolved.
    """
    found = dict(stream.drivers or {stream_id: 1.0})
    elsewhere = [part.driver for part in stream.backlog]
    for incident in scenario.incidents:
        demands = (timed.effect.demand for timed in incident.effects)
        elsewhere += [demand.driver for demand in demands if demand and demand.stream == stream_id]
    for name in elsewhere:
        if name is not None:
            found.setdefault(name, 0.0)
    return found


def channel_of(stream_id: str, stream: Stream) -> str:
    """The channel that a stream's contacts come in on."""
    return stream.channel or stream_id


def crews_of(scenario: Scenario) -> Iterator[Crew]:
    """Every group's generated agents, and every listed agent."""
    floor = scenario.floor
    lines = lines_of(scenario)
    for id, group in floor.groups.items():
        size = max((step.agents for step in group.staffing), default=group.count)
        if size:
            path: Path = ("floor", "groups", id)
            yield _crew(lines, id, size, frozenset(group.skills), group.on, path)
    for index, agent in enumerate(floor.agents):
        listed_group = floor.groups.get(agent.group)
        skills = agent.skills if agent.skills is not None else listed_group.skills if listed_group else {}
        on = agent.on if agent.on is not None else listed_group.on if listed_group else ()
        yield _crew(lines, agent.group, 1, frozenset(skills), on, ("floor", "agents", index))


def _crew(
    lines: dict[str, WaitingLine],
    group: str,
    size: int,
    skills: frozenset[str],
    on: tuple[str, ...],
    path: Path,
) -> Crew:
    channels = frozenset(on) or frozenset(line.channel for line in lines.values() if line.skill in skills)
    return Crew(group, size, skills, channels, path)


def may_serve(scenario: Scenario, crew: Crew, line: WaitingLine) -> bool:
    """Whether the crew has the skill and routing lets its group serve the queue, logged in or not."""
    group = scenario.floor.groups.get(crew.group)
    if line.skill not in crew.skills or group is None:
        return False
    if line.groups and crew.group not in {preference.group for preference in line.groups}:
        return False
    return not group.serves or line.id in served_by(group)


def served_by(group: Group) -> set[str]:
    """Queues on a group's own list; empty when it has none."""
    return {name for entry in group.serves for name in ([entry] if isinstance(entry, str) else entry)}


def at_work(shift: Shift) -> list[Span]:
    """When an agent on this shift is on the queues: the shift without its breaks and activities."""
    spans: list[Span] = []
    reached = shift.start
    for activity in sorted(shift.activities, key=lambda activity: activity.at):
        if activity.at > reached:
            spans.append((reached, activity.at))
        reached = max(reached, activity.at + activity.length)
    if shift.end > reached:
        spans.append((reached, shift.end))
    return spans
