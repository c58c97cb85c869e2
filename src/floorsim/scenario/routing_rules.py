"""Who could serve which queue: the rules of routing, as far as a scenario's file settles them.

The checks and the floor both go by these, so that a scenario plays as it was checked.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import TYPE_CHECKING, Final

from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.channels import GroupPreference
from floorsim.scenario.models.demand import Driver, Stream
from floorsim.scenario.models.staff import Activity, Group, Shift
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from floorsim.scenario.models.scenario import Scenario

STAGGERED: Final = ("break", "lunch")
"""Activities that the agents of a shift take one after another; the others are for all at once."""

Span = tuple[float, float]
"""From a time to a time, in seconds since midnight of the same day."""


@dataclass(frozen=True, slots=True)
class QueueSpec:
    """A queue, written or implied by its channel."""

    id: str
    channel: str
    skill: str
    groups: tuple[GroupPreference, ...]
    path: Path


@dataclass(frozen=True, slots=True)
class Crew:
    """Agents who share everything that decides what they serve and when: one agent, or some of a group.

    `shift` is None for those who are there by staffing steps or for all of the opening hours.
    """

    group: str
    size: int
    skills: frozenset[str]
    on: frozenset[str]
    shift: str | None
    turn: int
    """How many agents before these share the shift: they take their breaks earlier."""
    path: Path


def waiting_queues_of(scenario: Scenario) -> dict[str, QueueSpec]:
    """Every queue by id; a channel that no queue names has one of its own name."""
    floor = scenario.floor
    with_queue = {queue.channel for queue in floor.queues.values()}
    queues = {
        id: QueueSpec(id, id, id, (), ("floor", "channels", id))
        for id in floor.channels
        if id not in with_queue
    }
    for id, queue in floor.queues.items():
        queues[id] = QueueSpec(id, queue.channel, queue.skill or id, queue.groups, ("floor", "queues", id))
    return queues


def queue_for(queues: Mapping[str, QueueSpec], driver: Driver, channel: str) -> QueueSpec | None:
    """The queue that a driver's contacts join on a channel: its own, the channel's namesake, or the first."""
    own = queues.get(driver.queue) if driver.queue else None
    if own is not None and own.channel == channel:
        return own
    there = [queue for queue in queues.values() if queue.channel == channel]
    return next((queue for queue in there if queue.id == channel), there[0] if there else None)


def drivers_of(scenario: Scenario, stream_id: str, stream: Stream) -> dict[str, float]:
    """Drivers of a stream with their weights; those that only a backlog or an incident brings have 0.

    A stream that names none has one of its own name, which is always resolved.
    """
    found = dict(stream.drivers or {stream_id: 1.0})
    elsewhere = [part.driver for part in stream.backlog]
    for incident in scenario.incidents:
        demands = (timed.effect.get("demand") for timed in incident.effects)
        elsewhere += [demand.driver for demand in demands if demand and demand.stream == stream_id]
    for name in elsewhere:
        if name is not None:
            found.setdefault(name, 0.0)
    return found


def drivers_in_use(scenario: Scenario) -> set[str]:
    """Drivers that effects may name: defined ones, and the namesake of a stream without drivers."""
    return set(scenario.drivers) | {
        id for id, stream in scenario.demand.streams.items() if not stream.drivers
    }


def channel_of(stream_id: str, stream: Stream) -> str:
    """The channel that a stream's contacts come in on."""
    return stream.channel or stream_id


def crews_of(scenario: Scenario) -> list[Crew]:
    """Every listed agent, then every group's generated agents, one crew for each shift they are dealt."""
    floor = scenario.floor
    queues = waiting_queues_of(scenario)
    crews: list[Crew] = []
    dealt = dict.fromkeys(floor.groups, 0)
    for index, agent in enumerate(floor.agents):
        group = floor.groups.get(agent.group)
        shift = agent.shift
        if shift is None and group is not None and group.shifts:
            shift = group.shifts[dealt[agent.group] % len(group.shifts)]
            dealt[agent.group] += 1
        skills = agent.skills if agent.skills is not None else group.skills if group else {}
        on = agent.on if agent.on is not None else group.on if group else ()
        path: Path = ("floor", "agents", index)
        channels = frozenset(logged_into(queues, skills, on))
        crews.append(Crew(agent.group, 1, frozenset(skills), channels, shift, 0, path))
    for id, group in floor.groups.items():
        known, path = frozenset(group.skills), ("floor", "groups", id)
        channels = frozenset(logged_into(queues, known, group.on))
        for shift, size in _dealt_sizes(group, dealt[id]).items():
            crews.append(Crew(id, size, known, channels, shift, 0, path))
    turns: dict[str | None, int] = {}
    for index, crew in enumerate(crews):
        crews[index] = replace(crew, turn=turns.get(crew.shift, 0))
        turns[crew.shift] = turns.get(crew.shift, 0) + crew.size
    return crews


