"""Fatigue between changes of activity: the published check values, exactness, bounds."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.people.wellbeing import (
    ACTIVITY,
    ACTIVITY_OF,
    BREAK,
    BUSY,
    OFF,
    READY,
    WORK,
    Wellbeing,
    demand_of,
    enter,
    hostile,
    left_after_break,
    settle,
)
from floorsim.floor.view import AgentState
from tests.floor.wellbeing_samples import HOUR_S, MIN_S, wellbeing, work

THREE_BREAKS = ((120, 15), (240, 30), (360, 15))
TEN_EACH_HOUR = tuple((60 * hour + 50, 10) for hour in range(8))

levels = st.floats(0, 1)
activities = st.sampled_from([BUSY, WORK, READY, ACTIVITY, BREAK, OFF])
spans_s = st.floats(0, 3 * 86400)


@pytest.mark.parametrize(("occupancy", "fatigue"), [(0.75, 0.38), (0.85, 0.46), (0.95, 0.53)])
def test_a_shift_with_an_hour_of_breaks_ends_at_the_published_fatigue(
    occupancy: float, fatigue: float
) -> None:
    assert work(wellbeing(), occupancy, THREE_BREAKS).fatigue == pytest.approx(fatigue, abs=0.01)


@pytest.mark.parametrize(("occupancy", "fatigue"), [(0.75, 0.51), (0.85, 0.62), (0.95, 0.73)])
def test_a_shift_without_breaks_ends_at_the_published_fatigue(occupancy: float, fatigue: float) -> None:
    assert work(wellbeing(), occupancy).fatigue == pytest.approx(fatigue, abs=0.01)


def test_ten_minutes_off_in_each_hour_rest_more_than_the_same_time_at_a_stretch() -> None:
    each_hour = work(wellbeing(), 0.85, TEN_EACH_HOUR).mean_fatigue
    assert each_hour < work(wellbeing(), 0.85, ((200, 80),)).mean_fatigue - 0.02


@given(levels, st.lists(st.floats(0, 1), min_size=2, max_size=2, unique=True))
def test_busier_shifts_tire_more(fatigue: float, occupancies: list[float]) -> None:
    calm, busy = (
        work(wellbeing(fatigue=fatigue), occupancy, length_min=120).fatigue
        for occupancy in sorted(occupancies)
    )
    assert calm <= busy + 1e-12


@pytest.mark.parametrize("occupancy", [0.3, 0.6, 0.85, 1.0])
def test_breaks_lower_fatigue(occupancy: float) -> None:
    assert work(wellbeing(), occupancy, THREE_BREAKS).fatigue < work(wellbeing(), occupancy).fatigue


def test_a_break_recovers_faster_than_a_meeting_and_a_meeting_as_waiting_does() -> None:
    after = {}
    for activity in (BREAK, ACTIVITY, READY):
        person = wellbeing(fatigue=0.5)
        enter(person, 0.0, activity)
        settle(person, 30 * MIN_S)
        after[activity] = person.fatigue
    assert after[BREAK] < after[ACTIVITY] == after[READY] < 0.5


def test_changing_channel_tires_but_is_not_handling() -> None:
    person = wellbeing()
    enter(person, 0.0, WORK)
    enter(person, 600.0, READY)
    assert person.fatigue > 0
    assert person.with_customers_s == 0
    assert person.work_s == 600.0


def test_complaints_and_further_chats_tire_more() -> None:
    assert demand_of(1) == 1.0
    assert demand_of(3) == pytest.approx(1.3)
    assert demand_of(1, complaint=True) == pytest.approx(1.2)
    assert work(wellbeing(), 0.8, demand=demand_of(3)).fatigue > work(wellbeing(), 0.8).fatigue


@given(levels, levels)
def test_fatigue_falls_overnight_and_less_for_the_exhausted(fatigue: float, exhaustion: float) -> None:
    fresh, worn = wellbeing(fatigue=fatigue), wellbeing(fatigue=fatigue, exhaustion=exhaustion)
    for person in (fresh, worn):
        enter(person, 0.0, OFF)
        settle(person, 16 * HOUR_S)
    assert fresh.fatigue <= worn.fatigue <= fatigue
    assert fresh.fatigue < 0.02


def test_a_break_lowers_utilisation_which_counts_work_over_the_whole_shift() -> None:
    assert work(wellbeing(), 0.7, length_min=135).utilisation == pytest.approx(0.7)
    person = work(wellbeing(), 0.7, ((60, 15),), length_min=135)
    assert person.utilisation == pytest.approx(0.7 * 120 / 135)


def test_the_first_minutes_of_a_break_give_most() -> None:
    left = [left_after_break(minutes * MIN_S) for minutes in range(0, 31, 5)]
    gains = [before - after for before, after in pairwise(left)]
    assert gains == sorted(gains, reverse=True)
    assert left[1] == pytest.approx(0.86, abs=0.005)


def test_four_micro_breaks_lower_the_fatigue_of_a_shift_by_the_size_found_for_them() -> None:
    usual = work(wellbeing(), 0.85, THREE_BREAKS).mean_fatigue
    more = ((60, 5), (120, 15), (185, 5), (240, 30), (300, 5), (360, 15), (430, 5))
    four = work(wellbeing(), 0.85, more)
    assert 0.02 < usual - four.mean_fatigue < 0.06


def numerically(
    fatigue: float, steps: list[tuple[int, float, float]], exhaustion: float
) -> tuple[float, float]:
    """Fatigue and its integral by the midpoint rule, written from the equation and not from the code."""
    tau_min = {BUSY: None, WORK: None, READY: 140.0, ACTIVITY: 140.0, BREAK: 0.0}
    tau_min[OFF] = 240.0 * (1 + 1.5 * exhaustion)
    area = 0.0
    for activity, span_s, demand in steps:
        n = max(1, int(span_s / (0.1 if activity == BREAK else 2)))
        dt_min = span_s / 60 / n

        def slope(f: float, at_min: float, tau: float | None = tau_min[activity], d: float = demand) -> float:
            if tau == 0.0:
                return -0.12 * f / (2.0 + at_min)
            return d * (1 - f) / 300 if tau is None else -f / tau

        for step in range(n):
            middle = fatigue + slope(fatigue, step * dt_min) * dt_min / 2
            area += middle * dt_min * 60
            fatigue += slope(middle, (step + 0.5) * dt_min) * dt_min
    return fatigue, area


def test_the_closed_form_equals_fine_numerical_integration() -> None:
    steps = [
        (READY, 300.0, 1.0),
        (BUSY, 5000.0, 1.45),
        (READY, 800.0, 1.0),
        (WORK, 120.0, 1.0),
        (BUSY, 7000.0, 1.2),
        (BREAK, 900.0, 1.0),
        (ACTIVITY, 1800.0, 1.0),
        (BUSY, 3000.0, 1.0),
        (OFF, 20000.0, 1.0),
    ]
    person = wellbeing(fatigue=0.2, exhaustion=0.4)
    t_s = 0.0
    for activity, span_s, demand in steps:
        enter(person, t_s, activity, demand)
        t_s += span_s
    settle(person, t_s)
    fatigue, area = numerically(0.2, steps, 0.4)
    assert person.fatigue == pytest.approx(fatigue, abs=1e-8)
    assert person.fatigue_s == pytest.approx(area, rel=1e-7)
    assert person.mean_fatigue == pytest.approx(area / t_s, rel=1e-7)


@given(levels, levels, activities, st.floats(0.5, 3), spans_s, st.lists(levels, max_size=8))
def test_advancing_in_pieces_gives_what_advancing_at_once_gives(
    fatigue: float, exhaustion: float, activity: int, demand: float, span_s: float, cuts: list[float]
) -> None:
    at_once, in_pieces = (wellbeing(fatigue=fatigue, exhaustion=exhaustion) for _ in range(2))
    for person in (at_once, in_pieces):
        enter(person, 0.0, activity, demand)
    for cut in sorted(cuts):
        settle(in_pieces, cut * span_s)
    for person in (at_once, in_pieces):
        enter(person, span_s, READY)
    assert in_pieces.fatigue == pytest.approx(at_once.fatigue, abs=1e-12)
    assert in_pieces.fatigue_s == pytest.approx(at_once.fatigue_s, rel=1e-12, abs=1e-8)
    assert (in_pieces.with_customers_s, in_pieces.work_s) == pytest.approx(
        (at_once.with_customers_s, at_once.work_s)
    )


@given(levels, levels, st.lists(st.tuples(activities, st.floats(0.1, 10), spans_s, levels), max_size=30))
def test_levels_stay_between_nothing_and_full(
    fatigue: float, exhaustion: float, steps: list[tuple[int, float, float, float]]
) -> None:
    person = wellbeing(fatigue=fatigue, exhaustion=exhaustion)
    t_s = 0.0
    for activity, demand, span_s, support in steps:
        enter(person, t_s, activity, demand)
        t_s += span_s
        hostile(person, t_s, support)
        assert 0 <= person.fatigue <= 1
        assert 0 <= person.mean_fatigue <= 1 + 1e-12


def test_a_hostile_contact_tires_is_counted_and_remembered() -> None:
    person = wellbeing(fatigue=0.25)
    enter(person, 0.0, READY)
    hostile(person, 0.0, support=0.0)
    assert person.fatigue == pytest.approx(0.25 + 0.02 * 0.75)
    assert (person.hostile_contacts, person.last_hostile_s) == (1, 0.0)


@given(levels, st.lists(levels, min_size=2, max_size=2))
def test_more_support_never_makes_a_hostile_contact_worse(fatigue: float, supports: list[float]) -> None:
    def after(support: float) -> float:
        person: Wellbeing = wellbeing(fatigue=fatigue)
        hostile(person, 0.0, support)
        return person.fatigue

    assert after(max(supports)) <= after(min(supports))


def test_every_state_on_the_wallboard_means_something_for_fatigue() -> None:
    assert set(ACTIVITY_OF) == set(get_args(AgentState))
