"""A roster's people as agents and shifts of a scenario."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Final

from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.importing.changes import Change
from floorsim.scenario.importing.roster import Person, Roster
from floorsim.scenario.importing.roster_skills import skills_of
from floorsim.scenario.importing.words import plain
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.models.staff import Shift
from floorsim.wording.names import choose
from floorsim.wording.sentences import shown

PSEUDONYM_SEED: Final = 1
"""Names that stand for people are the same each time; no outcome hangs on them."""


@dataclass(frozen=True)
class Placed:
    """What a roster changes in a scenario: new agents, changes of values, and what cannot be placed."""

    agents: tuple[dict[str, Any], ...]
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]


def placed(roster: Roster, scenario: Scenario, group: str | None, *, pseudonyms: bool) -> Placed:
    """The people of a roster as agents of a scenario's groups.

    `group` is for those of whom the roster names none. With `pseudonyms` names and notes stay out. The
    agents take the place of those whom their groups would have by number.
    """
    shifts = _Shifts(scenario)
    names = _pseudonyms(len(roster.people)) if pseudonyms else [person.name for person in roster.people]
    taken = {agent.id for agent in scenario.floor.agents}
    agents, faults, groups = [], [], []
    for person, name in zip(roster.people, names, strict=True):
        try:
            of = _group(scenario, person.group or group)
            skills = skills_of(person.skills, scenario.floor.groups[of].skills, _skills(scenario))
            id = _id(name, taken)
            if id in taken:
                raise ValueError(f"{shown(name)} is an agent of the scenario already; leave the row out")
        except ValueError as refused:
            faults.append(Fault.of(roster.source, person.line, 1, "", refused))
            continue
        taken.add(id)
        groups.append(of)
        agent: dict[str, Any] = {"id": id, "name": name, "group": of, "shift": shifts.named(person)}
        if skills:
            agent["skills"] = skills
        if person.profile:
            agent["profile"] = person.profile
        if person.note and not pseudonyms:
            agent["note"] = person.note
        agents.append(agent)
    return Placed(tuple(agents), (*shifts.new, *_instead_of_numbers(scenario, groups)), tuple(faults))


class _Shifts:
    """The shifts of a scenario, and those that a roster adds."""

    def __init__(self, scenario: Scenario) -> None:
        self._names = {_key(shift): name for name, shift in scenario.floor.shifts.items() if not shift.days}
        self._taken = set(scenario.floor.shifts)
        self.new: list[Change] = []

    def named(self, person: Person) -> str:
        """The shift of these hours and breaks: one that is there, or a new one."""
        written = person.shift
        key = _key(Shift.model_validate(written))
        if key not in self._names:
            hours = re.sub(r"\D", "", written["from"]), re.sub(r"^d2 |\D", "", written["to"])
            name = base = f"from_{hours[0]}_to_{hours[1]}"
            number = 1
            while name in self._taken:
                number += 1
                name = f"{base}_{number}"
            self._taken.add(name)
            self._names[key] = name
            self.new.append(
                Change(("floor", "shifts", name), written, f"{written['from']} to {written['to']}")
            )
        return self._names[key]


def _key(shift: Shift) -> tuple[Any, ...]:
    activities = sorted((one.at, one.length, one.kind) for one in shift.activities)
    return shift.start, shift.end, shift.stagger, tuple(activities)


def _group(scenario: Scenario, wanted: str | None) -> str:
    groups = scenario.floor.groups
    if wanted is None:
        if len(groups) == 1:
            return next(iter(groups))
        raise ValueError(f"no group is said; {choose('', list(groups))}, with --all-in or in a column")
    for id, group in groups.items():
        if plain(wanted) in (plain(id), plain(group.title or id)):
            return id
    raise ValueError(f"there is no group {shown(wanted)}; {choose(wanted, list(groups))}")


def _skills(scenario: Scenario) -> set[str]:
    named = {skill for group in scenario.floor.groups.values() for skill in group.skills}
    return (
        named
        | set(scenario.floor.channels)
        | {queue.skill or id for id, queue in scenario.floor.queues.items()}
    )


def _instead_of_numbers(scenario: Scenario, groups: Sequence[str]) -> Iterable[Change]:
    """The groups that have people now have none by number any more."""
    for id in dict.fromkeys(groups):
        group = scenario.floor.groups[id]
        if group.count:
            words = f"0 in place of {group.count}, since the roster names them"
            yield Change(("floor", "groups", id, "count"), 0, words)
        if group.staffing:
            words = "none in place of its steps, since the roster names who works"
            yield Change(("floor", "groups", id, "staffing"), [], words)


def _id(name: str, taken: set[str]) -> str:
    """An id from a name; one with a number where the name has none of the letters of an id."""
    id = re.sub(r"[^a-z0-9]+", "_", plain(name)).strip("_")[:64]
    return id or next(free for number in count(1) if (free := f"agent_{number}") not in taken)


def _pseudonyms(number: int) -> list[str]:
    """Names of nobody, each different."""
    from faker import Faker

    faker = Faker(["en_GB", "de_DE", "es_ES", "pl_PL", "it_IT"])
    faker.seed_instance(PSEUDONYM_SEED)
    names: dict[str, None] = {}
    while len(names) < number:
        name = f"{faker.first_name()} {faker.last_name()}"
        if plain(name).replace(" ", "").isascii():
            names[name] = None
    return list(names)
