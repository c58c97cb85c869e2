"""A scaled day keeps the real centre's shape on the clock."""

from __future__ import annotations

import numpy as np
import pytest

from floorsim.floor.demand.bank_profile import (
    BANK_CLOSE_S,
    BANK_DAY_CALLS,
    BANK_OPEN_S,
    bank_calls,
    bank_edges,
    profile,
    weekday_factor,
)

HOUR_S = 3600


def test_the_bank_s_own_day_comes_back_whole() -> None:
    expected = profile(1800, BANK_OPEN_S, BANK_CLOSE_S, BANK_DAY_CALLS)
    assert len(bank_edges()) == len(expected) + 1 == 30
    assert expected == pytest.approx(bank_calls(), rel=1e-4)


@pytest.mark.parametrize("interval_s", [300, 900, 1800, 3600])
def test_a_scaled_day_adds_up_to_its_total(interval_s: int) -> None:
    expected = profile(interval_s, 8 * HOUR_S, 16 * HOUR_S, 1500)
    assert len(expected) == 8 * HOUR_S // interval_s
    assert expected.sum() == pytest.approx(1500)


def test_a_day_peaks_at_ten_whatever_the_hours_of_the_floor() -> None:
    for open_h, close_h in ((7, 21), (9, 17), (8, 12)):
        expected = profile(1800, open_h * HOUR_S, close_h * HOUR_S, 900)
        assert open_h * HOUR_S + 1800 * int(np.argmax(expected)) == 10 * HOUR_S


def test_nobody_is_expected_while_the_bank_was_closed() -> None:
    expected = profile(3600, 5 * HOUR_S, 9 * HOUR_S, 100)
    assert expected[:2].tolist() == [0.0, 0.0]
    assert expected.sum() == pytest.approx(100)


def test_hours_without_any_volume_are_refused() -> None:
    with pytest.raises(ValueError, match="its hours must meet 07:00 to 21:05"):
        profile(1800, 22 * HOUR_S, 24 * HOUR_S, 100)


def test_a_negative_total_is_refused() -> None:
    with pytest.raises(ValueError, match="the total is -1 contacts; it must be 0 or more"):
        profile(1800, 8 * HOUR_S, 16 * HOUR_S, -1)


def test_mondays_are_the_busiest_and_the_week_averages_to_one() -> None:
    factors = [weekday_factor(day) for day in range(5)]
    assert factors[0] == max(factors) == pytest.approx(1.122, abs=1e-3)
    assert np.average(factors, weights=[31, 33, 34, 34, 32]) == pytest.approx(1.0, abs=1e-4)


def test_a_weekend_is_refused() -> None:
    with pytest.raises(ValueError, match="it must be from 0, Monday, to 4, Friday"):
        weekday_factor(5)
