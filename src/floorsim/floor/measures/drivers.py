"""Why customers contact: what each driver brings, what it costs in time, how much of it gets resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from floorsim.floor.contact_types import ContactType
from floorsim.floor.measures.contact_table import ContactTable
from floorsim.floor.measures.handling import aht_s, handled, is_handled
from floorsim.floor.measures.service import repeats


@dataclass(frozen=True, slots=True)
class DriverFigures:
    """One driver over all channels."""

    contacts: int
    share: float
    """Contacts / all contacts."""
    repeats: int
    """Contacts of customers whose matter was not resolved the time before."""
    aht_s: float | None
    resolved: float | None
    """Contacts that resolved the matter / handled contacts."""

    def as_json(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


def by_driver(table: ContactTable, contact_types: Sequence[ContactType]) -> dict[str, DriverFigures]:
    """The contacts of a table by driver id, in the scenario's order; drivers without contacts too."""
    ids = list(dict.fromkeys(contact_type.driver_id for contact_type in contact_types))
    place = np.array([ids.index(contact_type.driver_id) for contact_type in contact_types], dtype=np.int64)
    of_row = place[table.contact_type]
    found = {}
    for number, id in enumerate(ids):
        own = table.where(of_row == number)
        done = handled(own)
        found[id] = DriverFigures(
            contacts=len(own),
            share=len(own) / len(table) if len(table) else 0.0,
            repeats=repeats(own),
            aht_s=aht_s(own),
            resolved=float(own.resolved[is_handled(own)].mean()) if done else None,
        )
    return found
