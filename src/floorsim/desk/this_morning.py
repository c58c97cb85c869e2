"""What a supervisor finds in the morning: who is missing, what people say, whose talks were skipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from floorsim.content import content_dir
from floorsim.desk.calendar.one_to_ones import ONE_TO_ONE, key_of, may_come
from floorsim.desk.decisions.workspace import Workspace
from floorsim.floor.agent import Agent
from floorsim.floor.people.wellbeing import fatigue_at
from floorsim.floor.states import ABSENT, OFF
from floorsim.scenario.yaml.reader import read_yaml

TIRED_IN_THE_MORNING: Final = 0.06
"""Fatigue, 0-1, from which somebody has not rested enough (D: what a hard day leaves over a short night)."""
LOW_MORALE: Final = 0.45
"""Morale, 0-1, below which somebody lets it be heard (D)."""
SPEAKS: Final = 0.5
"""Chance that somebody who has something to say says it without being asked (D)."""
HEARD: Final = 3
"""People whom one hears in passing in a morning (D)."""


def missing(desk: Workspace) -> tuple[tuple[str, bool], ...]:
    """Those whose shift has begun and who are not there, by name, and whether they may still come."""
    return tuple(
        (desk.name(agent), may_come(agent, desk.now)) for agent in desk.floor.agents if _away(desk, agent)
    )


def said_in_passing(desk: Workspace) -> tuple[tuple[str, str], ...]:
    """What a few people say without being asked, by name; drawn for the person and the day.

    On the first day there is no day before to be tired from.
    """
    if not desk.floor.people:
        return ()
    day = desk.floor.day_of(desk.now)
    found: list[tuple[str, str]] = []
    for agent in desk.floor.agents:
        mood = _mood(desk, agent)
        speaks, which = desk.floor.random.few(2, "said in passing", agent.id, day)
        if mood and speaks < SPEAKS and len(found) < HEARD:
            said = {words for _, words in found}
            lines = [words for words in _lines()[mood] if words not in said]
            found.append((desk.name(agent), lines[int(which * len(lines))]))
    return tuple(found)


def skipped_talks(desk: Workspace) -> tuple[tuple[str, int], ...]:
    """Those whose planned one-to-ones did not take place, by name, and how many in a row by now."""
    held = [
        record
        for record in desk.floor.ledger.effects
        if record.what == ONE_TO_ONE and record.detail == "held"
    ]
    causes = {record.cause for record in held}
    found = []
    for agent in desk.floor.agents:
        last_s = max(
            (record.at_s for record in held if record.whom == agent.id), default=desk.floor.play_from_s
        )
        planned = [item for item in agent.agenda if item.activity == ONE_TO_ONE and item.planned]
        past = [item for item in planned if item.planned_s + item.length_s <= desk.now]
        count = len([one for one in past if one.planned_s >= last_s and key_of(agent, one) not in causes])
        if count and not agent.resigned:
            found.append((desk.name(agent), count))
    return tuple(found)


def _away(desk: Workspace, agent: Agent) -> bool:
    begun = any(from_s <= desk.now < to_s for from_s, to_s in agent.shifts)
    return begun and not agent.resigned and agent.state in (ABSENT, OFF) and agent.shift_end_s is None


def _mood(desk: Workspace, agent: Agent) -> str:
    """Of what somebody who is there has something to say: `tired`, `low`, or nothing."""
    state = agent.wellbeing
    if agent.resigned or not any(
        desk.floor.day_of(from_s) == desk.floor.day_of(desk.now) for from_s, _ in agent.shifts
    ):
        return ""
    if agent.state == ABSENT:
        return ""
    if fatigue_at(state, desk.now) >= TIRED_IN_THE_MORNING and desk.now > desk.floor.play_from_s:
        return "tired"
    return "low" if state.morale < LOW_MORALE else ""


@cache
def _lines() -> Mapping[str, Sequence[str]]:
    """What there is to say, by what it is about."""
    file = content_dir("data") / "morning.yaml"
    found: dict[str, list[str]] = read_yaml(file.read_bytes(), str(file)).tree
    return found
