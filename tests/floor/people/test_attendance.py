"""Absence, lateness, resignations."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.people.attendance import absence_chance, lateness_s, quit_chance_day, quit_chance_month

levels = st.floats(0, 1)


def logit(p: float) -> float:
    return math.log(p / (1 - p))


def test_the_usual_person_is_absent_and_resigns_with_the_base_chance() -> None:
    assert absence_chance(0.3) == pytest.approx(0.05)
    assert absence_chance(0.3, base=0.12) == pytest.approx(0.12)
    assert quit_chance_month(0.3, 0.5) == pytest.approx(0.03)


@given(levels, levels)
def test_exhaustion_and_low_morale_move_the_chances_by_their_log_odds(
    exhaustion: float, morale: float
) -> None:
    assert logit(absence_chance(exhaustion)) == pytest.approx(logit(0.05) + 2.1 * (exhaustion - 0.3))
    expected = logit(0.03) + 3.2 * (exhaustion - 0.3) - 1.5 * (morale - 0.5)
    assert logit(quit_chance_month(exhaustion, morale)) == pytest.approx(expected)


@given(levels)
def test_absence_turned_off_stays_off(exhaustion: float) -> None:
    assert absence_chance(exhaustion, base=0.0) == 0
    assert absence_chance(exhaustion, base=1.0) == 1


@given(levels, levels)
def test_thirty_days_of_resigning_make_the_months_chance(exhaustion: float, morale: float) -> None:
    stays = (1 - quit_chance_day(exhaustion, morale)) ** 30
    assert 1 - stays == pytest.approx(quit_chance_month(exhaustion, morale))


def test_the_late_are_as_many_and_as_late_as_the_scenario_says() -> None:
    n = 2000
    late = [lateness_s((i + 0.5) / n, 0.5, 0.1, 600.0) for i in range(n)]
    assert sum(delay > 0 for delay in late) == n * 0.1
    delays = [lateness_s(0.0, (i + 0.5) / n, 0.1, 600.0) for i in range(n)]
    assert sum(delays) / n == pytest.approx(600, rel=0.01)
