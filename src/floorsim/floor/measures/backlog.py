"""The backlog of a channel at a moment: how many, how old, how much work. Read count and age together."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from floorsim.floor.measures.contact_table import ContactTable
from floorsim.units import DAY_S


@dataclass(frozen=True, slots=True)
class Backlog:
    """Open contacts at one moment; ages in seconds."""

    open: int
    under_24_h: int
    under_48_h: int
    """24 to 48 hours old."""
    over_48_h: int
    oldest_s: float
    in_target: float | None
    """Share of the open ones whose target is not lost yet; None without any."""
    work_s: float
    """Work that they hold = sum of the mean handling times of their kinds."""
    days_of_work: float | None
    """`work_s` / agents' time per day on the channel; None where nobody was there."""

    def as_json(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


def open_at(table: ContactTable, at_s: float) -> ContactTable:
    """Contacts that had arrived by then and that nobody had taken."""
    released_s = table.released_s
    return table.where((table.arrived_s <= at_s) & ((released_s < 0) | (released_s > at_s)))


def backlog(table: ContactTable, at_s: float, capacity_s_per_day: float | None) -> Backlog:
    """The backlog of these contacts at a time. `capacity_s_per_day`: handling and available time a day."""
    waiting = open_at(table, at_s)
    ages = at_s - waiting.arrived_s
    work_s = float(waiting.mean_handle_s.sum())
    return Backlog(
        open=len(waiting),
        under_24_h=int((ages <= DAY_S).sum()),
        under_48_h=int(((ages > DAY_S) & (ages <= 2 * DAY_S)).sum()),
        over_48_h=int((ages > 2 * DAY_S).sum()),
        oldest_s=float(ages.max()) if len(waiting) else 0.0,
        in_target=float((waiting.lost_s >= at_s).mean()) if len(waiting) else None,
        work_s=work_s,
        days_of_work=work_s / capacity_s_per_day if capacity_s_per_day else None,
    )
