"""How each agent came out of play: fatigue, strain and morale, from the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from floorsim.floor.agent import Agent
from floorsim.floor.people.shift_strain import MOST_EXHAUSTION_PER_SHIFT, strain
from floorsim.floor.states import ABSENT, OFF, RESTING
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.well_run import well_run_fatigue


@dataclass(frozen=True, slots=True)
class Person:
    """One agent who worked during play; levels 0-1."""

    agent: Agent
    fatigue: float
    """At the end of play, or of the last shift."""
    well_run: float
    """Fatigue that a well-run stretch of the same length would have left."""
    strain: float
    """How hard the shifts of play were on average, the unfinished one as far as it has gone."""
    morale_change: float


def people_of(evidence: Evidence) -> list[Person]:
    """Everyone who was at work during play, in the order of the floor; empty with the people model off."""
    floor, ledger = evidence.floor, evidence.floor.ledger
    if not floor.people:
        return []
    notes: dict[int, list[tuple[float, float, float, float]]] = {}
    for at_s, index, fatigue, exhaustion, morale in ledger.wellbeing_notes:
        if at_s >= evidence.from_s:
            notes.setdefault(index, []).append((at_s, fatigue, exhaustion, morale))
    found = []
    for agent in floor.agents:
        seen = notes.get(agent.index, [])
        if len(seen) < 2 or not _worked(agent, evidence):
            continue
        _, fatigue_before, exhaustion_before, morale_before = seen[0]
        at_work = agent.state not in (OFF, ABSENT)
        left_s, fatigue, exhaustion, _ = seen[-1] if at_work else _as_they_left(agent, seen)
        plan = [one for one in ledger.planned[agent.index] if one.start_s < left_s]
        hard = _strain(evidence, agent, exhaustion_before, exhaustion, at_work)
        usual = well_run_fatigue(fatigue_before, plan, evidence.from_s, left_s)
        found.append(Person(agent, fatigue, usual, hard, seen[-1][3] - morale_before))
    return found


def _worked(agent: Agent, evidence: Evidence) -> bool:
    """Whether the agent was at work for some of play."""
    ends_s = [change.at_s for change in agent.log[1:]] + [evidence.now_s]
    stays = zip(agent.log, ends_s, strict=True) if agent.log else ()
    return any(change.state not in (OFF, ABSENT) and end_s > evidence.from_s for change, end_s in stays)


def _as_they_left(
    agent: Agent, seen: list[tuple[float, float, float, float]]
) -> tuple[float, float, float, float]:
    """The note made when the last shift ended."""
    left_s = agent.log[-1].at_s
    return next((note for note in reversed(seen) if note[0] <= left_s), seen[-1])


def _strain(evidence: Evidence, agent: Agent, before: float, after: float, at_work: bool) -> float:
    """Mean strain of the shifts of play: ended ones by what they did to exhaustion, the open one so far."""
    ended = sum(
        1
        for first, second in pairwise(agent.log)
        if second.state == OFF and first.state not in (OFF, ABSENT) and second.at_s >= evidence.from_s
    )
    total = max(0.0, after - before) / (MOST_EXHAUSTION_PER_SHIFT * max(1e-9, 1.0 - before))
    if at_work:
        wellbeing = agent.wellbeing
        total += strain(
            wellbeing.mean_fatigue,
            wellbeing.occupancy,
            wellbeing.hostile_contacts,
            missed_breaks(agent, evidence.from_s, evidence.now_s),
            evidence.floor.support,
        )
    return total / max(1, ended + at_work)


def missed_breaks(agent: Agent, from_s: float, now_s: float) -> int:
    """Breaks of the plan that should have begun by now and have not, wherever they stand now."""
    return sum(
        item.planned and item.state in RESTING and item.begun_s < 0 and from_s <= item.planned_s < now_s
        for item in agent.agenda
        if item not in agent.due
    )
