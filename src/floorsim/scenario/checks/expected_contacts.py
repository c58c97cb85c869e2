"""How many contacts a scenario expects, on average: enough to refuse what cannot be computed."""

from __future__ import annotations

from math import ceil, floor, fsum
from typing import Final

from floorsim.scenario.effects.catalogue.demand import DemandEffect
from floorsim.scenario.models.demand import Forecast
from floorsim.scenario.models.scenario import Scenario
from floorsim.scenario.opening_hours import Span, hours_of_channel
from floorsim.sums import whole_sum
from floorsim.units import DAY_S, HOUR_S, MINUTE_S

PROFILE_HOURS: Final = {"bank": (7 * HOUR_S, 21 * HOUR_S + 5 * MINUTE_S)}
"""Opening and closing of the centre behind each published profile, in seconds after midnight."""

_WEEKEND: Final = ("saturday", "sunday")


def open_days(scenario: Scenario, channel: str) -> int:
    """On how many days of the scenario a channel is open."""
    hours = hours_of_channel(scenario.floor, channel)
    return whole_sum(hours.on(day) is not None for day in range(scenario.floor.days))


def open_hours(scenario: Scenario, channel: str) -> tuple[float, float]:
    """When a channel opens and closes on a usual day, in seconds after midnight."""
    terms = scenario.floor
    own = terms.channels.get(channel)
    opens = terms.opens if own is None or own.opens is None else own.opens
    closes = terms.closes if own is None or own.closes is None else own.closes
    return opens, closes


def contacts_a_day(scenario: Scenario, stream_id: str) -> float:
    """Contacts that a stream's forecast expects on a usual day, of several weekdays on the busiest one; of
    counts over several days, their mean."""
    stream = scenario.demand.streams[stream_id]
    opens, closes = open_hours(scenario, stream.channel or stream_id)
    day = _busiest_day(stream.forecast, opens, closes)
    days = max(open_days(scenario, stream.channel or stream_id), 1)
    return day / days if _spans_days(stream.forecast, scenario) else day


def expected_contacts(scenario: Scenario, stream_id: str) -> float:
    """Expected contacts of a stream over all days, its backlog and incidents included; an upper estimate."""
    stream = scenario.demand.streams[stream_id]
    opens, closes = open_hours(scenario, stream.channel or stream_id)
    days = open_days(scenario, stream.channel or stream_id)
    day = _busiest_day(stream.forecast, opens, closes)
    if _spans_days(stream.forecast, scenario):
        days = 1
    factor = max([1.0, *(factor for _, factor in stream.reality)])
    extra = fsum(_extra(scenario, stream_id, day / max(closes - opens, 1.0)))
    return day * days * factor + extra * factor + whole_sum(part.open for part in stream.backlog)


def expects_anyone(scenario: Scenario, stream_id: str, day: int, hours: Span, part: Span) -> bool:
    """Whether the forecast expects contacts on a day (1 is the first) in a part of it.

    `hours` are those of the stream's channel on that day.
    """
    stream = scenario.demand.streams[stream_id]
    start, end = max(part[0], hours[0]), min(part[1], hours[1])
    if end <= start:
        return False
    written = stream.forecast.on(scenario.floor.weekday_of(day - 1))
    if written is None:
        return False
    if written.profile is not None:
        first, last = PROFILE_HOURS[written.profile.name]
        weekend = scenario.floor.days > 1 and scenario.floor.weekday_of(day - 1) in _WEEKEND
        return written.profile.total > 0 and start < last and end > first and not weekend
    if written.counts is not None:
        length = written.counts.interval or scenario.demand.interval
        from_, counts = written.counts.start, written.counts.counts
        from_ -= (day - 1) * DAY_S if _spans_days(written, scenario) else 0.0
        first, beyond = floor((start - from_) / length), ceil((end - from_) / length)
        return any(count > 0 for count in counts[max(first, 0) : max(beyond, 0)])
    if written.steps is not None:
        ends = [*(step.start for step in written.steps[1:]), max(DAY_S, scenario.floor.closes)]
        spans = zip(written.steps, ends, strict=True)
        return any(step.per_hour > 0 and step.start < end and until > start for step, until in spans)
    return (written.per_hour or 0.0) > 0


def _busiest_day(forecast: Forecast, opens: float, closes: float) -> float:
    parts = (forecast,) if forecast.weekdays is None else forecast.weekdays.values()
    return max(_a_day(part, opens, closes) for part in parts)


def _a_day(forecast: Forecast, opens: float, closes: float) -> float:
    """Expected contacts of one day (of all days for counts that run over several)."""
    if forecast.per_hour is not None:
        return forecast.per_hour * (closes - opens) / HOUR_S
    if forecast.profile is not None:
        return forecast.profile.total
    if forecast.counts is not None:
        return fsum(forecast.counts.counts)
    steps = forecast.steps or ()
    ends = [*(step.start for step in steps[1:]), closes]
    spans = zip(steps, ends, strict=True)
    return fsum(
        step.per_hour * max(0.0, min(end, closes) - max(step.start, opens)) / HOUR_S for step, end in spans
    )


def _spans_days(forecast: Forecast, scenario: Scenario) -> bool:
    counts, day_s = forecast.counts, max(DAY_S, scenario.floor.closes)
    if counts is None:
        return False
    return counts.start + len(counts.counts) * (counts.interval or scenario.demand.interval) > day_s


def _extra(scenario: Scenario, stream_id: str, per_second: float) -> list[float]:
    """What each incident adds at most."""
    added = []
    for incident in scenario.incidents:
        for timed in incident.effects:
            effect = timed.effect.get("demand")
            if effect is not None and effect.stream == stream_id:
                start = incident.start if timed.start is None else timed.start
                end = incident.end if timed.end is None else timed.end
                added.append(max(0.0, _highest(effect) - 1.0) * per_second * max(0.0, end - start))
    return added


def _highest(effect: DemandEffect) -> float:
    return max(factor for _, factor in effect.times) if isinstance(effect.times, tuple) else effect.times
