"""Whether customers got what they came for: from who really came back, not from what agents ticked.

A matter is everything that follows from one first contact: redials, transfers, repeat contacts, chasing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from floorsim.floor.contact import CHASE, REPEAT, TRANSFER
from floorsim.floor.measures.contact_table import Bools, ContactTable, Floats, Ints
from floorsim.floor.measures.service import is_answered
from floorsim.units import DAY_S

REPEAT_WINDOW_S: Final = 7 * DAY_S
"""A customer who contacts again within this time was not helped the first time (the trade's usual 7 days)."""


@dataclass(frozen=True, slots=True)
class Matters:
    """One row per matter that was answered at least once."""

    first_arrived_s: Floats
    """When its first answered contact arrived."""
    came_back: Bools
    """The customer contacted again within the window, or will (the return is drawn, after the run's end)."""
    handed_on: Bools
    """The first contact was transferred."""
    resolved: Bools
    """Resolved in truth by some contact so far."""
    contacts: Floats
    """Contacts that the customer made, redials included, transfers not."""
    first: Ints
    """Id of its first answered contact."""
    may_return: Bools
    """The scenario says whether such a customer comes back; of the others it is not known."""

    def arrived_in(self, from_s: float, to_s: float) -> Matters:
        """The matters whose first answered contact arrived in [from_s, to_s)."""
        keep = (self.first_arrived_s >= from_s) & (self.first_arrived_s < to_s)
        return Matters(
            self.first_arrived_s[keep], self.came_back[keep], self.handed_on[keep], self.resolved[keep],
            self.contacts[keep], self.first[keep], self.may_return[keep],
        )  # fmt: skip


def matters(
    table: ContactTable, may_return: Sequence[bool] | None = None, window_s: float = REPEAT_WINDOW_S
) -> Matters:
    """The matters of the whole ledger; `table` must hold every contact.

    `may_return` says per contact type whether customers may come back on it; None takes all for such.
    """
    taken = is_answered(table)
    taken_s = table.released_s
    order = np.flatnonzero(taken)
    order = order[np.argsort(taken_s[order], kind="stable")]
    roots, firsts = np.unique(table.root[order], return_index=True)
    first = order[firsts]
    place = np.full(int(table.root.max(initial=-1)) + 1, -1, dtype=np.int64)
    place[roots] = np.arange(len(roots))
    row = place[table.root]

    handed = table.origin == TRANSFER
    is_handed_on = np.zeros(len(table), dtype=np.bool_)
    is_handed_on[table.parent[handed]] = True

    limit_s = taken_s[first] + window_s
    returns = ((table.origin == REPEAT) | (table.origin == CHASE)) & (row >= 0)
    returns[returns] = table.arrived_s[returns] <= limit_s[row[returns]]
    will = taken & ~is_handed_on & (table.returns_s >= 0)
    will[will] = table.returns_s[will] <= limit_s[row[will]]

    def any_of(rows: Bools) -> Bools:
        hit: Bools = np.bincount(row[rows], minlength=len(roots)) > 0
        return hit

    own = ~handed & (row >= 0)
    return Matters(
        first_arrived_s=table.arrived_s[first],
        came_back=any_of(returns) | any_of(will),
        handed_on=is_handed_on[first],
        resolved=any_of(taken & table.resolved),
        contacts=np.bincount(row[own], minlength=len(roots)).astype(np.float64),
        first=table.id[first],
        may_return=np.ones(len(first), dtype=np.bool_)
        if may_return is None
        else np.array(may_return, dtype=np.bool_)[table.contact_type[first]],
    )


def first_contact_resolution(of: Matters) -> float | None:
    """FCR, gross = matters whose customer did not come back within the window / answered matters whose
    customer might have. None where the scenario brings nobody back: there is nothing to measure it by."""
    return _share(~of.came_back[of.may_return])


def first_contact_resolution_net(of: Matters) -> float | None:
    """FCR, net = the same over matters that the first agent could have ended: those not handed on."""
    return _share(~of.came_back[of.may_return & ~of.handed_on])


def back_so_far(of: Matters, table: ContactTable) -> Bools:
    """Of which matters the customer has come back by now; `table` must hold every contact. What is drawn for
    a customer who comes back later is left out, as nobody knows it yet."""
    returned = table.root[(table.origin == REPEAT) | (table.origin == CHASE)]
    rows: Bools = np.isin(table.root[of.first], returned)
    return rows


def resolved_share(of: Matters) -> float | None:
    """Matters resolved in truth, by whichever contact / answered matters."""
    return _share(of.resolved)


def contacts_per_resolution(of: Matters) -> float | None:
    """Contacts that customers made about answered matters / matters resolved in truth."""
    solved = int(of.resolved.sum())
    return float(of.contacts.sum()) / solved if solved else None


def _share(rows: Bools) -> float | None:
    return float(rows.mean()) if len(rows) else None
