"""Why customers contact: what each driver brings, what it costs in time, how much of it gets resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
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


class ByDriver(Mapping[str, DriverFigures]):
    """What `by_driver` gives, computed when somebody asks for it: no score needs it."""

    def __init__(self, table: ContactTable, contact_types: Sequence[ContactType]) -> None:
        self._table = table
        self._contact_types = contact_types

    @cached_property
    def _found(self) -> dict[str, DriverFigures]:
        return by_driver(self._table, self._contact_types)

    def __getitem__(self, driver_id: str) -> DriverFigures:
        return self._found[driver_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


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
