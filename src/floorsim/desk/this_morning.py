"""What a supervisor finds in the morning: who is missing, what people say, whose talks were skipped."""

from __future__ import annotations

from typing import Final

from floorsim.desk.calendar.one_to_ones import ONE_TO_ONE, may_come
from floorsim.desk.decisions.workspace import Workspace
from floorsim.floor.agent import Agent
from floorsim.floor.people.wellbeing import fatigue_at
from floorsim.floor.states import ABSENT, OFF
from floorsim.units import DAY_S

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
    """What a few people say without being asked, by name; drawn for the person and the day."""
    if not desk.floor.people:
        return ()
    day, found = int(desk.now // DAY_S), []
    for agent in desk.floor.agents:
        words = _words(desk, agent)
        if words and desk.floor.random.few(1, "said in passing", agent.id, day)[0] < SPEAKS:
            found.append((desk.name(agent), words))
    return tuple(found[:HEARD])


def skipped_talks(desk: Workspace) -> tuple[tuple[str, int], ...]:
    """Those whose planned one-to-ones did not take place, by name, and how many in a row by now."""
    held = [
        record
        for record in desk.floor.ledger.effects
        if record.what == ONE_TO_ONE and record.detail == "held"
    ]
    found = []
    for agent in desk.floor.agents:
        last_s = max((record.at_s for record in held if record.whom == agent.id), default=0.0)
        planned = [item for item in agent.agenda if item.activity == ONE_TO_ONE and item.planned]
        past = [item for item in planned if last_s < item.planned_s + item.length_s <= desk.now]
        count = len([item for item in past if item.planned_s >= desk.floor.play_from_s])
        if count and not agent.resigned:
            found.append((desk.name(agent), count))
    return tuple(found)


def _away(desk: Workspace, agent: Agent) -> bool:
    begun = any(from_s <= desk.now < to_s for from_s, to_s in agent.shifts)
    return begun and not agent.resigned and agent.state in (ABSENT, OFF) and agent.shift_end_s is None


def _words(desk: Workspace, agent: Agent) -> str:
    """What there is to say of the night and the day before; empty for nothing."""
    state = agent.wellbeing
    if agent.resigned or not any(from_s // DAY_S == desk.now // DAY_S for from_s, _ in agent.shifts):
        return ""
    if agent.state == ABSENT:
        return ""
    if fatigue_at(state, desk.now) >= TIRED_IN_THE_MORNING:
        return "Slept badly. I'm not over yesterday yet."
    if state.morale < LOW_MORALE:
        return "Another day. Does this get any better?"
    return ""
