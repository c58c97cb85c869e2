"""What has a deadline, the nearest first."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from floorsim.desk.view import FloorView
from floorsim.present.inbox_rows import wants_answer
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock_from


@dataclass(frozen=True, slots=True)
class Due:
    """One thing with a deadline: when, what, and the message it is in, if it is in one."""

    at_s: float
    words: str
    message: str | None = None


def first_due(view: FloorView, answering: Set[str] = frozenset()) -> Due | None:
    """Return what is due first: a message or promise that nobody sees to yet, or a fixed duty to come."""
    found = [
        Due(item.deadline_s, f"{item.sender}: {item.subject}", item.id)
        for item in view.inbox
        if (wants_answer(item) or item.owed) and item.deadline_s is not None and item.id not in answering
    ]
    found += [
        Due(row.starts_s, f"{initial_capital(row.doing)} starts at {clock_from(row.starts_s, view.now_s)}.")
        for row in view.own_time.coming
        if row.fixed and row.starts_s > view.now_s
    ]
    return min(found, key=lambda due: due.at_s, default=None)
