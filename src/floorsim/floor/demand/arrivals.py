"""All first contacts of a run, drawn in whole arrays before the clock starts.

Each column comes from its own random stream, named after what it decides, so a run with one more incident
or another decision meets the same customers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from floorsim.floor.chance.random_streams import FloatArray, RandomStreams
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact import BACKLOG, DRAWS_PER_CONTACT, FRESH
from floorsim.floor.contact_types import ContactType
from floorsim.floor.demand.batches import batches_of
from floorsim.floor.demand.brought import Brought
from floorsim.floor.demand.handle_by_time import longer_by_batch
from floorsim.floor.shared import shared_by_runs_of


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Columns of first contacts in order of arrival; times in seconds since midnight before day 1."""

    at_s: FloatArray
    contact_type: npt.NDArray[np.int64]
    talk_s: FloatArray
    hold_s: FloatArray
    after_contact_s: FloatArray
    patience_s: FloatArray
    balks: npt.NDArray[np.bool_]
    draws: FloatArray
    origin: npt.NDArray[np.int64]
    number: npt.NDArray[np.int64]
    """Place within the stream, from 1; a backlog's counts down from -1 (see `Contact.number`)."""

    def __len__(self) -> int:
        return len(self.at_s)

    def columns(self) -> tuple[npt.NDArray[Any], ...]:
        """Every column but the draws, the contact type first and the others in the order written above."""
        return (
            self.contact_type,
            self.at_s,
            self.talk_s,
            self.hold_s,
            self.after_contact_s,
            self.patience_s,
            self.balks,
            self.origin,
            self.number,
        )


def first_contacts(
    compiled: CompiledFloor, seed: int, end_s: float, *, busy_as: int | None = None
) -> Arrivals:
    """What `draw_arrivals` draws with a seed, kept for further runs of the same scenario: not to be changed.

    `busy_as` is the seed that says how busy each day is as a whole; None takes `seed`.
    """
    busy = None if busy_as is None else RandomStreams(busy_as)
    return shared_by_runs_of(compiled.scenario).contacts(
        (seed, busy_as, end_s), lambda: draw_arrivals(compiled, RandomStreams(seed), end_s, busy_as=busy)
    )


def draw_arrivals(
    compiled: CompiledFloor, draws: RandomStreams, end_s: float, *, busy_as: RandomStreams | None = None
) -> Arrivals:
    """Every first contact of the run up to `end_s`, backlog included.

    `busy_as` are the streams that say how busy each day is as a whole; None takes `draws`.
    """
    batches = [batch for batch in batches_of(compiled, draws, busy_as or draws) if len(batch.at_s)]
    if not batches:
        return _nobody()
    brought = shared_by_runs_of(compiled.scenario).once("brought", lambda: Brought(compiled))
    rows = np.concatenate([brought.uniforms(draws, len(batch.at_s), batch.name) for batch in batches])
    at_s = np.concatenate([batch.at_s for batch in batches])
    order = np.argsort(at_s, kind="stable")
    order = order[at_s[order] < end_s]
    sizes = [len(batch.at_s) for batch in batches]
    stream = np.repeat([batch.stream for batch in batches], sizes)[order]
    origin = np.repeat([batch.origin for batch in batches], sizes)[order]
    only = np.repeat([brought.only(batch.stream, batch.driver) for batch in batches], sizes)[order]
    rows = rows[order]
    contact_type, talk_s, hold_s, after_contact_s, patience_s, balks, own = brought.of(stream, only, rows)
    streams = [compiled.scenario.demand.streams[id] for id in compiled.stream_ids]
    longer = longer_by_batch([(streams[batch.stream], batch.day, batch.at_s) for batch in batches])
    if longer is not None:
        talk_s, hold_s, after_contact_s = (part * longer[order] for part in (talk_s, hold_s, after_contact_s))
    number = _numbers(stream, origin, len(compiled.stream_ids))
    drawn = Arrivals(
        at_s[order], contact_type, talk_s, hold_s, after_contact_s, patience_s, balks, own, origin, number
    )
    for column in (*drawn.columns(), drawn.draws):
        column.setflags(write=False)
    return drawn


def _nobody() -> Arrivals:
    empty, whole = np.zeros(0), np.zeros(0, dtype=np.int64)
    draws = np.zeros((0, DRAWS_PER_CONTACT))
    return Arrivals(empty, whole, empty, empty, empty, empty, whole.astype(bool), draws, whole, whole)


def _numbers(
    stream: npt.NDArray[np.int64], origin: npt.NDArray[np.int64], streams: int
) -> npt.NDArray[np.int64]:
    """Numbers the arrivals of each stream by time, those of its backlog apart and below 0."""
    number = np.zeros(len(stream), dtype=np.int64)
    for index in range(streams):
        for sign, found in ((1, FRESH), (-1, BACKLOG)):
            rows = np.flatnonzero((stream == index) & (origin == found))
            number[rows] = sign * np.arange(1, len(rows) + 1)
    return number


FRESH_DRAWS = 4
"""Uniforms for the new work of a follow-up, beside its draws: talk, hold, after-contact work, patience."""


def work_of(contact_type: ContactType, u: Sequence[float]) -> tuple[float, float, float]:
    """Talk, hold and after-contact work of a follow-up contact, in seconds, from its own uniforms."""
    talk, hold, wrap = contact_type.talk, contact_type.hold, contact_type.after_contact
    return (
        talk.draw_one(u[0]) if talk is not None else 0.0,
        hold.draw_one(u[1]) if hold is not None else 0.0,
        wrap.draw_one(u[2]) if wrap is not None else 0.0,
    )
