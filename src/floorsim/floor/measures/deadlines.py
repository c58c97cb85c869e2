"""Work that is due by a time of day: what was done in time, what was not, what is late now."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import inf
from typing import Any

from floorsim.floor.measures.contact_table import ContactTable
from floorsim.floor.measures.service import is_answered


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The items of a channel whose deadline lay in a window, and those that are late at its end."""

    due: int
    """Items whose deadline has come."""
    taken_in_time: int
    """Of these, taken in hand by then, as on every channel."""
    breached: int
    """Of these, not taken by then."""
    breached_share: float | None
    """breached / due; None with nothing due."""
    late: int
    """Items open at the end past their deadline, whenever that was."""
    oldest_late_s: float
    """How long the worst of them is past it."""
    to_come: int
    """Items open at the end whose deadline is still to come."""

    def as_json(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


def deadlines(table: ContactTable, from_s: float, to_s: float) -> Deadlines | None:
    """The deadlines of [from_s, to_s) among these items; None where nothing has one."""
    own = table.where(table.due_s < inf)
    if not len(own):
        return None
    in_window = (own.due_s >= from_s) & (own.due_s < to_s)
    released_s = own.released_s
    in_time = is_answered(own) & (released_s <= own.due_s)
    due, done = int(in_window.sum()), int((in_window & in_time).sum())
    is_open = (own.arrived_s <= to_s) & ((released_s < 0) | (released_s > to_s))
    late = is_open & (own.due_s < to_s)
    return Deadlines(
        due=due,
        taken_in_time=done,
        breached=due - done,
        breached_share=(due - done) / due if due else None,
        late=int(late.sum()),
        oldest_late_s=float((to_s - own.due_s[late]).max()) if late.any() else 0.0,
        to_come=int((is_open & ~late).sum()),
    )
