"""The team's state at the end against the start, and what was done for the weeks to come.

These are the truth of the model, for scores and the debrief; the wallboard never shows them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np

from floorsim.floor.ledger import Ledger
from floorsim.floor.measures.contact_table import Floats, Ints
from floorsim.floor.people.attendance import quit_chance_month
from floorsim.floor.people.concerns import WISH
from floorsim.floor.people.new_skills import LEARNT
from floorsim.floor.records import AgentRecord, WellbeingNote
from floorsim.floor.states import ABSENT, OFF
from floorsim.sums import whole_sum


@dataclass(frozen=True, slots=True)
class Minds:
    """State of mind of everybody who worked, one row per agent: at the start of a window and after their work
    in it."""

    agent: Ints
    fatigue: Floats
    """At the end of the agent's last shift, or of the run for those still at work."""
    exhaustion_before: Floats
    exhaustion: Floats
    morale_before: Floats
    morale: Floats
    newness_before: Floats
    newness: Floats
    leaning_before: Floats
    """Log odds of resigning beside those that the others give."""
    leaning: Floats


def wellbeing_notes(ledger: Ledger, from_s: float, to_s: float) -> Minds:
    """Reads the ledger's notes, made at the start of play, at the ends of shifts and at the end of the run.

    Agents who never came to work are left out.
    """
    before: dict[int, WellbeingNote] = {}
    after: dict[int, WellbeingNote] = {}
    last_off_s = [_last_off_s(ledger, index) for index in range(len(ledger.states))]
    for note in ledger.wellbeing_notes:
        index = note.agent
        if note.at_s <= from_s or index not in before:
            before[index] = note
        left_s = last_off_s[index]
        if index not in after or (note.at_s <= to_s and (left_s is None or note.at_s <= left_s)):
            after[index] = note
    worked = [
        index
        for index in sorted(after)
        if any(change.state not in (OFF, ABSENT) for change in ledger.states[index])
    ]
    leant, leans = leaning_of(ledger, from_s), leaning_of(ledger, to_s)
    start, end = [before[index] for index in worked], [after[index] for index in worked]
    return Minds(
        agent=np.array(worked, dtype=np.int64),
        fatigue=np.array([note.fatigue for note in end]),
        exhaustion_before=np.array([note.exhaustion for note in start]),
        exhaustion=np.array([note.exhaustion for note in end]),
        morale_before=np.array([note.morale for note in start]),
        morale=np.array([note.morale for note in end]),
        newness_before=np.array([note.newness for note in start]),
        newness=np.array([note.newness for note in end]),
        leaning_before=np.array([leant.get(index, 0.0) for index in worked]),
        leaning=np.array([leans.get(index, 0.0) for index in worked]),
    )


def _last_off_s(ledger: Ledger, agent: int) -> float | None:
    """When the agent went home for the last time; None for one who is still there."""
    log = ledger.states[agent]
    return log[-1].at_s if log and log[-1].state == OFF else None


def fatigue_end_mean(of: Minds) -> float | None:
    """Mean fatigue, 0-1, of those who worked, at the end of their work."""
    return float(of.fatigue.mean()) if len(of.fatigue) else None


def exhaustion_change_mean(of: Minds) -> float | None:
    """Mean change in exhaustion from the start of play to the end of work."""
    return float((of.exhaustion - of.exhaustion_before).mean()) if len(of.exhaustion) else None


def morale_end_mean(of: Minds) -> float | None:
    """Mean morale, 0-1, at the end of work: the model's stand-in for mood surveys and eNPS."""
    return float(of.morale.mean()) if len(of.morale) else None


def leaning_of(ledger: Ledger, to_s: float) -> dict[int, float]:
    """Log odds of resigning that concerns and how people were dealt with add at a time, per agent (index)
    who has any."""
    moved: dict[str, list[float]] = {}
    for record in ledger.effects_of(WISH):
        if record.at_s <= to_s:
            moved.setdefault(record.whom, []).append(record.amount)
    indexes = {agent.id: index for index, agent in enumerate(ledger.agents)} if moved else {}
    return {indexes[id]: fsum(amounts) for id, amounts in moved.items() if id in indexes}


def attrition_risk(of: Minds) -> float | None:
    """Mean chance, 0-1, of resigning within a month, as the team is at the end."""
    team = zip(of.exhaustion, of.morale, of.newness, of.leaning, strict=True)
    chances = [quit_chance_month(*one) for one in team]
    return fsum(chances) / len(chances) if chances else None


def more_leavers(of: Minds, resigned: Collection[int]) -> float:
    """Resignations expected within a month at the end, less those expected at the start.

    Only of those who are still there; `resigned` holds the agents (indexes) who are not.
    """
    after = zip(of.agent, of.exhaustion, of.morale, of.newness, of.leaning, strict=True)
    before = zip(
        of.agent, of.exhaustion_before, of.morale_before, of.newness_before, of.leaning_before, strict=True
    )
    return _leavers(after, resigned) - _leavers(before, resigned)


def _leavers(team: Iterable[tuple[int, float, float, float, float]], resigned: Collection[int]) -> float:
    return fsum(quit_chance_month(*mind) for agent, *mind in team if agent not in resigned)


def learnt_by(ledger: Ledger, to_s: float) -> frozenset[tuple[str, str]]:
    """Agents (ids) and the skills that they have learnt in the run by a time."""
    return frozenset((one.whom, one.detail) for one in ledger.effects_of(LEARNT) if one.at_s <= to_s)


def skills_with_thin_cover(
    agents: Sequence[AgentRecord],
    skills: Sequence[str],
    learnt: Collection[tuple[str, str]] = frozenset(),
) -> int:
    """Cross-training cover: of the queues, each with the skill that it asks for, those that fewer than two
    people can serve; `learnt` are agents (ids) with skills beyond those of the start."""
    able = (
        whole_sum(queue in agent.queues or (agent.id, skill) in learnt for agent in agents)
        for queue, skill in enumerate(skills)
    )
    return whole_sum(1 for count in able if count < 2)
