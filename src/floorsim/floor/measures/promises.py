"""Escalations and promises: opened, delivered, confirmed, kept."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.floor.measures.contact_table import ContactTable
from floorsim.floor.records import EscalationRecord, PromiseRecord


def escalations(table: ContactTable) -> int:
    """Contacts whose customer asked for a manager."""
    return int(table.manager.sum())


def escalation_recovery_s(records: Sequence[EscalationRecord]) -> float | None:
    """Recovery time = mean time from asking for a manager to the remedy delivered *and confirmed in writing*,
    over the escalations that got so far."""
    closed = [
        max(record.remedied_s, record.confirmed_s) - record.opened_s
        for record in records
        if record.remedied_s >= 0 and record.confirmed_s >= 0
    ]
    return sum(closed) / len(closed) if closed else None


def escalations_open(records: Sequence[EscalationRecord]) -> int:
    """Escalations without a remedy, or with one that nobody has confirmed in writing."""
    return sum(1 for record in records if record.remedied_s < 0 or record.confirmed_s < 0)


def promises_kept_rate(
    records: Sequence[PromiseRecord], callbacks_kept: int, callbacks_broken: int, now_s: float
) -> float | None:
    """Promise-kept rate = promises kept in time / promises whose time has come or that were kept before.

    The supervisor's own promises and the floor's callbacks together.
    """
    kept = callbacks_kept + sum(1 for record in records if 0 <= record.kept_s <= record.due_s)
    broken = callbacks_broken + sum(
        1
        for record in records
        if record.kept_s > record.due_s or (record.kept_s < 0 and now_s > record.due_s)
    )
    return kept / (kept + broken) if kept + broken else None
