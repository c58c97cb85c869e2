"""Agents chosen together: everyone, a group, a pod, or a number of them; and what many people are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from floorsim.floor.agent import Agent
from floorsim.floor.shared import shared_by_runs_of
from floorsim.floor.states import ABSENT, OFF
from floorsim.scenario.pods import Crew, groups_of, pods_of
from floorsim.wording.names import both, choose
from floorsim.wording.numbers import counted
from floorsim.wording.sentences import shown

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace

_WRITTEN: Final = re.compile(r"(?:(\d+) of )?(?:(group|pod):(.+)|all)")
MOST_NAMED: Final = 12
"""So many people are called by name in the log of a large floor (D)."""
MANY: Final = 40
"""A floor of more agents is large, as one with pods is (D)."""


def is_crew(written: str) -> bool:
    """Whether an entry of a list of agents is not an id but chooses people together."""
    return _WRITTEN.fullmatch(written) is not None


def crew_named(desk: Workspace, written: str) -> tuple[int | None, list[Agent]] | str:
    """How many are wanted (None: all) and of whom; or a sentence that says that there is no such group."""
    match = _WRITTEN.fullmatch(written)
    count, what, id = (None, None, "") if match is None else match.groups()
    number = None if count is None else int(count)
    if what is None:
        return number, list(desk.floor.agents)
    known = crews(desk, what)
    if not known:
        return f"there is no {what} {shown(id)}: no group here is divided into pods"
    if id not in known:
        return f"there is no {what} {shown(id)}; {choose(id, list(known))}"
    return number, members(desk, known[id])


def crew_title(desk: Workspace, written: str) -> str:
    """What those are called whom an entry means: `Retail pod 3`."""
    match = _WRITTEN.fullmatch(written)
    if match is None or match[2] is None:
        return "everyone"
    found = crews(desk, match[2]).get(match[3])
    return written if found is None else found.title


def crews(desk: Workspace, what: str) -> Mapping[str, Crew]:
    """Groups or pods by id."""
    scenario = desk.floor.scenario
    made = groups_of if what == "group" else pods_of
    return shared_by_runs_of(scenario).once(
        ("crews", what), lambda: {crew.id: crew for crew in made(scenario)}
    )


def members(desk: Workspace, crew: Crew) -> list[Agent]:
    """The agents of a group or pod, without new hires."""
    return [found for id in crew.agents if (found := desk.agent(id)) is not None]


def _is_large(desk: Workspace) -> bool:
    """Whether people are told apart by group rather than by name."""
    return bool(crews(desk, "pod")) or len(desk.floor.agents) > MANY


def people_words(desk: Workspace, people: Sequence[Agent]) -> str:
    """People as they are called: by name; on a large floor many of them together."""
    if len(people) <= MOST_NAMED or not _is_large(desk):
        return both(desk.name(agent) for agent in people)
    return many_words(desk, people)


def many_words(desk: Workspace, people: Sequence[Agent]) -> str:
    """Many people together: `all 18 agents of Retail pod 3`, `12 of 40 agents of Retail`, `25 agents`.

    All means everyone of them who is at work.
    """
    if _is_large(desk):
        ids = {agent.id for agent in people}
        for what in ("pod", "group"):
            for crew in crews(desk, what).values():
                if not ids <= set(crew.agents):
                    continue
                there = [one for one in members(desk, crew) if one.state not in (OFF, ABSENT)]
                if all(agent.id in ids for agent in there):
                    return f"all {counted(len(people), 'agent')} of {crew.title}"
                return f"{len(people)} of {counted(len(there), 'agent')} of {crew.title}"
    return counted(len(people), "agent")
