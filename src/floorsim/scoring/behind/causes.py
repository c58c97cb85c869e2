"""Which decision of the supervisor brought something about, and how causes and cases read."""

from __future__ import annotations

import re
from typing import Final

from floorsim.floor.ledger import Ledger
from floorsim.floor.records import DecisionRecord
from floorsim.scoring.evidence import Evidence

MISSED: Final = "missed"
_AGAIN: Final = re.compile(r"-\d+$")
"""Ends the id of a second case about the same thing."""


class Causes:
    """What the causes in the ledger's effects are called, and the decisions they stand for."""

    def __init__(self, evidence: Evidence) -> None:
        self._subjects = {
            message.id: f"{message.sender}: {message.subject}" for message in evidence.scenario.messages
        }
        self._duties = {
            id: duty.title or f"your {duty.kind.replace('_', ' ')}"
            for id, duty in evidence.scenario.supervisor.named().items()
        }
        self._decisions = {record.seq: record for record in evidence.ledger.decisions}
        self._answers = _answers(evidence.ledger)
        self._cases = {record.id for record in evidence.ledger.cases}

    def decision(self, cause: str) -> int | None:
        """The number of the decision behind a cause; None where nobody decided it."""
        kind, _, rest = cause.partition(":")
        if kind == "decision":
            return int(rest)
        return self._answers.get(rest) if kind == "case" else None

    def words(self, cause: str) -> str:
        """What a cause was: the decision, the case with what became of it, or the incident."""
        kind, _, rest = cause.partition(":")
        if kind == "decision":
            return self._decisions[int(rest)].sentence or self._decisions[int(rest)].kind
        if kind == "duty":
            return self._duties.get(rest.partition(":")[0], rest)
        if kind == "case":
            case, _, step = rest.rpartition(":")
            return f"{self.case(case)}, {'no answer in time' if step == MISSED else 'your answer'}"
        return cause

    def case(self, id: str) -> str:
        """What a case was about."""
        if id in self._subjects:
            return self._subjects[id]
        if id.startswith("escalation-"):
            return "a customer who wanted a manager"
        if id.startswith("update-"):
            return "the update promised to the team"
        if id.startswith("promise-"):
            about = id.removeprefix("promise-")
            for name in (about, _AGAIN.sub("", about)):
                if name in self._subjects:
                    return f"your promise ({self._subjects[name]})"
                if f"escalation-{name}" in self._cases:
                    return "the call promised to a customer who wanted a manager"
            return "your promise"
        return id


def _answers(ledger: Ledger) -> dict[str, int]:
    """The decisions that answered a case, by the case and the answer: `payroll:callback`."""
    found: dict[str, int] = {}
    for record in ledger.decisions:
        case = record.arguments.get("message")
        if case is not None:
            found[f"{case}:{record.arguments.get('choice', '')}"] = record.seq
    for at_s, case, _, choice in ledger.case_events:
        key = f"{case}:{choice}"
        if choice and key not in found:
            by = [one.seq for one in ledger.decisions if _settles(one, choice, at_s)]
            found.update({key: by[-1]} if by else {})
    return found


def _settles(one: DecisionRecord, kind: str, at_s: float) -> bool:
    """Whether a decision of a kind that settles cases was carried out at this moment."""
    return one.kind == kind and one.done_s == at_s
