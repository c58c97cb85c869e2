"""What one can show of a contact driver: the day's contacts and hours, and customers who came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from floorsim.desk.cases.conversation import Evidence
from floorsim.floor.brought import brought_since
from floorsim.floor.floor import Floor
from floorsim.sums import whole_sum
from floorsim.units import DAY_S
from floorsim.wording.numbers import counted, percent

LEAST_CONTACTS: Final = 10
"""Contacts of a driver in a day below which their number may be chance (D)."""
LEAST_HOURS: Final = 1.0
"""Hours of handling in a day below which nobody changes their plans (D)."""
LEAST_EXAMPLES: Final = 3
"""Customers who came back; fewer could be single cases (D: as many as an IT ticket needs)."""


@dataclass(frozen=True, slots=True)
class DriverEvidence:
    """The day so far of one contact driver."""

    contacts: int
    of_all: int
    """Contacts of every driver."""
    hours: float
    """Hours of agents' handling in those that are done."""
    examples: int
    """Contacts of customers who had made contact about it before."""

    @property
    def can_show(self) -> tuple[Evidence, ...]:
        """What of it is enough to be brought to somebody."""
        found: list[Evidence] = []
        if self.contacts >= LEAST_CONTACTS:
            found.append("contacts")
        if self.hours >= LEAST_HOURS:
            found.append("hours")
        if self.examples >= LEAST_EXAMPLES:
            found.append("examples")
        return tuple(found)

    @property
    def words(self) -> tuple[str, ...]:
        """What is there, in lines; what is too little to show says so."""
        share = f", {percent(self.contacts / self.of_all)} of all" if self.of_all else ""
        lines: dict[Evidence, str] = {
            "contacts": f"{counted(self.contacts, 'contact')} today{share}",
            "hours": f"{self.hours:.1f} hours of handling",
            "examples": f"{counted(self.examples, 'customer')} came back about it",
        }
        enough = self.can_show
        return tuple(line if one in enough else f"{line} (too little to show)" for one, line in lines.items())


def evidence_of(floor: Floor, driver: str) -> DriverEvidence:
    """What the day has brought of a driver so far. Looking changes nothing."""
    return all_evidence(floor).get(driver, DriverEvidence(0, 0, 0.0, 0))


def all_evidence(floor: Floor) -> dict[str, DriverEvidence]:
    """The same of every driver that there was a contact of today."""
    found = brought_since(floor, floor.now // DAY_S * DAY_S)
    total = whole_sum(int(one.contacts) for one in found.values())
    return {
        driver: DriverEvidence(int(one.contacts), total, one.hours, int(one.repeats))
        for driver, one in found.items()
        if one.contacts
    }
