"""Absence, lateness, resignations."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.people.attendance import (
    absence_chance,
    chance_in_spells,
    lateness_s,
    quit_chance_day,
    quit_chance_month,
)

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


@given(levels, levels)
def test_the_newer_somebody_is_the_likelier_they_resign(exhaustion: float, newness: float) -> None:
    usual = quit_chance_month(exhaustion, 0.5)
    assert quit_chance_month(exhaustion, 0.5, newness) >= usual


def test_about_half_of_the_new_hires_leave_within_a_year_and_a_third_of_the_others() -> None:
    def gone(newness_falls: bool) -> float:
        stays = 1.0
        for day in range(365):
            newness = math.exp(-day / 7 / 13) if newness_falls else 0.0
            stays *= 1 - quit_chance_day(0.3, 0.55, newness)
        return 1 - stays

    assert 0.45 < gone(newness_falls=True) < 0.6
    assert 0.25 < gone(newness_falls=False) < 0.35


@given(st.floats(0, 0.49))
def test_absences_in_spells_are_as_many_as_without(chance: float) -> None:
    after_present, after_absent = chance_in_spells(chance, False), chance_in_spells(chance, True)
    assert after_absent == 0.5
    assert chance * after_absent + (1 - chance) * after_present == pytest.approx(chance)


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
