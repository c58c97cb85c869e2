"""The same past and another future: who comes from a moment on is drawn anew, with another seed.

What is known by then stays: everybody who has come, how busy the day is as a whole, and whoever is named. A
customer who is already in the line keeps the patience and the work that were drawn on arrival.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact import FRESH
from floorsim.floor.demand.arrivals import Arrivals, first_contacts

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Redraw:
    """From when the future is drawn anew, and with which seed."""

    seed: int
    """Of the new future, 0 or more."""
    from_s: float
    """Seconds since midnight before day 1; whoever came earlier is the same."""
    keep: frozenset[str] = frozenset()
    """Keys of customers (`voice-12`) who come as they came, whatever else is new."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """The first contacts of a run whose future was drawn anew."""

    arrivals: Arrivals
    kept: dict[int, int]
    """Place of a customer who was kept among the arrivals, to the place in the run as it was."""


def redrawn_arrivals(compiled: CompiledFloor, seed: int, redraw: Redraw, end_s: float) -> Redrawn:
    """Every first contact up to `end_s`: those of the run's own seed before the redraw, others after it."""
    was = first_contacts(compiled, seed, end_s)
    new = first_contacts(compiled, redraw.seed, end_s, busy_as=seed)
    stream = np.array([each.stream for each in compiled.contact_types])
    past = (was.at_s < redraw.from_s) | (was.origin != FRESH)
    named = np.zeros(len(was), dtype=np.bool_)
    for row in _rows_of(compiled, was, stream[was.contact_type], redraw.keep):
        named[row] = True
    stay = np.flatnonzero(past | named)
    come = np.flatnonzero((new.at_s >= redraw.from_s) & (new.origin == FRESH))
    joined = {
        column.name: np.concatenate([getattr(was, column.name)[stay], getattr(new, column.name)[come]])
        for column in fields(Arrivals)
    }
    _renumber(joined, len(stay), stream)
    order = np.argsort(joined["at_s"], kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    later = named[stay] & ~past[stay]
    kept = dict(zip(place[: len(stay)][later].tolist(), stay[later].tolist(), strict=True))
    return Redrawn(Arrivals(**{name: column[order] for name, column in joined.items()}), kept)


def _rows_of(compiled: CompiledFloor, was: Arrivals, stream: Rows, keys: frozenset[str]) -> list[int]:
    """Rows of the customers of these keys; a key of nobody is passed over."""
    if not keys:
        return []
    ids = compiled.stream_ids
    return [row for row, (of, number) in enumerate(zip(stream.tolist(), was.number.tolist(), strict=True))
            if f"{ids[of]}-{number}" in keys]  # fmt: skip


def _renumber(joined: dict[str, Any], old: int, stream: npt.NDArray[np.int64]) -> None:
    """Numbers the new arrivals of each stream after all that stayed, so that no two have one key."""
    number = joined["number"]
    of = stream[joined["contact_type"]]
    for index in np.unique(of[old:]).tolist():
        rows = old + np.flatnonzero(of[old:] == index)
        highest = int(number[:old][of[:old] == index].max(initial=0))
        number[rows] = max(highest, 0) + np.arange(1, len(rows) + 1)
