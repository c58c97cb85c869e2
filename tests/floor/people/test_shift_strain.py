"""Exhaustion and morale over shifts, days off and weeks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.people.shift_strain import begin_shift, daily_morale, day_off, end_shift, strain
from floorsim.floor.people.wellbeing import BUSY, OFF, READY, enter, hostile, settle
from tests.floor.wellbeing_samples import HOUR_S, MIN_S, wellbeing, work

levels = st.floats(0, 1)
counts = st.integers(0, 100)


@given(levels, levels, levels, counts, counts, levels)
def test_one_shift_changes_exhaustion_by_at_most_three_points(
    exhaustion: float, fatigue: float, occupancy: float, hostiles: int, missed: int, support: float
) -> None:
    person = wellbeing(fatigue=fatigue, exhaustion=exhaustion)
    begin_shift(person, 0.0)
    for _ in range(hostiles):
        hostile(person, 0.0, support)
    person.missed_breaks = missed
    enter(person, 0.0, BUSY)
    enter(person, occupancy * 8 * HOUR_S, READY)
    change = end_shift(person, 8 * HOUR_S, support)
    assert 0 <= change <= 0.03
    assert person.exhaustion == pytest.approx(exhaustion + change)
    assert person.exhaustion <= 1


def test_the_strain_of_a_shift_is_the_weighted_sum_of_its_parts() -> None:
    assert strain(0.4, 0.94, 5, 0, 0.5) == pytest.approx(0.45 * 0.4 + 0.25 * 0.6 + 0.1 - 0.1)
    assert strain(0.4, 0.5, 50, 3, 0.0) == pytest.approx(0.45 * 0.4 + 0.2 + 0.1)
    assert strain(0.1, 0.5, 0, 0, 1.0) == 0


@given(levels, levels, counts, counts, st.lists(levels, min_size=2, max_size=2))
def test_more_support_never_makes_a_shift_harder(
    fatigue: float, occupancy: float, hostiles: int, missed: int, supports: list[float]
) -> None:
    hard = [strain(fatigue, occupancy, hostiles, missed, support) for support in sorted(supports)]
    assert hard[1] <= hard[0]


def test_the_shift_is_judged_by_its_own_fatigue_and_occupancy() -> None:
    person = work(wellbeing(), 0.95)
    expected = 0.03 * strain(person.mean_fatigue, person.occupancy, 0, 0, 0.0)
    assert person.occupancy == pytest.approx(0.95)
    assert end_shift(person, 480 * MIN_S, support=0.0) == pytest.approx(expected)


def test_a_new_shift_counts_from_nothing() -> None:
    person = work(wellbeing(), 0.95)
    hostile(person, 480 * MIN_S, 0.0)
    person.missed_breaks = 1
    end_shift(person, 480 * MIN_S, support=0.0)
    begin_shift(person, 24 * HOUR_S)
    assert person.busy_s == person.fatigue_s == person.hostile_contacts == person.missed_breaks == 0
    assert person.mean_fatigue == person.fatigue < 0.05


def test_a_day_off_takes_away_a_part_of_exhaustion() -> None:
    person = wellbeing(exhaustion=0.5)
    day_off(person, 0.0)
    assert person.exhaustion == pytest.approx(0.48)


def test_recovery_off_shift_speeds_up_when_exhaustion_falls() -> None:
    rested, not_rested = (wellbeing(fatigue=0.6, exhaustion=0.9) for _ in range(2))
    for person in (rested, not_rested):
        enter(person, 0.0, OFF)
    for _ in range(20):
        day_off(rested, 0.0)
    for person in (rested, not_rested):
        settle(person, 4 * HOUR_S)
    assert rested.fatigue < not_rested.fatigue


def test_four_hard_weeks_wear_down_what_four_humane_weeks_do_not() -> None:
    def after_weeks(
        occupancy: float, breaks: tuple[tuple[int, int], ...], missed: int, hostiles: int
    ) -> float:
        person = wellbeing(exhaustion=0.25)
        for day in range(28):
            start_min = day * 1440 + 480
            if day % 7 >= 5:
                day_off(person, start_min * MIN_S)
                continue
            work(person, occupancy, breaks, from_min=start_min)
            for _ in range(hostiles):
                hostile(person, (start_min + 480) * MIN_S, 0.5)
            person.missed_breaks = missed
            end_shift(person, (start_min + 480) * MIN_S, support=0.5)
        return person.exhaustion

    hard = after_weeks(0.97, (), 1, 8)
    humane = after_weeks(0.8, ((120, 15), (240, 30), (360, 15)), 0, 1)
    assert humane < 0.25
    assert hard > 0.35


@given(levels, levels, levels, levels)
def test_morale_moves_a_tenth_of_the_way_a_day_and_stays_a_level(
    morale: float, control: float, recognition: float, coaching: float
) -> None:
    person = wellbeing(morale=morale)
    daily_morale(person, control, recognition, coaching)
    resting = 0.3 + 0.3 * control + 0.2 * recognition + 0.2 * coaching
    assert person.morale == pytest.approx(morale + 0.1 * (resting - morale))
    assert 0 <= person.morale <= 1


def test_ready_is_where_a_shift_begins() -> None:
    person = wellbeing()
    begin_shift(person, 100.0)
    assert person.activity == READY
