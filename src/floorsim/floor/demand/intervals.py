"""Intervals of the day: their edges in seconds, and counts carried from one division to another."""

from __future__ import annotations

import numpy as np

from floorsim.floor.chance.random_streams import FloatArray


def interval_edges(interval_s: float, open_s: float, close_s: float) -> FloatArray:
    """Edges of equal intervals from ``open_s`` to ``close_s``; the last is shorter if they do not divide.

    Raises ValueError unless the interval is above 0 and the opening before the closing.
    """
    if not interval_s > 0:
        raise ValueError(f"the interval is {interval_s:g} s; it must be above 0")
    if not open_s < close_s:
        raise ValueError(f"opening at {open_s:g} s and closing at {close_s:g} s; opening must come first")
    starts = np.arange(open_s, close_s, interval_s, dtype=np.float64)
    return np.append(starts[starts < close_s], float(close_s))


def rebinned(expected: FloatArray, edges_s: FloatArray, new_edges_s: FloatArray) -> FloatArray:
    """Expected counts per interval, carried over to other intervals at an even rate within each old one.

    Nothing is expected outside the old edges; what both divisions cover keeps its sum.
    """
    reached = np.concatenate([[0.0], np.cumsum(expected)])
    carried: FloatArray = np.maximum(np.diff(np.interp(new_edges_s, edges_s, reached)), 0.0)
    return carried
