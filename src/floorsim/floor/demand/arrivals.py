"""All first contacts of a run, drawn in whole arrays before the clock starts.

Each column comes from its own random stream, named after what it decides, so a run with one more incident
or another decision meets the same customers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from floorsim.floor.chance.distributions import Law
from floorsim.floor.chance.laws import Scaled, law_of
from floorsim.floor.chance.random_streams import FloatArray, RandomStreams
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact import BACKLOG, DRAWS_PER_CONTACT, FRESH, NEVER
from floorsim.floor.contact_types import ContactType
from floorsim.floor.demand.demand_factors import (
    IntervalVariation,
    arrival_times,
    day_factor,
    interval_counts,
    interval_factors,
)
from floorsim.floor.demand.forecast import forecast_of, true_rates
from floorsim.floor.demand.intervals import rebinned
from floorsim.scenario.effects.catalogue.demand import DemandEffect
from floorsim.scenario.models.demand import Stream
from floorsim.units import DAY_S

CURVE_STEP_S = 300.0
"""An incident's demand curve is followed in steps of five minutes (D: finer than any staffing interval)."""


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


@dataclass(frozen=True, slots=True)
class _Batch:
    """Arrival times of one origin and one way of drawing drivers; `name` names its random stream."""

    name: tuple[str | int, ...]
    stream: int
    at_s: FloatArray
    driver: str | None
    origin: int


def draw_arrivals(
    compiled: CompiledFloor, draws: RandomStreams, end_s: float, *, busy_as: RandomStreams | None = None
) -> Arrivals:
    """Every first contact of the run up to `end_s`, backlog included.

    `busy_as` are the streams that say how busy each day is as a whole; None takes `draws`.
    """
    batches: list[_Batch] = []
    mixed = compiled.scenario.demand.day_factor
    days = busy_as or draws
    moods = [
        1.0 if mixed == "off" else day_factor(mixed.alpha**-0.5, days.few(1, "day factor", day)[0])
        for day in range(compiled.scenario.floor.days)
    ]
    for index, id in enumerate(compiled.stream_ids):
        stream = compiled.scenario.demand.streams[id]
        for day in range(compiled.scenario.floor.days):
            batches += _day(compiled, draws, index, id, stream, day, moods[day])
        batches += _backlog(compiled, draws, index, id, stream)
    columns = [_columns(compiled, draws, batch) for batch in batches if len(batch.at_s)]
    if not columns:
        empty = np.zeros(0)
        whole = np.zeros(0, dtype=np.int64)
        return Arrivals(
            empty,
            whole,
            empty,
            empty,
            empty,
            empty,
            whole.astype(bool),
            np.zeros((0, DRAWS_PER_CONTACT)),
            whole,
            whole,
        )
    joined = [np.concatenate(column) for column in zip(*columns, strict=True)]
    order = np.argsort(joined[0], kind="stable")
    order = order[joined[0][order] < end_s]
    columns_in_order = [column[order] for column in joined]
    columns_in_order.append(_numbers(compiled, columns_in_order[1], columns_in_order[-1]))
    return Arrivals(*columns_in_order)


