"""What the plan expects: contacts per interval of a day, per stream."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from floorsim.floor.chance.random_streams import FloatArray
from floorsim.floor.channel import Channel
from floorsim.floor.compiled_floor import CompiledFloor
from floorsim.floor.demand import bank_profile
from floorsim.floor.demand.intervals import interval_edges, rebinned
from floorsim.floor.shared import shared_by_runs_of
from floorsim.scenario.models.demand import RateStep, Stream
from floorsim.scenario.weekdays import WEEKDAYS
from floorsim.units import DAY_S, HOUR_S


class DayForecast(NamedTuple):
    """Expected contacts of one day between edges (seconds after midnight)."""

    edges_s: FloatArray
    expected: FloatArray


def forecast_of(compiled: CompiledFloor, stream_index: int, day: int = 0) -> DayForecast:
    """The forecast of a stream for a day (0 is the first) over its channel's opening hours; nobody is
    expected on a closed day."""
    return shared_by_runs_of(compiled.scenario).once(
        ("forecast", stream_index, day), lambda: _forecast_of(compiled, stream_index, day)
    )


def _forecast_of(compiled: CompiledFloor, stream_index: int, day: int) -> DayForecast:
    channel = compiled.channels[compiled.contact_types_of_stream[stream_index][0].channel]
    usual = _usual_hours(compiled, stream_index, channel, day)
    hours = channel.hours.on(day)
    if hours is None:
        return DayForecast(usual.edges_s, np.zeros(len(usual.expected)))
    if hours == (channel.opens_s, channel.closes_s):
        return usual
    inside = [at_s for at_s in hours if usual.edges_s[0] < at_s < usual.edges_s[-1]]
    edges: FloatArray = np.unique(np.concatenate([usual.edges_s, inside]))
    is_open = (edges[:-1] >= hours[0]) & (edges[1:] <= hours[1])
    return DayForecast(edges, rebinned(usual.expected, usual.edges_s, edges) * is_open)


def _usual_hours(compiled: CompiledFloor, stream_index: int, channel: Channel, day: int) -> DayForecast:
    """The forecast of a day over the hours in which the channel is open on a usual one."""
    scenario = compiled.scenario
    stream = scenario.demand.streams[compiled.stream_ids[stream_index]]
    edges = interval_edges(scenario.demand.interval, channel.opens_s, channel.closes_s)
    written = stream.forecast.on(scenario.floor.weekday_of(day))
    if written is None:
        return DayForecast(edges, np.zeros(len(edges) - 1))
    if written.steps is not None:
        return _stepped(written.steps, edges)
    if written.profile is not None:
        named = written.profile.weekday
        weekday = named or scenario.floor.weekday_of(day)
        total = written.profile.total
        if named is not None or scenario.floor.days > 1:
            total *= (
                bank_profile.weekday_factor(WEEKDAYS.index(weekday)) if WEEKDAYS.index(weekday) < 5 else 0.0
            )
        expected = bank_profile.profile(scenario.demand.interval, channel.opens_s, channel.closes_s, total)
    elif written.counts is not None:
        length = written.counts.interval or scenario.demand.interval
        own: FloatArray = written.counts.start + length * np.arange(len(written.counts.counts) + 1.0)
        if own[-1] > max(DAY_S, scenario.floor.closes):
            own = own - day * DAY_S
        expected = rebinned(np.array(written.counts.counts, dtype=np.float64), own, edges)
    else:
        assert written.per_hour is not None
        expected = written.per_hour / HOUR_S * np.diff(edges)
    return DayForecast(edges, expected)


def _stepped(steps: Sequence[RateStep], edges: FloatArray) -> DayForecast:
    """A forecast in steps of rate: the edges gain the times of the steps."""
    starts = np.array([step.start for step in steps])
    rates = np.array([0.0, *[step.per_hour / 3600.0 for step in steps]])
    edges = np.unique(np.concatenate([edges, starts[(starts > edges[0]) & (starts < edges[-1])]]))
    per_second = rates[np.searchsorted(starts, edges[:-1], side="right")]
    return DayForecast(edges, per_second * np.diff(edges))


def true_rates(stream: Stream, forecast: DayForecast) -> DayForecast:
    """The forecast times the factors by which reality differs from it (a plan can be wrong).

    With a bot before the queue it is all who come to the bot.
    """
    if stream.bot is not None:
        forecast = DayForecast(forecast.edges_s, forecast.expected / stream.bot.comes_through)
    if not stream.reality:
        return forecast
    starts = np.array([at for at, _ in stream.reality])
    factors = np.array([1.0, *[factor for _, factor in stream.reality]])
    edges = forecast.edges_s
    cut = np.unique(np.concatenate([edges, starts[(starts > edges[0]) & (starts < edges[-1])]]))
    expected = rebinned(forecast.expected, edges, cut)
    return DayForecast(cut, expected * factors[np.searchsorted(starts, cut[:-1], side="right")])
