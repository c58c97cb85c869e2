"""The ledger's contacts as columns, so that hundreds of thousands can be measured at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from floorsim.floor.channel import Channel
from floorsim.floor.contact import U_ROUTE, Contact
from floorsim.floor.contact_types import ContactType
from floorsim.floor.demand.deadlines import deadlines_s

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ContactTable:
    """One row per contact; the columns are those of `Contact`, and what its channel and kind say of it."""

    id: Ints
    contact_type: Ints
    origin: Ints
    disposition: Ints
    agent: Ints
    root: Ints
    parent: Ints
    attempt: Ints
    load: Ints
    skill_key: Ints
    errors: Ints
    """Entry of the skill book with what its steps lost; -1: nothing."""
    arrived_s: Floats
    answered_s: Floats
    left_s: Floats
    wrapped_s: Floats
    promised_s: Floats
    announced_s: Floats
    returns_s: Floats
    talk_s: Floats
    hold_s: Floats
    after_contact_s: Floats
    fatigue: Floats
    exhaustion: Floats
    own_luck: Floats
    """A uniform of the contact's own, from which further ones follow."""
    resolved: Bools
    hostile: Bools
    manager: Bools
    unclear: Bools
    channel: Ints
    mean_handle_s: Floats
    """Handling time that a veteran needs for this kind, on average."""
    within_s: Floats
    """Target time of the channel."""
    due_s: Floats
    """When back-office work is due; infinity where the target's time counts."""
    short_abandon_s: Floats
    live: Bools
    """The customer waits on the line."""
    released_s: Floats
    """When the line let go of the contact: answered, or left; below 0 while it waits."""
    lost_s: Floats
    """The last moment at which the contact is in target."""

    def __len__(self) -> int:
        return len(self.id)

    def where(self, mask: Bools) -> ContactTable:
        """The rows for which the mask holds."""
        return self if mask.all() else _SomeRows(self, np.flatnonzero(mask))

    def judged_by(self, mask: Bools, within_s: float, short_abandon_s: float) -> ContactTable:
        """The rows for which the mask holds, with another target than their channel's."""
        found = _SomeRows(self, np.flatnonzero(mask))
        by_target_s = np.where(found.promised_s >= 0, found.promised_s, found.arrived_s + within_s)
        for name, column in (
            ("within_s", np.full(len(found), within_s)),
            ("short_abandon_s", np.full(len(found), short_abandon_s)),
            ("lost_s", np.where(found.due_s < np.inf, found.due_s, by_target_s)),
        ):
            object.__setattr__(found, name, column)
        return found


class _SomeRows(ContactTable):
    """Rows of another table; most questions are about a few columns, so each is taken when asked for."""

    __slots__ = ("_rows", "_whole")

    def __init__(self, whole: ContactTable, rows: npt.NDArray[np.intp]) -> None:
        object.__setattr__(self, "_whole", whole)
        object.__setattr__(self, "_rows", rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __getattr__(self, name: str) -> Any:
        if name not in ContactTable.__slots__:
            raise AttributeError(name)
        column = getattr(self._whole, name).take(self._rows)
        object.__setattr__(self, name, column)
        return column

    def where(self, mask: Bools) -> ContactTable:
        """The rows for which the mask holds."""
        return self if mask.all() else _SomeRows(self._whole, self._rows[mask])


def contact_table(
    contacts: Sequence[Contact], contact_types: Sequence[ContactType], channels: Sequence[Channel]
) -> ContactTable:
    """The columns of these contacts; `contact_types` and `channels` in the order of their indexes."""
    columns: list[npt.NDArray[Any]] = [
        _column(contacts, name, np.int64)
        for name in ("id", "type.index", "origin", "disposition", "agent", "root", "parent", "attempt",
                     "load", "skill_key", "errors")
    ]  # fmt: skip
    columns += [
        _column(contacts, name, np.float64)
        for name in ("arrived_s", "answered_s", "left_s", "wrapped_s", "promised_s",
                     "announced_s", "returns_s", "talk_s", "hold_s", "after_contact_s", "fatigue",
                     "exhaustion")
    ]  # fmt: skip
    columns.append(np.fromiter((c.draws[U_ROUTE] for c in contacts), np.float64, len(contacts)))
    columns += [_column(contacts, name, np.bool_) for name in ("resolved", "hostile", "manager", "unclear")]
    contact_type, arrived_s, answered_s, left_s, promised_s = (columns[at] for at in (1, 11, 12, 13, 15))
    channel = np.array([contact_type.channel for contact_type in contact_types], dtype=np.int64)[contact_type]
    within_s = _of_channel(channels, lambda c: c.spec.target.within, np.float64)[channel]
    due_s = _due_s(contact_types, contact_type, arrived_s)
    by_target_s = np.where(promised_s >= 0, promised_s, arrived_s + within_s)
    columns += [
        channel,
        np.array([contact_type.mean_handle_s for contact_type in contact_types], dtype=np.float64)[
            contact_type
        ],
        within_s,
        due_s,
        _of_channel(channels, lambda c: c.spec.target.short_abandon, np.float64)[channel],
        _of_channel(channels, lambda c: c.live, np.bool_)[channel],
        np.where(answered_s >= 0, answered_s, left_s),
        np.where(due_s < np.inf, due_s, by_target_s),
    ]
    return ContactTable(*columns)


def _column(contacts: Sequence[Contact], name: str, dtype: Any) -> npt.NDArray[Any]:
    return np.fromiter(map(attrgetter(name), contacts), dtype, len(contacts))


def _due_s(contact_types: Sequence[ContactType], contact_type: Ints, arrived_s: Floats) -> Floats:
    due_s = np.full(len(contact_type), np.inf)
    for one in contact_types:
        if one.due_s is not None:
            rows = contact_type == one.index
            due_s[rows] = deadlines_s(arrived_s[rows], one.due_s, one.own_channel.hours)
    return due_s


def _of_channel(channels: Sequence[Channel], of: Callable[[Channel], float], dtype: Any) -> npt.NDArray[Any]:
    return np.array([of(channel) for channel in channels], dtype=dtype)


def cohort(table: ContactTable, from_s: float, to_s: float) -> ContactTable:
    """The contacts that a window is about: those that arrived in [from_s, to_s).

    On written channels, whose targets are longer than a shift, also those that were open when the window
    began: their target is met or lost in it.
    """
    arrived = (table.arrived_s >= from_s) & (table.arrived_s < to_s)
    return table.where(arrived | carried_in(table, from_s))


def carried_in(table: ContactTable, from_s: float) -> Bools:
    """Rows of written contacts that arrived before a time and were still open then."""
    released_s = table.released_s
    open_then = (released_s < 0) | (released_s >= from_s)
    return ~table.live & (table.arrived_s < from_s) & open_then
