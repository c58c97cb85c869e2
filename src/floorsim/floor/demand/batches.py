"""When first contacts come: batch by batch, what the plan expects, how the day differs, what incidents do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from floorsim.floor.chance.laws import law_of
from floorsim.floor.chance.random_streams import FloatArray, RandomStreams
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.contact import BACKLOG, FRESH
from floorsim.floor.demand.demand_factors import (
    Counts,
    IntervalFactors,
    IntervalVariation,
    arrival_times,
    day_factor,
    interval_counts,
)
from floorsim.floor.demand.forecast import DayForecast, forecast_of, true_rates
from floorsim.floor.demand.intervals import rebinned
from floorsim.floor.shared import shared_by_runs_of
from floorsim.scenario.effects.catalogue.demand import DemandEffect
from floorsim.scenario.models.demand import Stream
from floorsim.units import DAY_S

CURVE_STEP_S = 300.0
"""An incident's demand curve is followed in steps of five minutes (D: finer than any staffing interval)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Arrival times of one origin and one way of drawing drivers; `name` names its random stream."""

    name: tuple[str | int, ...]
    stream: int
    """Index."""
    at_s: FloatArray
    driver: str | None
    """Of all who come in it; None for the stream's usual mix."""
    origin: int
    day: int = 0
    """0 is the first; a backlog's is the first too."""


class _Curve(NamedTuple):
    """What an incident does to a stream on a day: edges in seconds after midnight, factor per step."""

    effect: DemandEffect
    edges: FloatArray
    factor: FloatArray


class _Day(NamedTuple):
    """One day of a stream, as far as the scenario alone says."""

    truth: DayForecast
    factors: IntervalFactors | None
    curves: list[_Curve]


@dataclass(slots=True)
class _Source:
    """Contacts that are expected on a day, and the numbered curves that keep some of them away."""

    name: tuple[str | int, ...]
    index: int
    stream: Stream
    day: int
    edges: FloatArray
    expected: FloatArray
    driver: str | None = None
    thinned_by: list[tuple[int, _Curve]] = field(default_factory=list)


def batches_of(compiled: CompiledFloor, draws: RandomStreams, busy_as: RandomStreams) -> list[Batch]:
    """Every batch of a run; the streams of `busy_as` say how busy each day is as a whole."""
    days = range(compiled.scenario.floor.days)
    mixed = compiled.scenario.demand.day_factor
    moods = [
        1.0 if mixed == "off" else day_factor(mixed.alpha**-0.5, busy_as.few(1, "day factor", day)[0])
        for day in days
    ]
    sources, backlog = [], []
    for index, id in enumerate(compiled.stream_ids):
        stream = compiled.scenario.demand.streams[id]
        for day in days:
            sources += _sources(compiled, draws, index, id, stream, day, moods[day])
        backlog.append(_backlog(compiled, draws, index, id, stream))
    batches: list[list[Batch]] = [[] for _ in compiled.stream_ids]
    for source, counts in zip(sources, _counts(draws, sources), strict=True):
        batches[source.index].append(_batch(draws, source, counts))
    return [batch for fresh, old in zip(batches, backlog, strict=True) for batch in (*fresh, *old)]


def _sources(
    compiled: CompiledFloor, draws: RandomStreams, index: int, id: str, stream: Stream, day: int, mood: float
) -> list[_Source]:
    """What is expected of one stream on one day: its own, and what incidents add."""
    shared = shared_by_runs_of(compiled.scenario)
    truth, factors, curves = shared.once(("day", index, day), lambda: _day(compiled, index, id, stream, day))
    expected = truth.expected * mood
    if factors is not None:
        u = np.array(draws.few(len(truth.expected), "interval factor", id, day))
        expected = truth.expected * factors.of(u) * mood
    reached = truth.edges_s, expected
    sources = [_Source((id, day), index, stream, day, *reached)]
    for number, curve in enumerate(curves):
        for source in sources:
            source.thinned_by.append((number, curve))
        extra = rebinned(reached[1], reached[0], curve.edges) * np.maximum(curve.factor - 1.0, 0.0)
        name = (id, day, "incident", number)
        sources.append(_Source(name, index, stream, day, curve.edges, extra, curve.effect.driver))
        if number + 1 < len(curves):
            reached = _lifted(*reached, curve)
    return sources


def expected_in_truth(compiled: CompiledFloor, index: int, day: int) -> DayForecast:
    """What a stream (index) brings on a day on average, with what the forecast does not know and somebody in
    the house does."""
    id = compiled.stream_ids[index]
    truth = true_rates(compiled.scenario.demand.streams[id], forecast_of(compiled, index, day))
    reached = truth.edges_s, truth.expected
    for curve in _curves(compiled, id, day, only_foreseeable=True):
        reached = _lifted(*reached, curve)
    return DayForecast(*reached)


def expected_by_source(compiled: CompiledFloor, index: int, day: int) -> list[tuple[str | None, DayForecast]]:
    """What a stream (index) really brings on a day on average: its own contacts (None: their usual mix of
    drivers), then what each incident adds and the driver that it belongs to."""
    id = compiled.stream_ids[index]
    truth = true_rates(compiled.scenario.demand.streams[id], forecast_of(compiled, index, day))
    reached = truth.edges_s, truth.expected
    parts: list[tuple[str | None, FloatArray, FloatArray]] = [(None, *reached)]
    for curve in _curves(compiled, id, day):
        extra = rebinned(reached[1], reached[0], curve.edges) * np.maximum(curve.factor - 1.0, 0.0)
        reached = _lifted(*reached, curve)
        parts.append((curve.effect.driver, curve.edges, extra))
        thinner = curve._replace(factor=np.minimum(curve.factor, 1.0))
        parts = [(driver, *_lifted(edges, expected, thinner)) for driver, edges, expected in parts]
    return [(driver, DayForecast(edges, expected)) for driver, edges, expected in parts]


