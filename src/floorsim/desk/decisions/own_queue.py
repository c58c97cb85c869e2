"""Queued work by its number in the run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorsim.desk.calendar import Entry
from floorsim.wording.names import listed

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


def entry_of(desk: Workspace, number: int) -> Entry | None:
    """The queued work that a decision is, or None."""
    return next((entry for entry in desk.calendar.queue if entry.key == f"decision:{number}"), None)


def not_queued(desk: Workspace, number: int, done: str) -> str:
    """A sentence that says that it is not queued, and what can be `done` instead."""
    waiting = [order.seq for order in desk.queued()]
    if not waiting:
        return f"decision {number} is not queued; nothing is"
    return f"decision {number} is not queued; {listed(waiting, 'and')} can be {done}"
