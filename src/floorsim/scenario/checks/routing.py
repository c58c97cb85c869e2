"""Checks of queues, groups and listed agents: their names, and whether skills and queues meet."""

from __future__ import annotations

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.staff import Group
from floorsim.scenario.routing_rules import Crew, QueueSpec, crews_of, may_serve, served_by, waiting_queues_of
from floorsim.wording.names import listed
from floorsim.wording.sentences import shown


def check_routing(scenario: Scenario, found: Findings) -> None:
    """Who serves what."""
    floor = scenario.floor
    queues = waiting_queues_of(scenario)
    skills = {queue.skill for queue in queues.values()}
    crews = crews_of(scenario)
    for id, queue in floor.queues.items():
        path: Path = ("floor", "queues", id)
        found.known((*path, "channel"), queue.channel, floor.channels, "channel")
        if id in floor.channels and all(other.channel != id for other in floor.queues.values()):
            wrong = f"{id} is the name of the queue that the channel {id} has of itself"
            found.error(path, wrong, f"give this queue another name, or the channel {id} a queue too")
        _check_preferences(scenario, queues[id], crews, found)
    for id, group in floor.groups.items():
        _check_group(scenario, id, group, queues, skills, crews, found)
    found.unique(("floor", "agents"), (agent.id for agent in floor.agents), "agent")
    for index, agent in enumerate(floor.agents):
        path = ("floor", "agents", index)
        if agent.skills is not None:
            _check_skills(path, agent.skills, skills, found)
        if agent.on is not None:
            group_skills = floor.groups[agent.group].skills if agent.group in floor.groups else {}
            _check_logins(path, agent.on, agent.skills or group_skills, scenario, queues, found)
        found.known((*path, "group"), agent.group, floor.groups, "group")
    for spec in queues.values():
        _check_served(scenario, spec, crews, found)


def _check_preferences(scenario: Scenario, queue: QueueSpec, crews: list[Crew], found: Findings) -> None:
    """Groups that a queue lists exist, once each, and have its skill."""
    seen: set[str] = set()
    for index, preference in enumerate(queue.groups):
        path: Path = (*queue.path, "groups", index, "group")
        if not found.known(path, preference.group, scenario.floor.groups, "group"):
            continue
        if preference.group in seen:
            found.error(path, f"{preference.group} stands here twice", "keep one entry per group")
        seen.add(preference.group)
        members = [crew for crew in crews if crew.group == preference.group]
        if members and not any(queue.skill in crew.skills for crew in members):
            right = f"add {queue.skill} to the group's skills or take the group off the list"
            found.error(path, f"nobody in {preference.group} has the skill {shown(queue.skill)}", right)


def _check_group(
    scenario: Scenario,
    id: str,
    group: Group,
    queues: dict[str, QueueSpec],
    skills: set[str],
    crews: list[Crew],
    found: Findings,
) -> None:
    path: Path = ("floor", "groups", id)
    _check_skills(path, group.skills, skills, found)
    _check_logins(path, group.on, group.skills, scenario, queues, found)
    members = [crew for crew in crews if crew.group == id]
    for name in group.handle:
        key: Path = (*path, "handle", name)
        if found.known_key(key, queues, "queue") and not any(
            may_serve(scenario, id, crew.skills, queues[name]) for crew in members
        ):
            right = f"add {queues[name].skill} to its skills, or leave the entry out"
            found.warn(key, f"nobody in {id} serves the queue {shown(name)}", right)
    if not members:
        right = "give it a count, staffing steps or listed agents"
        found.warn(path, "nobody is in this group", right)
    for index, entry in enumerate(group.serves):
        for place, name in enumerate([entry] if isinstance(entry, str) else entry):
            where: Path = (
                (*path, "serves", index) if isinstance(entry, str) else (*path, "serves", index, place)
            )
            if not found.known(where, name, queues, "queue"):
                continue
            queue = queues[name]
            if members and not any(queue.skill in crew.skills for crew in members):
                right = f"add {queue.skill} to its skills or take the queue off the list"
                found.error(
                    where, f"nobody in this group has the skill {shown(queue.skill)} that it needs", right
                )
            elif queue.groups and id not in {preference.group for preference in queue.groups}:
                right = f"add {id} to floor.queues.{name}.groups"
                found.error(where, f"the queue's own list leaves {id} out", right)
    names = [name for rank in served_by(group) for name in rank]
    for name in sorted({name for name in names if names.count(name) > 1}):
        found.error(
            (*path, "serves"), f"{name} stands here more than once", "keep the place where it matters"
        )


def _check_skills(path: Path, written: dict[str, float], skills: set[str], found: Findings) -> None:
    """Skills that some queue needs, and at least one of them."""
    if not written:
        found.error(
            (*path, "skills"),
            "without a skill no contact can be served",
            f"write one of {listed(sorted(skills))}",
        )
        return
    for name in written:
        found.known_key((*path, "skills", name), skills, "queue that needs the skill")


def _check_logins(
    path: Path,
    on: tuple[str, ...],
    written_skills: dict[str, float],
    scenario: Scenario,
    queues: dict[str, QueueSpec],
    found: Findings,
) -> None:
    """Channels to log into: they exist, and at least one skill can be used there."""
    for index, channel in enumerate(on):
        if not found.known((*path, "on", index), channel, scenario.floor.channels, "channel"):
            continue
        if not any(queue.channel == channel and queue.skill in written_skills for queue in queues.values()):
            there = sorted({queue.skill for queue in queues.values() if queue.channel == channel})
            right = f"add a skill such as {listed(there)} or take the channel out"
            found.error((*path, "on", index), f"no skill here can be used on {channel}", right)


def _check_served(scenario: Scenario, queue: QueueSpec, crews: list[Crew], found: Findings) -> None:
    """Somebody serves the queue, or at least could be moved to it."""
    able = [crew for crew in crews if may_serve(scenario, crew.group, crew.skills, queue)]
    if not able:
        right = f"give the skill {queue.skill} to an agent or a group that may serve it"
        found.error(queue.path, "nobody can serve this queue", right)
    elif not any(queue.channel in crew.on for crew in able):
        right = f"log some in with on: [{queue.channel}], unless moving them is the exercise"
        found.warn(queue.path, f"those who can serve this queue are not logged into {queue.channel}", right)
