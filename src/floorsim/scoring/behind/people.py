"""People behind the parts about the team: who came off worst, and what was done to them."""

from __future__ import annotations

from collections.abc import Iterator
from math import fsum

from floorsim.scenario.effects.catalogue.morale import Morale
from floorsim.scoring.behind.causes import Causes
from floorsim.scoring.behind.row import Behind, worst
from floorsim.scoring.burnout import overtime_agreed, overtime_worked
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.service import lent_agents
from floorsim.scoring.team import people_of
from floorsim.wording.numbers import signed
from floorsim.wording.times import length

Rows = Iterator[tuple[float, Behind]]


def tired(evidence: Evidence) -> tuple[Behind, ...]:
    """Everyone by how much more tired than after a well-run day."""
    return worst(
        (
            one.fatigue - one.well_run,
            Behind(
                None,
                "fatigue at the end, from 0 to 1",
                one.agent,
                figure=f"{one.fatigue:.2f}; a well-run day leaves {one.well_run:.2f}",
            ),
        )
        for one in people_of(evidence)
    )


def strained(evidence: Evidence) -> tuple[Behind, ...]:
    """Everyone by how hard the shift was."""
    return worst(
        (one.strain, Behind(None, "strain of the shift, from 0 to 1", one.agent, figure=f"{one.strain:.2f}"))
        for one in people_of(evidence)
    )


def morale(evidence: Evidence) -> tuple[Behind, ...]:
    """What moved morale, the most harmful first, then everyone by what they lost."""
    each = worst(
        (
            -one.morale_change,
            Behind(None, "morale since the start", one.agent, figure=signed(one.morale_change, 3)),
        )
        for one in people_of(evidence)
    )
    return (*worst(_moved(evidence)), *each)


def _moved(evidence: Evidence) -> Rows:
    """What was decided, answered or left undone, with what it did to people's morale."""
    causes = Causes(evidence)
    moved: dict[tuple[float, str], list[tuple[str, float]]] = {}
    for effect in evidence.ledger.effects_of(Morale.key):
        if effect.at_s >= evidence.from_s:
            moved.setdefault((effect.at_s, effect.cause), []).append((effect.whom, effect.amount))
    index = {agent.id: place for place, agent in enumerate(evidence.ledger.agents)}
    for (at_s, cause), changes in moved.items():
        total = fsum(by for _, by in changes)
        people = {whom for whom, _ in changes}
        each = signed(total / len(people), 3)
        yield (
            -total,
            Behind(
                at_s,
                causes.words(cause),
                index.get(changes[0][0]) if len(people) == 1 else None,
                decision=causes.decision(cause),
                figure=each if len(people) == 1 else f"{each} on average, {len(people)} people",
            ),
        )


def lent(evidence: Evidence) -> tuple[Behind, ...]:
    """Agents on another channel with no time to go back, who left first."""
    moves = {effect.whom: effect for effect in evidence.ledger.effects_of("move")}
    causes = Causes(evidence)
    rows = []
    for agent in lent_agents(evidence):
        login, move = evidence.logins[agent], moves.get(evidence.ledger.agents[agent].id)
        on = ", ".join(evidence.channels[channel].title for channel in login.channels)
        decision = None if move is None else causes.decision(move.cause)
        row = Behind(login.at_s, "lent with no time to go back", agent, decision=decision, figure=f"on {on}")
        rows.append((-login.at_s, row))
    return worst(rows)


def overtime(evidence: Evidence) -> tuple[Behind, ...]:
    """Overtime worked, or agreed for later, the longest first."""
    causes = Causes(evidence)
    asked = {effect.whom: effect.cause for effect in evidence.ledger.effects_of("overtime")}

    def row(agent: int, from_s: float, to_s: float, what: str) -> tuple[float, Behind]:
        cause = asked.get(evidence.ledger.agents[agent].id)
        decision = None if cause is None else causes.decision(cause)
        return to_s - from_s, Behind(from_s, what, agent, decision=decision, figure=length(to_s - from_s))

    worked = [row(*one, "overtime worked") for one in overtime_worked(evidence)]
    return worst([*worked, *(row(*one, "overtime agreed for later") for one in overtime_agreed(evidence))])
