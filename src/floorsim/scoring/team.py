"""How each agent came out of play: fatigue, strain and morale, from the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

from floorsim.floor.contact import UNSET
from floorsim.floor.ledger import StateLog
from floorsim.floor.records import WellbeingNote
from floorsim.floor.states import ABSENT, OFF
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.well_run import well_run_fatigue


@dataclass(frozen=True, slots=True)
class Person:
    """One agent who worked during play; levels 0-1."""

    agent: int
    """Index."""
    fatigue: float
    """At the end of play, or of the last shift."""
    well_run: float
    """Fatigue that a well-run stretch of the same length would have left."""
    strain: float
    """How hard the shifts of play were on average, the unfinished one as far as it has gone."""
    morale_change: float


def people_of(evidence: Evidence) -> list[Person]:
    """Everyone who was at work during play, in the order of the floor; empty with the people model off.

    The ledger notes how people are when play begins, at the ends of shifts and at the end of the run: in
    between a shift that is still going on counts from its next note.
    """
    ledger = evidence.ledger
    if not evidence.people:
        return []
    notes: dict[int, list[WellbeingNote]] = {}
    for note in ledger.wellbeing_notes:
        if note.at_s >= evidence.from_s:
            notes.setdefault(note.agent, []).append(note)
    found = []
    for agent, log in enumerate(ledger.states):
        seen = notes.get(agent, [])
        if len(seen) < 2 or not _worked(log, evidence):
            continue
        first = seen[0]
        at_work = evidence.state_of(agent) not in (OFF, ABSENT)
        last = seen[-1] if at_work else _as_they_left(log, seen)
        plan = [one for one in ledger.planned[agent] if one.start_s < last.at_s]
        strains = [note.strain for note in seen[1:] if note.strain != UNSET]
        hard = fsum(strains) / len(strains) if strains else 0.0
        usual = well_run_fatigue(first.fatigue, plan, evidence.from_s, last.at_s)
        found.append(Person(agent, last.fatigue, usual, hard, seen[-1].morale - first.morale))
    return found


def _worked(log: StateLog, evidence: Evidence) -> bool:
    """Whether the agent was at work for some of play."""
    ends_s = [at_s for at_s, _, _ in log.entries[1:]] + [evidence.now_s]
    stays = zip(log.entries, ends_s, strict=True) if log.entries else ()
    return any(state not in (OFF, ABSENT) and end_s > evidence.from_s for (_, state, _), end_s in stays)


def _as_they_left(log: StateLog, seen: list[WellbeingNote]) -> WellbeingNote:
    """The note made when the last shift ended."""
    left_s = log.entries[-1][0]
    return next((note for note in reversed(seen) if note.at_s <= left_s), seen[-1])
