"""Counts carried from one division of the day to another keep their sum and their place."""

from __future__ import annotations

import numpy as np
import pytest

from floorsim.floor.demand.intervals import interval_edges, rebinned


def test_the_last_interval_is_shorter_when_the_day_does_not_divide() -> None:
    assert interval_edges(1800, 0, 4000).tolist() == [0.0, 1800.0, 3600.0, 4000.0]
    assert interval_edges(1800, 0, 3600).tolist() == [0.0, 1800.0, 3600.0]


def test_finer_intervals_share_what_the_coarse_ones_hold() -> None:
    edges_s = np.array([0.0, 1800.0, 3600.0])
    fine = rebinned(np.array([60.0, 30.0]), edges_s, interval_edges(600, 0, 3600))
    assert fine == pytest.approx([20.0, 20.0, 20.0, 10.0, 10.0, 10.0])
    assert rebinned(fine, interval_edges(600, 0, 3600), edges_s) == pytest.approx([60.0, 30.0])


def test_nothing_is_expected_outside_the_old_edges() -> None:
    carried = rebinned(np.array([60.0]), np.array([1800.0, 3600.0]), np.array([0.0, 1800.0, 2700.0, 5400.0]))
    assert carried == pytest.approx([0.0, 30.0, 30.0])


def test_an_interval_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="the interval is 0 s; it must be above 0"):
        interval_edges(0, 0, 3600)


def test_closing_before_opening_is_refused() -> None:
    with pytest.raises(ValueError, match="opening must come first"):
        interval_edges(1800, 3600, 3600)
