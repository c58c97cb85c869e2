"""Signal or noise: the last values of a figure, and the band in which they move by chance alone.

An individuals chart: the middle of the values, and 2.66 times their mean moving range to both sides
(Shewhart; Wheeler 1993). A value inside says that nothing in particular has happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import Final, Literal

from floorsim.desk.reports.periods import days_before
from floorsim.floor.measures.figures import figures
from floorsim.floor.measures.interval_table import interval_table
from floorsim.floor.measures.reading import Reading
from floorsim.units import DAY_S

Watched = Literal["service_level", "handle_time", "abandoned"]
WIDTH: Final = 2.66
"""Mean moving ranges from the middle to the end of the band: three standard deviations of single values."""
FEWEST: Final = 5
"""Values before the last one without which there is no band (D)."""
MOST: Final = 12
"""Values that are looked at (D)."""


@dataclass(frozen=True, slots=True)
class Band:
    """The last values, the earliest first, with the band of those before the last one."""

    values: tuple[float, ...]
    low: float
    high: float
    by_day: bool
    """Each value is a day; else an interval of today."""

    @property
    def outside(self) -> bool:
        """Whether the last value is a signal."""
        return not self.low <= self.values[-1] <= self.high


def band_of(values: Sequence[float], *, by_day: bool) -> Band | None:
    """The band of a series; None with too few values."""
    seen = tuple(values[-MOST:])
    before = seen[:-1]
    if len(before) < FEWEST:
        return None
    middle = fsum(before) / len(before)
    moving = fsum(abs(later - earlier) for earlier, later in pairwise(before)) / (len(before) - 1)
    return Band(seen, middle - WIDTH * moving, middle + WIDTH * moving, by_day)


def band_now(reading: Reading, channel: str, watched: Watched) -> Band | None:
    """By day where there are enough earlier days, else by the intervals of today that are over."""
    floor = reading.scenario.floor
    today = floor.day_of(reading.now_s)
    earlier = days_before(reading.scenario, today)
    found: list[float | None]
    if len(earlier) > FEWEST:
        days = [figures(reading, day_s, day_s + DAY_S).channels[channel] for day_s in earlier[-MOST:]]
        if watched == "service_level":
            found = [one.service_level for one in days]
        else:
            found = [one.aht_s if watched == "handle_time" else one.abandon_rate for one in days]
        return band_of([value for value in found if value is not None], by_day=True)
    from_s = max(reading.scenario.start_s, today * DAY_S + floor.day_begins_s)
    rows = [
        row
        for row in interval_table(reading, from_s, reading.now_s)
        if row.channel == channel and row.offered and row.end_s < reading.now_s
    ]
    if watched == "service_level":
        found = [row.service_level for row in rows]
    else:
        found = [row.aht_s if watched == "handle_time" else row.abandoned / row.offered for row in rows]
    return band_of([value for value in found if value is not None], by_day=False)
