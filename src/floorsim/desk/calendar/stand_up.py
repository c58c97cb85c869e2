"""A stand-up: who is there, what is said in the time given, and what of it is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from floorsim.desk.consequences.consequences import Consequences
from floorsim.floor import interventions
from floorsim.floor.agent import AgendaItem, Agent
from floorsim.floor.states import LOGGED_IN
from floorsim.scenario.effects.world import Cause
from floorsim.scenario.models.supervisor import StandUpPoint
from floorsim.wording.names import both

STAND_UP: Final = "stand_up"
REMEMBERED: Final = 0.9
"""Chance that somebody remembers a point of a stand-up of up to three points (D)."""
KEPT_IN_MIND: Final = 3
"""Points up to which that holds: about four things are kept in mind at once (Cowan 2001), one of which is the
call that waits (D)."""
CROWDING: Final = 1.25
"""Beyond that the chance falls as (3 / points) to this power: of more points fewer are remembered in all (D;
of medical advice 40 to 80% is forgotten at once, and the more of it the larger a part: Kessels 2003)."""
TEAM_SHARE: Final = 0.5
"""Guidance holds on the floor when at least this share of those there remembers it (D)."""
THERE_SHARE: Final = 0.5
"""Who was there for less of it than this has not heard it (D)."""


Called = tuple[Agent, AgendaItem]
"""Who was called to a stand-up, with the activity that it is for them."""


def remembered(points: int) -> float:
    """The chance that one of so many points is remembered by one who was there."""
    return REMEMBERED * float(min(1.0, KEPT_IN_MIND / max(points, 1)) ** CROWDING)


def call_together(consequences: Consequences, until_s: float) -> list[Called]:
    """Everyone who is at the queues comes, after the contact in hand, until a time."""
    floor = consequences.floor
    there = [agent for agent in floor.agents if agent.state in LOGGED_IN]
    return [(agent, interventions.call_away(floor, agent, until_s, "Stand-up")) for agent in there]


def dismiss(consequences: Consequences, called: Sequence[Called], given_s: float) -> list[Agent]:
    """All go back to the queues; gives those who were there for long enough."""
    floor, heard = consequences.floor, []
    for agent, item in called:
        if item.begun_s >= 0.0 and floor.now - item.begun_s >= THERE_SHARE * given_s > 0.0:
            heard.append(agent)
        if agent.now_item is item:
            interventions.bring_back(floor, agent)
        elif item.begun_s < 0.0 and not item.cancelled:
            interventions.cancel_item(floor, agent, item)
    return heard


def say(
    consequences: Consequences, key: str, points: Sequence[StandUpPoint], heard: Sequence[Agent], by: Cause
) -> None:
    """The points are said at the duty of this key: what is remembered is drawn for each person and point."""
    share = remembered(len(points))
    told = []
    for point in points:
        who = [
            agent
            for agent in heard
            if consequences.floor.random.few(1, "stand-up", key, point.id, agent.id)[0] < share
        ]
        cause = replace(by, agents=tuple(agent.id for agent in who), drivers=point.guidance)
        consequences.record(STAND_UP, "", len(who) / len(heard) if heard else 0.0, point.id, cause)
        if who:
            consequences.apply(point.effects, cause)
        if point.guidance and len(who) >= TEAM_SHARE * len(heard) > 0.0:
            consequences.bring_about("guidance", point.guidance, cause)
        told.append(f"{len(who)} of {len(heard)} remember “{point.text}”")
    if told:
        consequences.say(f"after the stand-up {both(told) if len(told) < 3 else '; '.join(told)}", "effect")
    else:
        consequences.say("the stand-up is over; nothing was said that the team needs today", "floor")
