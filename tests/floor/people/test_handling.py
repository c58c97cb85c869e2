"""What state of mind does to handle times and to resolving."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.people.handling import (
    NEW_HIRE_EXTRA,
    handle_factor,
    refresh,
    resolve_chance,
    spread_share,
)
from floorsim.floor.people.wellbeing import Wellbeing, hostile
from tests.floor.wellbeing_samples import MIN_S, wellbeing, work

levels = st.floats(0, 1)
FAR_S = 1e6


def test_a_fresh_veteran_without_a_queue_takes_the_time_the_law_gives() -> None:
    assert handle_factor(wellbeing(), 0.0, spread_share(1.0), 1.0) == 1.0


@given(levels, st.floats(0, 4))
def test_fatigue_changes_mean_and_variance_by_the_stated_factors_under_any_law(
    fatigue: float, cv2: float
) -> None:
    person = wellbeing(fatigue=fatigue)
    sides = [handle_factor(person, 0.0, spread_share(cv2), side) for side in (-1.0, 1.0)]
    mean = sum(sides) / 2
    # For a time X with mean 1 and this cv2, independent of the coin.
    second_moment = (1 + cv2) * sum(side * side for side in sides) / 2
    assert min(sides) > 0
    assert mean == pytest.approx(1 + 0.10 * fatigue)
    assert second_moment - mean**2 == pytest.approx(cv2 * (1 + 0.78 * fatigue), abs=1e-12)


def test_a_time_that_never_varies_does_not_vary_for_the_tired() -> None:
    person = wellbeing(fatigue=0.7)
    assert handle_factor(person, 0.0, spread_share(0.0), 1.0) == handle_factor(
        person, 0.0, spread_share(0.0), -1.0
    )


@pytest.mark.parametrize("occupancy", [0.85, 0.9])
def test_handle_time_drifts_up_by_about_five_percent_over_a_shift(occupancy: float) -> None:
    person = wellbeing()
    start = handle_factor(person, 0.0, 0.0, 1.0)
    work(person, occupancy, ((120, 15), (240, 30), (360, 15)))
    assert handle_factor(person, 0.0, 0.0, 1.0) / start == pytest.approx(1.05, abs=0.006)


def test_a_queue_speeds_handling_up_by_three_percent_at_most() -> None:
    person = wellbeing(fatigue=0.3)
    alone, half, full, flood = (handle_factor(person, pressure, 0.5, 1.0) for pressure in (0, 0.5, 1, 9))
    assert half == pytest.approx(0.985 * alone)
    assert full == flood == pytest.approx(0.97 * alone)


def test_pace_experience_and_coaching_scale_handle_time() -> None:
    person = wellbeing()
    person.pace, person.newness = 1.1, 1.0
    refresh(person)
    assert handle_factor(person, 0.0, 0.0, 1.0) == pytest.approx(1.1 * (1 + NEW_HIRE_EXTRA))
    person.pace, person.newness, person.coached = 1.0, 0.0, 0.1
    refresh(person)
    assert handle_factor(person, 0.0, 0.0, 1.0) == pytest.approx(0.88)


def test_weak_skill_on_the_queue_costs_time_and_resolution() -> None:
    person = wellbeing()
    assert handle_factor(person, 0.0, 0.0, 1.0, proficiency=0.5) == pytest.approx(1.3)
    assert resolve_chance(0.8, person, FAR_S, proficiency=0.5) < resolve_chance(0.8, person, FAR_S)


def logit(p: float) -> float:
    return math.log(p / (1 - p))


@pytest.mark.parametrize("base", [0.0, 0.3, 0.8, 1.0])
def test_a_skilled_fresh_agent_resolves_with_the_drivers_own_chance(base: float) -> None:
    assert resolve_chance(base, wellbeing(), FAR_S) == pytest.approx(base)


@given(levels, levels, levels, st.integers(0, 3))
def test_nobody_resolves_the_impossible_or_fails_the_certain(
    skill: float, fatigue: float, exhaustion: float, chats: int
) -> None:
    person = wellbeing(skill, fatigue=fatigue, exhaustion=exhaustion)
    assert resolve_chance(0.0, person, FAR_S, chats) == 0
    assert resolve_chance(1.0, person, FAR_S, chats) == 1


@given(st.floats(0.01, 0.99), levels, levels, st.integers(0, 3))
def test_log_odds_of_resolving_fall_with_fatigue_exhaustion_and_chats(
    base: float, fatigue: float, exhaustion: float, chats: int
) -> None:
    chance = resolve_chance(base, wellbeing(fatigue=fatigue, exhaustion=exhaustion), FAR_S, chats)
    lost = 0.4 * fatigue + 0.55 * exhaustion + 0.15 * chats
    assert logit(chance) == pytest.approx(logit(base) - lost, abs=1e-9)


def test_a_hostile_contact_costs_resolution_for_ten_minutes() -> None:
    person = wellbeing()
    hostile(person, 1000.0, support=1.0)
    person.fatigue = 0.0
    assert logit(resolve_chance(0.7, person, 1000 + 9.9 * MIN_S)) == pytest.approx(logit(0.7) - 0.2)
    assert resolve_chance(0.7, person, 1000 + 10.1 * MIN_S) == pytest.approx(0.7)


def resolving(person: Wellbeing, family: int) -> float:
    return resolve_chance(0.7, person, FAR_S, driver_family=family)


def test_what_is_learnt_about_one_driver_family_helps_there_and_never_beyond_full_skill() -> None:
    person = wellbeing(0.6)
    person.driver_skill[4] = 0.1
    assert resolving(person, 5) == resolving(person, -1) < resolving(person, 4) < 0.7
    person.driver_skill[4] = 0.9
    assert resolving(person, 4) == pytest.approx(0.7)


@given(st.lists(levels, min_size=2, max_size=2))
def test_skill_never_hurts_resolving(skills: list[float]) -> None:
    low, high = (resolve_chance(0.6, wellbeing(skill), FAR_S) for skill in sorted(skills))
    assert low <= high