def _numbers(
    compiled: CompiledFloor, contact_type: npt.NDArray[np.int64], origin: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Numbers the arrivals of each stream by time, those of its backlog apart and below 0."""
    number = np.zeros(len(contact_type), dtype=np.int64)
    stream = np.array([each.stream for each in compiled.contact_types])[contact_type]
    for index in range(len(compiled.stream_ids)):
        for sign, found in ((1, FRESH), (-1, BACKLOG)):
            rows = np.flatnonzero((stream == index) & (origin == found))
            number[rows] = sign * np.arange(1, len(rows) + 1)
    return number


def _day(
    compiled: CompiledFloor, draws: RandomStreams, index: int, id: str, stream: Stream, day: int, mood: float
) -> list[_Batch]:
    """The arrivals of one stream on one day: its own, and what incidents add or take away."""
    demand = compiled.scenario.demand
    truth = true_rates(stream, forecast_of(compiled, index, day))
    factors: FloatArray | float = 1.0
    if demand.interval_factor != "off":
        length = demand.interval_factor.correlation_length
        shape = IntervalVariation(cv=demand.interval_factor.cv)
        if length is not None:
            shape = IntervalVariation(cv=demand.interval_factor.cv, correlation_min=length / 60.0)
        u = np.array(draws.few(len(truth.expected), "interval factor", id, day))
        factors = interval_factors(truth.expected, truth.edges_s, u, shape)
    expected = truth.expected * factors * mood
    times = _times(draws, stream, truth.edges_s, expected, (id, day))
    curves = _curves(compiled, id, day)
    batches = [_Batch((id, day), index, times, None, FRESH)]
    reached = truth.edges_s, expected
    for number, (effect, edges, curve) in enumerate(curves):
        batches = [_thinned(draws, batch, edges, curve, number) for batch in batches]
        extra = rebinned(reached[1], reached[0], edges) * np.maximum(curve - 1.0, 0.0)
        added = _times(draws, stream, edges, extra, (id, day, "incident", number))
        batches.append(_Batch((id, day, "incident", number), index, added, effect.driver, FRESH))
        if number + 1 < len(curves):
            reached = _lifted(*reached, edges, curve)
    return [replace(batch, at_s=batch.at_s + day * DAY_S) for batch in batches]


def _thinned(
    draws: RandomStreams, batch: _Batch, edges: FloatArray, curve: FloatArray, number: int
) -> _Batch:
    """The batch without those whom an incident's demand curve below 1 keeps away."""
    u = draws.uniforms(len(batch.at_s), "thinned", *batch.name, number)
    return replace(batch, at_s=batch.at_s[u <= _curve_at(curve, edges, batch.at_s)])


def _lifted(
    from_edges: FloatArray, expected: FloatArray, edges: FloatArray, curve: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Expected contacts times a curve, between the edges of both, so that curves that overlap multiply."""
    inside = edges[(edges > from_edges[0]) & (edges < from_edges[-1])]
    union: FloatArray = np.unique(np.concatenate([from_edges, inside]))
    middles = (union[:-1] + union[1:]) / 2
    return union, rebinned(expected, from_edges, union) * _curve_at(curve, edges, middles)


def _times(
    draws: RandomStreams, stream: Stream, edges: FloatArray, expected: FloatArray, name: tuple[str | int, ...]
) -> FloatArray:
    """Arrival times within a day by the stream's way of arriving."""
    if stream.arrivals == "poisson":
        counts = interval_counts(expected, 1.0, np.array(draws.few(len(expected), "count", *name)))
    else:
        reached = np.floor(np.concatenate([[0.0], np.cumsum(expected)]) + 0.5)
        counts = np.diff(reached).astype(np.int64)
    total = int(counts.sum())
    if stream.arrivals == "even":
        places = [
            np.linspace(a, b, n, endpoint=False) for a, b, n in zip(edges, edges[1:], counts, strict=False)
        ]
        return np.concatenate(places) if places else np.zeros(0)
    return arrival_times(counts, edges, draws.uniforms(total, "arrival", *name))


def _curves(
    compiled: CompiledFloor, stream_id: str, day: int
) -> list[tuple[DemandEffect, FloatArray, FloatArray]]:
    """(effect, edges in seconds after this day's midnight, factor per step) of incidents on a stream."""
    found = []
    for incident in compiled.scenario.incidents:
        for timed in incident.effects:
            effect = timed.effect.get("demand")
            if effect is None or effect.stream != stream_id:
                continue
            start = max((timed.start if timed.start is not None else incident.start) - day * DAY_S, 0.0)
            end = min((timed.end if timed.end is not None else incident.end) - day * DAY_S, DAY_S)
            if end <= start:
                continue
            edges = np.append(np.arange(start, end, CURVE_STEP_S), end)
            edges = edges[np.concatenate([np.diff(edges) > 1e-6, [True]])]
            middles = (edges[:-1] + edges[1:]) / 2
            if isinstance(effect.times, tuple):
                at = [point[0] - day * DAY_S for point in effect.times]
                curve = np.interp(middles, at, [point[1] for point in effect.times])
            else:
                curve = np.full(len(middles), effect.times)
            found.append((effect, edges, curve))
    return found


def _curve_at(curve: FloatArray, edges: FloatArray, times: FloatArray) -> FloatArray:
    """The curve at these times; 1 outside its edges."""
    place = np.searchsorted(edges, times, side="right") - 1
    inside = (place >= 0) & (place < len(curve))
    return np.where(inside, curve[np.clip(place, 0, len(curve) - 1)], 1.0)


def _backlog(
    compiled: CompiledFloor, draws: RandomStreams, index: int, id: str, stream: Stream
) -> list[_Batch]:
    """Items open at the start, as contacts that arrived before it."""
    start = compiled.scenario.start_s
    batches = []
    for number, part in enumerate(stream.backlog):
        u = draws.uniforms(part.open, "backlog", id, number)
        ages = law_of(part.age).draw(u)
        batches.append(_Batch((id, "backlog", number), index, np.sort(start - ages), part.driver, BACKLOG))
    return batches


def _columns(
    compiled: CompiledFloor, draws: RandomStreams, batch: _Batch
) -> tuple[npt.NDArray[np.generic], ...]:
    """All columns of one batch, each from its own random stream."""
    n = len(batch.at_s)
    contact_types = compiled.contact_types_of_stream[batch.stream]
    own = (
        [contact_type for contact_type in contact_types if contact_type.driver_id == batch.driver]
        if batch.driver
        else []
    )
    rows = draws.uniforms(n * _ROW, "contact", *batch.name).reshape(n, _ROW)
    if own:
        type_of = np.full(n, own[0].index)
    else:
        reached = np.cumsum([contact_type.share for contact_type in contact_types])
        place = np.minimum(
            np.searchsorted(reached, rows[:, 5] * reached[-1], side="right"), len(contact_types) - 1
        )
        type_of = np.array([contact_type.index for contact_type in contact_types])[place]
    drawn = own or contact_types
    talk = _draw([contact_type.talk for contact_type in drawn], drawn, type_of, rows[:, 0])
    hold = _draw([contact_type.hold for contact_type in drawn], drawn, type_of, rows[:, 1])
    wrap = _draw([contact_type.after_contact for contact_type in drawn], drawn, type_of, rows[:, 2])
    patience = np.full(n, NEVER)
    balks = np.zeros(n, dtype=bool)
    waits = compiled.scenario.demand.streams[compiled.stream_ids[batch.stream]].patience
    if waits is not None and contact_types[0].live and contact_types[0].patience is not None:
        patience = contact_types[0].patience.draw(rows[:, 3])
        balks = rows[:, 4] < waits.balk
    origin = np.full(n, batch.origin)
    return batch.at_s, type_of, talk, hold, wrap, patience, balks, rows[:, 6:], origin


_ROW = 6 + DRAWS_PER_CONTACT
"""Uniforms per contact: talk, hold, after-contact work, patience, balking, driver, and what it carries."""


def _draw(
    laws: Sequence[Law | None],
    contact_types: Sequence[ContactType],
    type_of: npt.NDArray[np.int64],
    u: FloatArray,
) -> FloatArray:
    """One column of times: each contact's from the law of its kind, one draw for all that share a base."""
    column = np.zeros(len(u))
    factors = np.zeros(max(contact_type.index for contact_type in contact_types) + 1)
    bases: dict[int, tuple[Law, list[int]]] = {}
    for contact_type, law in zip(contact_types, laws, strict=True):
        if law is None:
            continue
        base, factor = (law.law, law.factor) if isinstance(law, Scaled) else (law, 1.0)
        factors[contact_type.index] = factor
        bases.setdefault(id(base), (base, []))[1].append(contact_type.index)
    for base, members in bases.values():
        if len(members) == len(contact_types):
            column = base.draw(u)
        else:
            mask = np.isin(type_of, members)
            column[mask] = base.draw(u[mask])
    return column * factors[type_of]


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
