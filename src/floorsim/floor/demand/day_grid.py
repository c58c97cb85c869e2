"""The intervals of one channel's day, and what the plan expects in them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import fsum
from typing import TYPE_CHECKING

import numpy as np

from floorsim.floor.channel import Channel
from floorsim.floor.demand.batches import expected_in_truth
from floorsim.floor.demand.forecast import forecast_of
from floorsim.floor.demand.handle_by_time import longer_by_time
from floorsim.floor.demand.intervals import interval_edges, rebinned
from floorsim.units import DAY_S

if TYPE_CHECKING:
    from floorsim.floor.compiled_floor import CompiledFloor


class DayGrid:
    """Intervals of a usual day, opening to closing, numbered on from day to day; closed days keep theirs."""

    __slots__ = (
        "_compiled",
        "_corrected",
        "_edges",
        "_expected",
        "_hours",
        "_learnt",
        "_reached",
        "_streams",
        "edges_s",
        "per_day",
    )

    def __init__(self, compiled: CompiledFloor, channel: Channel) -> None:
        self._compiled = compiled
        self._hours = channel.hours
        self._edges = interval_edges(compiled.scenario.demand.interval, channel.opens_s, channel.closes_s)
        self.edges_s: list[float] = self._edges.tolist()
        """Seconds after midnight."""
        self.per_day = len(self.edges_s) - 1
        self._streams = [
            index
            for index, contact_types in enumerate(compiled.contact_types_of_stream)
            if any(contact_type.channel == channel.index for contact_type in contact_types)
        ]
        self._corrected: dict[int, float] = {}
        """By day, what planning has changed the forecast by."""
        self._learnt: set[int] = set()
        """Days of which planning knows what the forecast did not."""
        self._expected: dict[int, list[float]] = {}
        self._reached: dict[int, list[float]] = {}

    def number(self, at_s: float) -> int:
        """Number of the interval that a time falls into; -1 when the channel is closed then."""
        day = self._hours.day_of(at_s)
        place = bisect_right(self.edges_s, at_s - day * DAY_S) - 1
        return day * self.per_day + place if 0 <= place < self.per_day else -1

    def bounds_s(self, number: int) -> tuple[float, float]:
        """Start and end of an interval, seconds since midnight before day 1."""
        day, place = divmod(number, self.per_day)
        midnight_s = day * DAY_S
        return midnight_s + self.edges_s[place], midnight_s + self.edges_s[place + 1]

    def edges_from(self, now_s: float, until_s: float) -> tuple[float, ...]:
        """Edges of what is left of the intervals of today before `until_s`; empty when nothing is left, or
        the day is closed."""
        day = self._hours.day_of(now_s)
        hours = self._hours.on(day)
        if hours is None:
            return ()
        midnight_s = day * DAY_S
        edges_s = self.edges_s
        until_s = min(until_s, midnight_s + hours[1])
        first_s = max(now_s, midnight_s + hours[0])
        if first_s >= until_s:
            return ()
        coming = [midnight_s + edge_s for edge_s in edges_s[bisect_right(edges_s, first_s - midnight_s) :]]
        return (first_s, *(edge_s for edge_s in coming if edge_s < until_s), until_s)

    def last_edge_s(self, at_s: float) -> float:
        """The last edge of an interval not after a time; before the first opening, the day's beginning."""
        day = self._hours.day_of(at_s)
        place = bisect_right(self.edges_s, at_s - day * DAY_S) - 1
        return day * DAY_S + (self.edges_s[place] if place >= 0 else self._hours.day_begins_s)

    def day_ends_s(self, at_s: float) -> float:
        """When the day of a moment ends and the next one begins."""
        return (self._hours.day_of(at_s) + 1) * DAY_S + self._hours.day_begins_s

    def overlapping(self, from_s: float, to_s: float) -> list[int]:
        """Numbers of the intervals that a stretch of time touches."""
        found: list[int] = []
        for day in range(self._hours.day_of(from_s), self._hours.day_of(to_s) + 1):
            first = bisect_right(self.edges_s, from_s - day * DAY_S) - 1
            for place in range(max(first, 0), self.per_day):
                if day * DAY_S + self.edges_s[place] >= to_s:
                    break
                found.append(day * self.per_day + place)
        return found

    def of_day(self, day: int) -> range:
        """Numbers of the intervals of a day (0 is the first)."""
        return range(day * self.per_day, (day + 1) * self.per_day)

    def expected(self, number: int) -> float:
        """Contacts that the plan expects in an interval, over all streams of the channel."""
        day, place = divmod(number, self.per_day)
        return self._of(day)[place]

    def handle_factor(self, number: int) -> float:
        """By how much the plan expects contacts of an interval to take longer than the channel's mean."""
        streams = [
            self._compiled.scenario.demand.streams[self._compiled.stream_ids[one]] for one in self._streams
        ]
        if not any(stream.handle_by_time for stream in streams):
            return 1.0
        day, place = divmod(number, self.per_day)
        weighed = []
        for index, stream in zip(self._streams, streams, strict=True):
            forecast = forecast_of(self._compiled, index, day)
            expected = float(rebinned(forecast.expected, forecast.edges_s, self._edges[place : place + 2])[0])
            weighed.append((expected, float(longer_by_time(stream, self._edges[place : place + 1])[0])))
        weight = fsum(one for one, _ in weighed)
        return fsum(one * factor for one, factor in weighed) / weight if weight > 0 else 1.0

    def correct(self, day: int, times: float) -> None:
        """From now on the plan expects so many times what it expected on a day."""
        self._corrected[day] = times * self._corrected.get(day, 1.0)
        self._expected.pop(day, None)

    def learn(self, day: int) -> float:
        """Planning learns what it was not told of a day; gives how many times the forecast that is."""
        before = fsum(self._of(day))
        self._learnt.add(day)
        self._corrected.pop(day, None)
        del self._expected[day]
        return fsum(self._of(day)) / before if before else 1.0

    def expected_between(self, from_s: float, to_s: float) -> float:
        """Contacts that the plan expects between two times of one day."""
        day = self._hours.day_of(from_s)
        self._of(day)
        return self._until(day, to_s - day * DAY_S) - self._until(day, from_s - day * DAY_S)

    def _until(self, day: int, clock_s: float) -> float:
        """Contacts expected on a day before a time of it."""
        edges_s, reached = self.edges_s, self._reached[day]
        place = bisect_right(edges_s, clock_s) - 1
        if place < 0:
            return 0.0
        if place >= self.per_day:
            return reached[-1]
        part = (clock_s - edges_s[place]) / (edges_s[place + 1] - edges_s[place])
        return reached[place] + part * (reached[place + 1] - reached[place])

    def _of(self, day: int) -> list[float]:
        counts = self._expected.get(day)
        if counts is None:
            total, known = np.zeros(self.per_day), expected_in_truth if day in self._learnt else forecast_of
            for stream in self._streams:
                forecast = known(self._compiled, stream, day)
                total += rebinned(forecast.expected, forecast.edges_s, self._edges)
            total *= self._corrected.get(day, 1.0)
            counts = self._expected[day] = total.tolist()
            self._reached[day] = list(accumulate(counts, initial=0.0))
        return counts
