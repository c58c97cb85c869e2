"""Cases: escalations opened, delivered, confirmed; promises kept; what was answered in time."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum, inf

from floorsim.floor.ledger import Ledger
from floorsim.floor.measures.contact_table import ContactTable
from floorsim.floor.records import UNSET, CaseRecord
from floorsim.sums import whole_sum

ANSWERED = ("answered", "kept")
"""Events by which a case is settled in time."""
MISSED = "missed"


@dataclass(slots=True)
class Case:
    """A case and when each kind of step was first taken, seconds since midnight before day 1."""

    record: CaseRecord
    first_s: dict[str, float] = field(default_factory=dict)

    def at_s(self, event: str) -> float:
        """When a step was first taken; UNSET if it was not."""
        return self.first_s.get(event, UNSET)

    @property
    def outcome(self) -> str:
        """`answered` in time, `missed`, or empty while it is neither: what came first holds."""
        for event in self.first_s:
            if event in ANSWERED:
                return "answered"
            if event == MISSED:
                return MISSED
        return ""


def cases_of(ledger: Ledger) -> list[Case]:
    """Every case of the ledger with its steps, in the order in which they were opened."""
    found = {record.id: Case(record) for record in ledger.cases}
    for at_s, id, event, _ in ledger.case_events:
        found[id].first_s.setdefault(event, at_s)
    return list(found.values())


def settled(cases: list[Case], category: str) -> tuple[int, int]:
    """Cases of a category answered in time, and missed; those still open in their time are neither."""
    outcomes = [case.outcome for case in cases if case.record.category == category]
    return outcomes.count("answered"), outcomes.count(MISSED)


def escalations(table: ContactTable, from_s: float, to_s: float) -> int:
    """Contacts whose customer asked for a manager in [from_s, to_s): at the end of the contact."""
    asked = table.manager & (table.wrapped_s >= from_s) & (table.wrapped_s < to_s)
    return int(asked.sum())


def escalation_recovery_s(cases: list[Case]) -> float | None:
    """Recovery time = mean time from asking for a manager to the remedy delivered *and confirmed in writing*,
    over the escalations that got so far."""
    closed = [
        max(case.at_s("remedied"), case.at_s("confirmed")) - case.record.opened_s
        for case in _of(cases, "escalation")
        if case.at_s("remedied") >= 0 and case.at_s("confirmed") >= 0
    ]
    return fsum(closed) / len(closed) if closed else None


def escalations_open(cases: list[Case], from_s: float, to_s: float) -> int:
    """Escalations of [from_s, to_s) without a remedy, or with one that nobody has confirmed in writing."""
    return whole_sum(
        1
        for case in _of(cases, "escalation")
        if from_s <= case.record.opened_s < to_s and (case.at_s("remedied") < 0 or case.at_s("confirmed") < 0)
    )


def promises_kept_rate(
    cases: list[Case], callbacks_kept: int, callbacks_broken: int, now_s: float
) -> float | None:
    """Promise-kept rate = promises kept in time / promises whose time has come or that were kept before.

    The supervisor's own promises and the floor's callbacks together; one dropped at the handover is broken.
    """
    own_kept, own_broken = promises_due(cases, now_s=now_s)
    kept, broken = callbacks_kept + own_kept, callbacks_broken + own_broken
    return kept / (kept + broken) if kept + broken else None


def promises_due(
    cases: list[Case], from_s: float = -inf, to_s: float = inf, *, now_s: float
) -> tuple[int, int]:
    """Promises of the supervisor due in [from_s, to_s): how many were kept in time, and how many broken."""
    kept = broken = 0
    for case in _of(cases, "promise"):
        kept_s, due_s = case.at_s("kept"), case.record.deadline_s
        if from_s <= due_s < to_s:
            kept += 0 <= kept_s <= due_s
            broken += kept_s > due_s or (kept_s < 0 and (now_s > due_s or case.outcome == MISSED))
    return kept, broken


def _of(cases: list[Case], category: str) -> list[Case]:
    return [case for case in cases if case.record.category == category]
