"""When the floor and its channels are open: by weekday, with days on which nobody works."""

from __future__ import annotations

from math import fsum, inf
from typing import Final

from floorsim.scenario.models.channels import Channel
from floorsim.scenario.models.scenario import Floor
from floorsim.units import DAY_S

Span = tuple[float, float]
"""From a time of day to a later one, seconds after midnight."""

WEEK: Final = 7
_LATER_BY: Final = 24.0
"""Who wanted to come n hours after closing comes n/24 hours after the next opening (D: not all at once), and
never later than half way through that day."""


class OpeningHours:
    """The opening hours of a floor, or of one of its channels.

    Days count from 0; moments are seconds since midnight before the first. After the run the weeks go on.
    """

    def __init__(self, floor: Floor, channel: Channel | None = None) -> None:
        closed_on = (*floor.closed_on, *(channel.closed_on if channel is not None else ()))
        self.day_begins_s = floor.day_begins_s
        """From when on a moment belongs to a day, seconds after midnight (`Floor.day_begins_s`)."""
        self._closed = {day - 1 for day in closed_on if isinstance(day, int)}
        self._week: list[Span | None] = []
        for day in range(WEEK):
            weekday = floor.weekday_of(day)
            opens, closes = floor.hours_of(weekday)
            if channel is not None:
                opens = opens if channel.opens is None else max(opens, channel.opens)
                closes = closes if channel.closes is None else min(closes, channel.closes)
            self._week.append((opens, closes) if weekday not in closed_on and closes > opens else None)
        self._stretches: dict[float, Span] = {}
        """Opening and closing of the days asked for, seconds since midnight before the first; empty when
        closed."""
        self._closings: dict[float, tuple[float, float, float]] = {}
        """Of the same days, what follows once it is closed."""
        self.ever = any(span is not None for span in self._week)
        """Whether there is a weekday on which it is open."""

    def on(self, day: int) -> Span | None:
        """The hours of a day; None when it is closed then."""
        return None if day in self._closed else self._week[day % WEEK]

    def day_of(self, at_s: float) -> int:
        """The day to which a moment belongs; a night belongs to the day on which it began."""
        return int((at_s - self.day_begins_s) // DAY_S)

    def next_open_day(self, day: int) -> int:
        """The day itself if it is open, else the next one that is; the day itself if none ever is."""
        found = day
        while self.ever and self.on(found) is None:
            found += 1
        return found

    def is_open(self, at_s: float) -> bool:
        """Whether it is open at a moment."""
        day = self.day_of(at_s)
        span = self.on(day)
        return span is not None and span[0] <= at_s - day * DAY_S < span[1]

    def when_open_s(self, at_s: float) -> float:
        """When somebody comes who wants to come at a moment: then, or after the next opening; infinity for
        never."""
        whole_day = (at_s - self.day_begins_s) // DAY_S
        stretch = self._stretches.get(whole_day)
        if stretch is None:
            stretch = self._stretches[whole_day] = self._stretch(int(whole_day))
        if at_s < stretch[1]:
            return at_s if at_s > stretch[0] else stretch[0]
        if not self.ever:
            return inf
        after = self._closings.get(whole_day)
        if after is None:
            after = self._closings[whole_day] = self._closing(int(whole_day), at_s - whole_day * DAY_S)
        last_close_s, opens_s, half_s = after
        return opens_s + min((at_s - last_close_s) / _LATER_BY, half_s)

    def _closing(self, day: int, clock_s: float) -> tuple[float, float, float]:
        """Of a time at which it is closed for the rest of its day: when it closed, when it opens again, and
        half the length of that opening."""
        following = self.next_open_day(day + 1)
        opens_s, closes_s = self.on(following) or (0.0, DAY_S)
        return self._last_close_s(day, clock_s), following * DAY_S + opens_s, (closes_s - opens_s) / 2.0

    def _stretch(self, day: int) -> Span:
        span = self.on(day)
        return (inf, -inf) if span is None else (day * DAY_S + span[0], day * DAY_S + span[1])

    def _last_close_s(self, day: int, clock_s: float) -> float:
        """The last closing before a time of a day; midnight before the first day when there was none."""
        for before in range(day, -1, -1):
            span = self.on(before)
            if span is not None and (before < day or span[1] <= clock_s):
                return before * DAY_S + span[1]
        return 0.0

    def open_s(self, from_s: float, to_s: float) -> float:
        """Time between two moments at which it is open."""
        days = range(max(0, self.day_of(from_s)), self.day_of(to_s) + 1)
        spans = ((day * DAY_S, self.on(day)) for day in days)
        return fsum(
            max(0.0, min(midnight_s + span[1], to_s) - max(midnight_s + span[0], from_s))
            for midnight_s, span in spans
            if span is not None
        )


def hours_of_floor(floor: Floor) -> OpeningHours:
    """When the floor is open."""
    return OpeningHours(floor)


def hours_of_channel(floor: Floor, id: str) -> OpeningHours:
    """When a channel is open: within the floor's hours; the floor's own if there is no such channel."""
    return OpeningHours(floor, floor.channels.get(id))