def _day(compiled: CompiledFloor, index: int, id: str, stream: Stream, day: int) -> _Day:
    truth = true_rates(stream, forecast_of(compiled, index, day))
    written = compiled.scenario.demand.interval_factor
    factors = None
    if written != "off":
        length = written.correlation_length
        shape = IntervalVariation(cv=written.cv)
        if length is not None:
            shape = IntervalVariation(cv=written.cv, correlation_min=length / 60.0)
        factors = IntervalFactors(truth.expected, truth.edges_s, shape)
    return _Day(truth, factors, _curves(compiled, id, day))


def _counts(draws: RandomStreams, sources: Sequence[_Source]) -> list[Counts]:
    """Contacts per interval of each source by its stream's way of arriving, all Poisson counts at once."""
    by_chance = [source for source in sources if source.stream.arrivals == "poisson"]
    drawn: list[Counts] = []
    if by_chance:
        u = [np.array(draws.few(len(source.expected), "count", *source.name)) for source in by_chance]
        expected = np.concatenate([source.expected for source in by_chance])
        ends = np.cumsum([len(source.expected) for source in by_chance])
        drawn = np.split(interval_counts(expected, 1.0, np.concatenate(u)), ends[:-1])
    of_chance = iter(drawn)
    return [
        next(of_chance) if source.stream.arrivals == "poisson" else _even_counts(source.expected)
        for source in sources
    ]


def _even_counts(expected: FloatArray) -> Counts:
    reached = np.floor(np.concatenate([[0.0], np.cumsum(expected)]) + 0.5)
    return np.diff(reached).astype(np.int64)


def _batch(draws: RandomStreams, source: _Source, counts: Counts) -> Batch:
    """Those of a source who come, without those whom an incident's demand curve below 1 keeps away."""
    at_s = _times(draws, source, counts)
    for number, curve in source.thinned_by:
        u = draws.uniforms(len(at_s), "thinned", *source.name, number)
        at_s = at_s[u <= _curve_at(curve, at_s)]
    return Batch(source.name, source.index, at_s + source.day * DAY_S, source.driver, FRESH, source.day)


def _times(draws: RandomStreams, source: _Source, counts: Counts) -> FloatArray:
    """Arrival times within the day."""
    edges = source.edges
    if source.stream.arrivals == "even":
        places = [
            np.linspace(a, b, n, endpoint=False) for a, b, n in zip(edges, edges[1:], counts, strict=False)
        ]
        return np.concatenate(places) if places else np.zeros(0)
    return arrival_times(counts, edges, draws.uniforms(int(counts.sum()), "arrival", *source.name))


def _lifted(from_edges: FloatArray, expected: FloatArray, curve: _Curve) -> tuple[FloatArray, FloatArray]:
    """Expected contacts times a curve, between the edges of both, so that curves that overlap multiply."""
    edges = curve.edges
    inside = edges[(edges > from_edges[0]) & (edges < from_edges[-1])]
    union: FloatArray = np.unique(np.concatenate([from_edges, inside]))
    middles = (union[:-1] + union[1:]) / 2
    return union, rebinned(expected, from_edges, union) * _curve_at(curve, middles)


def _curves(
    compiled: CompiledFloor, stream_id: str, day: int, *, only_foreseeable: bool = False
) -> list[_Curve]:
    """What incidents do to a stream on a day, in the order of the scenario."""
    found, ends_s = [], max(DAY_S, compiled.scenario.floor.closes)
    for incident in compiled.scenario.incidents:
        if only_foreseeable and not incident.foreseeable:
            continue
        for timed in incident.effects:
            effect = timed.effect.get("demand")
            if effect is None or effect.stream != stream_id:
                continue
            start = max((timed.start if timed.start is not None else incident.start) - day * DAY_S, 0.0)
            end = min((timed.end if timed.end is not None else incident.end) - day * DAY_S, ends_s)
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
            found.append(_Curve(effect, edges, curve))
    return found


def _curve_at(curve: _Curve, times: FloatArray) -> FloatArray:
    """The factor at these times; 1 outside the curve's edges."""
    place = np.searchsorted(curve.edges, times, side="right") - 1
    inside = (place >= 0) & (place < len(curve.factor))
    return np.where(inside, curve.factor[np.clip(place, 0, len(curve.factor) - 1)], 1.0)


def _backlog(
    compiled: CompiledFloor, draws: RandomStreams, index: int, id: str, stream: Stream
) -> list[Batch]:
    """Items open at the start, as contacts that arrived before it."""
    start = compiled.scenario.start_s
    batches = []
    for number, part in enumerate(stream.backlog):
        u = draws.uniforms(part.open, "backlog", id, number)
        ages = law_of(part.age).draw(u)
        batches.append(Batch((id, "backlog", number), index, np.sort(start - ages), part.driver, BACKLOG))
    return batches
