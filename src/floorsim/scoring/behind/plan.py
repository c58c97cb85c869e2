"""Breaks, sessions and back-office time behind the parts about what was taken from the plan."""

from __future__ import annotations

from collections.abc import Collection

from floorsim.floor.measures.activities import Activity
from floorsim.floor.measures.debt import still_owed_s, was_at_work
from floorsim.floor.states import RESTING
from floorsim.scoring.behind.causes import Causes
from floorsim.scoring.behind.row import Behind, worst
from floorsim.scoring.burnout import planned_in_play, rested
from floorsim.scoring.evidence import Evidence
from floorsim.wording.times import clock, length

_BREAK = "break"
"""How the effects of decisions name breaks and lunches alike."""


def breaks(evidence: Evidence) -> tuple[Behind, ...]:
    """Breaks that were not given, or not at their time, the longest first."""
    return _taken(
        evidence,
        [
            (one, one.length_s * (1.0 - rested(evidence, one)))
            for one in planned_in_play(evidence)
            if one.state in RESTING
        ],
        _BREAK,
    )


def owed(evidence: Evidence, kinds: Collection[str]) -> tuple[Behind, ...]:
    """Planned time of these kinds that is still owed, the longest first."""
    logs = evidence.ledger.states
    return _taken(
        evidence,
        [
            (one, still_owed_s(logs[one.agent], one, evidence.now_s))
            for own in evidence.activities
            for one in own
            if one.activity in kinds
            and one.planned
            and evidence.from_s <= one.planned_s < evidence.now_s
            and was_at_work(logs[one.agent], one.planned_s)
        ],
        None,
    )


def _taken(evidence: Evidence, items: list[tuple[Activity, float]], named: str | None) -> tuple[Behind, ...]:
    causes = Causes(evidence)
    rows = []
    for one, missing_s in items:
        if missing_s <= 0.0:
            continue
        whom, what = evidence.ledger.agents[one.agent].id, named or one.activity
        changed = [effect for effect in evidence.ledger.effects_of(what) if effect.whom == whom]
        decision = causes.decision(changed[-1].cause) if changed else None
        title = one.activity.replace("_", " ")
        rows.append(
            (
                missing_s,
                Behind(
                    one.planned_s,
                    f"{title} planned for {clock(one.planned_s)}, {_became(one)}",
                    one.agent,
                    decision=decision,
                    figure=length(one.length_s),
                ),
            )
        )
    return worst(rows)


def _became(one: Activity) -> str:
    if one.cancelled:
        return "cancelled"
    if one.start_s != one.planned_s:
        return f"put off to {clock(one.start_s)}"
    return "not given" if one.begun_s < 0 else "cut short"
