"""Gates: what fails whatever the total."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from floorsim.floor.measures.targeted import regulated_days
from floorsim.floor.records import ComplianceRecord
from floorsim.scoring.evidence import Evidence
from floorsim.wording.numbers import exact_percent
from floorsim.wording.times import clock, length


def gates_of(evidence: Evidence) -> tuple[str, ...]:
    """The gates that failed, each in a sentence: when, what happened, and what would have passed."""
    return tuple(map(_failed, evidence.ledger.compliance)) + tuple(_missed_targets(evidence))


def _failed(one: ComplianceRecord) -> str:
    said = f"Compliance, {clock(one.at_s)}: {one.breach.rstrip('.')}."
    return f"{said} Would have passed: {one.instead.rstrip('.')}." if one.instead else said


def _missed_targets(evidence: Evidence) -> Iterator[str]:
    """The regulated targets that were missed on a day, where the scenario says that this fails the run."""
    gates = {
        channel.id: (channel.title, channel.spec.regulated)
        for channel in evidence.channels
        if channel.spec.regulated is not None and channel.spec.regulated.missed == "gate"
    }
    if not gates:
        return
    several = evidence.scenario.floor.days > 1
    for number, channels in regulated_days(evidence):
        for id, (title, regulated) in gates.items():
            level = channels[id].service_level
            if regulated is None or level is None or channels[id].met:
                continue
            when = f", day {number}" if several else ""
            asked = f"{exact_percent(regulated.share)} in {length(regulated.within)}"
            missed = f"{regulated.by}, {title}{when}: {floor(level * 1000) / 10:.1f}% in time."
            yield f"{missed} Would have passed: {asked}."
