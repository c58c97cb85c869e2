"""Pods: a group's agents in parts of about a dozen, each the size that one supervisor knows by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from floorsim.scenario.routing_rules import generated_ids, generated_size

if TYPE_CHECKING:
    from floorsim.scenario.models.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Crew:
    """Agents who are chosen together: a group or one of its pods."""

    id: str
    """`retail` of a group, `retail-3` of its third pod."""
    title: str
    """What people call it."""
    agents: tuple[str, ...]
    """Ids, in the order of the floor."""


def groups_of(scenario: Scenario) -> list[Crew]:
    """Every group that has agents."""
    ids = iter(generated_ids(scenario))
    found = []
    for id, group in scenario.floor.groups.items():
        listed = [agent.id for agent in scenario.floor.agents if agent.group == id]
        agents = (*listed, *islice(ids, generated_size(group)))
        if agents:
            found.append(Crew(id, group.title or id.replace("_", " ").replace("-", " ").capitalize(), agents))
    return found


def pods_of(scenario: Scenario) -> list[Crew]:
    """Every pod, group by group; a group that is not divided has none."""
    return [pod for group in groups_of(scenario) for pod in _divided(scenario, group)]


def titles_of(scenario: Scenario) -> dict[str, str]:
    """Agents' ids to the title of their pod, or of their group where it is not divided."""
    crews = [*groups_of(scenario), *pods_of(scenario)]
    return {agent: crew.title for crew in crews for agent in crew.agents}


def _divided(scenario: Scenario, group: Crew) -> Iterator[Crew]:
    written, size = scenario.floor.groups[group.id], len(group.agents)
    if written.pods is None and written.pod_of is None:
        return
    pods = min(size, written.pods or -(-size // (written.pod_of or size)))
    for number in range(pods):
        # As even as can be: the first pods have the one more that does not divide.
        start, end = -(-size * number // pods), -(-size * (number + 1) // pods)
        yield Crew(f"{group.id}-{number + 1}", f"{group.title} pod {number + 1}", group.agents[start:end])