def generated_size(group: Group) -> int:
    """How many agents a group makes beside the listed ones."""
    return group.count or max((step.agents for step in group.staffing), default=0)


def agent_ids(scenario: Scenario) -> list[str]:
    """Ids of all agents: the listed ones, then the generated ones."""
    return [agent.id for agent in scenario.floor.agents] + generated_ids(scenario)


def groups_of_agents(scenario: Scenario) -> list[str]:
    """The group of every agent, in the order of :func:`agent_ids`."""
    groups = scenario.floor.groups.items()
    listed = [agent.group for agent in scenario.floor.agents]
    return listed + [id for id, group in groups for _ in range(generated_size(group))]


def generated_ids(scenario: Scenario) -> list[str]:
    """Ids of the agents that no list names, in the order in which they are made: A01, A02, ..."""
    to_come = whole_sum(generated_size(group) for group in scenario.floor.groups.values())
    width = 2 if to_come < 100 else len(str(to_come))
    taken = {agent.id for agent in scenario.floor.agents}
    free = (id for number in count(1) if (id := f"A{number:0{width}d}") not in taken)
    return list(islice(free, to_come))


def _dealt_sizes(group: Group, dealt: int) -> dict[str | None, int]:
    """Generated agents per shift, dealt in turn; all under None when the group has no shifts."""
    size = generated_size(group)
    if not group.shifts:
        return {None: size} if size else {}
    sizes: dict[str | None, int] = {}
    for turn in range(dealt, dealt + size):
        shift = group.shifts[turn % len(group.shifts)]
        sizes[shift] = sizes.get(shift, 0) + 1
    return sizes


def logged_into(
    queues: Mapping[str, QueueSpec], skills: Container[str], on: tuple[str, ...]
) -> tuple[str, ...]:
    """The channels written, or every channel on which the skills can be used, in the order of the queues."""
    return on or tuple(dict.fromkeys(queue.channel for queue in queues.values() if queue.skill in skills))


def may_serve(scenario: Scenario, group_id: str, skills: Container[str], queue: QueueSpec) -> bool:
    """Whether agents of a group with these skills have the queue's, and routing lets the group serve it.

    Whether they are logged in makes no difference.
    """
    group = scenario.floor.groups.get(group_id)
    if queue.skill not in skills or group is None:
        return False
    if queue.groups and group_id not in {preference.group for preference in queue.groups}:
        return False
    ranks = served_by(group)
    return not ranks or any(queue.id in names for names in ranks)


def served_by(group: Group) -> list[tuple[str, ...]]:
    """Queues on a group's own list, best first, those of equal rank together; empty when it has none."""
    return [(entry,) if isinstance(entry, str) else entry for entry in group.serves]


def begins_s(shift: Shift, activity: Activity, turn: int) -> float:
    """When the agent of this turn (from 0) goes to an activity, seconds since midnight, within the shift."""
    if activity.kind not in STAGGERED:
        return activity.at
    return min(activity.at + turn * shift.stagger, shift.end - activity.length)


def at_work(shift: Shift, turn: int, day: int) -> list[Span]:
    """When the agent of this turn (from 0) is on the queues on a day (from 1): the shift without breaks and
    activities."""
    away = []
    for activity in shift.activities:
        if not activity.is_on(day):
            continue
        start = begins_s(shift, activity, turn)
        away.append((start, start + activity.length))
    spans: list[Span] = []
    reached = shift.start
    for start, end in sorted(away):
        if start > reached:
            spans.append((reached, start))
        reached = max(reached, end)
    if shift.end > reached:
        spans.append((reached, shift.end))
    return spans
