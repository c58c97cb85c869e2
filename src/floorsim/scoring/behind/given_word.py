"""Cases and decisions behind the parts about the supervisor's word: promises, and leadership's trust."""

from __future__ import annotations

from collections.abc import Iterator

from floorsim.floor.measures.cases import MISSED, cases_of
from floorsim.scenario.effects.catalogue.trust import Trust
from floorsim.scoring.behind.causes import Causes
from floorsim.scoring.behind.contacts import broken_callbacks
from floorsim.scoring.behind.row import Behind, worst
from floorsim.scoring.evidence import Evidence
from floorsim.wording.numbers import signed
from floorsim.wording.times import clock

_LAST = 1e9
"""Broken promises of one's own stand before callbacks of the floor, however late those were."""


def promises(evidence: Evidence) -> tuple[Behind, ...]:
    """Promises that were broken, one's own first, then those that were kept."""
    return worst([*_own(evidence), *broken_callbacks(evidence)])


def _own(evidence: Evidence) -> Iterator[tuple[float, Behind]]:
    causes = Causes(evidence)
    made = {effect.at_s: causes.decision(effect.cause) for effect in evidence.ledger.effects_of("promise")}
    for case in cases_of(evidence.ledger):
        record = case.record
        if record.category != "promise" or not case.outcome:
            continue
        broken = case.outcome == MISSED
        yield (
            _LAST if broken else -1.0,
            Behind(
                record.deadline_s,
                causes.case(record.id),
                decision=made.get(record.opened_s),
                figure=f"{'broken' if broken else 'kept'}, due {clock(record.deadline_s)}",
            ),
        )


def trust(evidence: Evidence) -> tuple[Behind, ...]:
    """What moved leadership's trust, what cost most first."""
    causes = Causes(evidence)
    return worst(
        (
            -effect.amount,
            Behind(
                effect.at_s,
                causes.words(effect.cause),
                decision=causes.decision(effect.cause),
                figure=signed(effect.amount),
            ),
        )
        for effect in evidence.ledger.effects_of(Trust.key)
        if effect.amount
    )
