"""Contacts of some times of the day take longer than those of others, as exports show them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from floorsim.floor.chance.random_streams import FloatArray
from floorsim.scenario.models.demand import Stream
from floorsim.units import DAY_S


def longer_by_time(stream: Stream, clock_s: FloatArray) -> FloatArray:
    """Factor on the handling time of contacts that come so many seconds after their day's midnight."""
    starts = np.array([at for at, _ in stream.handle_by_time])
    factors = np.array([1.0, *[factor for _, factor in stream.handle_by_time]])
    return factors[np.searchsorted(starts, clock_s, side="right")]


def longer_by_batch(batches: Sequence[tuple[Stream, int, FloatArray]]) -> FloatArray | None:
    """The same for the arrivals of batches (stream, day, times since midnight before day 1), one after the
    other; None where no stream has such steps."""
    if not any(stream.handle_by_time for stream, _, _ in batches):
        return None
    return np.concatenate([longer_by_time(stream, at_s - day * DAY_S) for stream, day, at_s in batches])
