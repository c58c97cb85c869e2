"""What contacts of each driver have brought since a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum
from typing import TYPE_CHECKING

from floorsim.floor.contact import CAME_BACK, TRANSFER
from floorsim.units import HOUR_S

if TYPE_CHECKING:
    from floorsim.floor.floor import Floor


@dataclass(slots=True)
class Brought:
    """What contacts of a driver have brought; one that was handed on is one contact."""

    contacts: float = 0.0
    work_s: list[float] = field(default_factory=list)
    """Handle times."""
    repeats: float = 0.0
    """Contacts of customers who had made contact about it before."""
    transfers: float = 0.0
    managers: float = 0.0
    """Customers who asked for a manager."""

    @property
    def hours(self) -> float:
        """Of handling."""
        return fsum(self.work_s) / HOUR_S


def brought_since(floor: Floor, from_s: float) -> dict[str, Brought]:
    """What every driver (id) has brought from a time on. Looking changes nothing."""
    found = {one.driver_id: Brought() for one in floor.compiled.contact_types}
    for contact in floor.ledger.contacts:
        if contact.arrived_s < from_s:
            continue
        brought = found[contact.type.driver_id]
        if contact.origin == TRANSFER:
            brought.transfers += 1
        else:
            brought.contacts += 1
            brought.repeats += contact.origin in CAME_BACK
        brought.managers += contact.manager
        if contact.wrapped_s >= 0.0 and contact.answered_s >= 0.0:
            brought.work_s.append(contact.handle_s)
    return found
