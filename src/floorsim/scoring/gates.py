"""Gates: what fails whatever the total."""

from __future__ import annotations

from floorsim.floor.records import ComplianceRecord
from floorsim.scoring.evidence import Evidence
from floorsim.wording.times import clock


def gates_of(evidence: Evidence) -> tuple[str, ...]:
    """The gates that failed, each in a sentence: when, what happened, and what would have passed."""
    return tuple(map(_failed, evidence.ledger.compliance))


def _failed(one: ComplianceRecord) -> str:
    said = f"Compliance, {clock(one.at_s)}: {one.breach.rstrip('.')}."
    return f"{said} Would have passed: {one.instead.rstrip('.')}." if one.instead else said
