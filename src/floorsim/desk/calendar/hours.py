"""The supervisor's working hours over the days of a run."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

Span = tuple[float, float]
"""From a time to a time, seconds since midnight before day 1."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The spans in which work is begun; what is in hand at the end of a day is finished."""

    spans: tuple[Span, ...] = ((-inf, inf),)

    def next_s(self, at_s: float) -> float:
        """The time itself if it lies in working hours, else when they begin again; infinity for never."""
        for from_s, to_s in self.spans:
            if at_s < to_s:
                return max(at_s, from_s)
        return inf

    def until_s(self, at_s: float) -> float:
        """When the working hours end in which the time lies; the time itself outside of them."""
        return next((to_s for from_s, to_s in self.spans if from_s <= at_s < to_s), at_s)
