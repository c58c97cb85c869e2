"""Exhaustion and morale over shifts, days off and weeks."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.people.shift_strain import (
    Demands,
    begin_shift,
    daily_morale,
    day_off,
    demands_of,
    end_shift,
    settle_in,
    strain,
)
from floorsim.floor.people.wellbeing import OFF, READY, USUAL_STRAIN, enter, hostile, settle
from tests.floor.wellbeing_samples import HOUR_S, MIN_S, wellbeing, work

levels = st.floats(0, 1)
counts = st.integers(0, 100)


spans_s = st.floats(0, 16 * HOUR_S)
demands = st.builds(Demands, levels, levels, spans_s, counts, counts, counts, levels)
EASY = Demands(0.0, 0.0, 8 * HOUR_S, 0, 0, 5, 0.0)


@given(levels, levels)
def test_one_shift_changes_exhaustion_by_at_most_three_points(exhaustion: float, hard: float) -> None:
    person = wellbeing(exhaustion=exhaustion)
    begin_shift(person, 0.0)
    change = end_shift(person, 8 * HOUR_S, hard)
    assert 0 <= change <= 0.03
    assert person.exhaustion == pytest.approx(exhaustion + change)
    assert person.exhaustion <= 1


@given(demands)
def test_strain_is_a_level(of: Demands) -> None:
    assert 0 <= strain(of) <= 1


@pytest.mark.parametrize(
    ("change", "hard"),
    [
        ({"mean_fatigue": 0.4}, 0.45 * 0.4),
        ({"utilisation": 0.74}, 0.0),
        ({"utilisation": 0.82}, 0.125),
        ({"utilisation": 1.0}, 0.25),
        ({"length_s": 8.5 * HOUR_S}, 0.0),
        ({"length_s": 10.0 * HOUR_S}, 0.1),
        ({"missed_breaks": 1}, 0.1),
        ({"missed_breaks": 3}, 0.1),
        ({"reviews": 20}, 0.05),
        ({"mean_fatigue": 0.4, "support": 0.5}, 0.45 * 0.4 - 0.1),
        ({"support": 1.0}, 0.0),
    ],
)
def test_each_demand_adds_its_part_to_the_strain(change: dict[str, Any], hard: float) -> None:
    assert strain(EASY._replace(**change)) == pytest.approx(hard)


def test_every_further_hostile_contact_strains_and_the_first_most() -> None:
    hard = [strain(EASY._replace(hostile_contacts=n)) for n in range(40)]
    more = [after - before for before, after in pairwise(hard)]
    assert all(later < earlier for earlier, later in pairwise(more))
    assert more[-1] > 0
    assert hard[28] - hard[10] > 0.05


@given(demands, levels)
def test_more_support_never_makes_a_shift_harder(of: Demands, support: float) -> None:
    hard = [strain(of._replace(support=one)) for one in sorted((of.support, support))]
    assert hard[1] <= hard[0]


def test_the_shift_is_judged_by_its_own_fatigue_length_and_utilisation() -> None:
    person = work(wellbeing(), 0.95)
    person.missed_breaks = 2
    hostile(person, 480 * MIN_S, 0.0)
    of = demands_of(person, reviews=5, support=0.5)
    assert of == Demands(person.mean_fatigue, person.utilisation, 8 * HOUR_S, 1, 2, 5, 0.5)
    assert of.utilisation == pytest.approx(0.95)


def test_a_new_shift_counts_from_nothing() -> None:
    person = work(wellbeing(), 0.95)
    hostile(person, 480 * MIN_S, 0.0)
    person.missed_breaks = 1
    end_shift(person, 480 * MIN_S, 0.5)
    begin_shift(person, 24 * HOUR_S)
    assert person.utilisation == person.fatigue_s == person.hostile_contacts == person.missed_breaks == 0
    assert person.mean_fatigue == person.fatigue < 0.05


def after_weeks(exhaustion: float, hard: float, weeks: int = 6) -> float:
    """Exhaustion after weeks of five shifts of this strain and two days off."""
    person = wellbeing(exhaustion=exhaustion)
    for day in range(7 * weeks):
        if day % 7 < 5:
            begin_shift(person, day * 24 * HOUR_S)
            end_shift(person, day * 24 * HOUR_S + 8 * HOUR_S, hard)
        else:
            day_off(person, day * 24 * HOUR_S)
    return person.exhaustion


def test_the_worn_out_recover_where_demands_are_low_and_not_where_they_are_high() -> None:
    assert after_weeks(0.6, 0.05) < 0.52
    assert after_weeks(0.6, 0.25) == pytest.approx(0.6, abs=0.01)
    assert after_weeks(0.6, 0.35) > 0.65


def test_usual_weeks_leave_the_usual_team_as_it_is() -> None:
    assert after_weeks(0.28, USUAL_STRAIN) == pytest.approx(0.28, abs=0.03)


@given(levels, st.lists(levels, min_size=2, max_size=2))
def test_harder_weeks_never_leave_less_exhaustion(exhaustion: float, hard: list[float]) -> None:
    easier, harder = (after_weeks(exhaustion, one, weeks=2) for one in sorted(hard))
    assert harder >= easier - 1e-12


def test_a_day_off_gives_the_exhausted_a_smaller_part_back() -> None:
    parts = []
    for exhaustion in (0.1, 0.5, 0.9):
        person = wellbeing(exhaustion=exhaustion)
        day_off(person, 0.0)
        parts.append(1.0 - person.exhaustion / exhaustion)
    assert parts == sorted(parts, reverse=True)
    assert min(parts) > 0


def test_a_week_off_ends_the_strain_that_kept_a_weekend_from_resting() -> None:
    person = wellbeing(exhaustion=0.5)
    person.recent_strain = 0.5
    given_back = []
    for day in range(7):
        before = person.exhaustion
        day_off(person, day * 24 * HOUR_S)
        given_back.append(before - person.exhaustion)
    assert given_back[0] == given_back[1] == 0.0
    assert given_back[-1] > given_back[2] > 0.0


def test_plans_that_change_every_day_make_people_slower_and_settle_again() -> None:
    person = wellbeing()
    tempo = person.tempo
    for _ in range(20):
        person.plan_changes = 3
        settle_in(person)
    assert person.tempo == pytest.approx(1.05 * tempo, rel=0.002)
    for _ in range(20):
        settle_in(person)
    assert person.tempo == pytest.approx(tempo, rel=0.002)


def test_recovery_off_shift_speeds_up_when_exhaustion_falls() -> None:
    rested, not_rested = (wellbeing(fatigue=0.6, exhaustion=0.9) for _ in range(2))
    for person in (rested, not_rested):
        enter(person, 0.0, OFF)
    for _ in range(60):
        day_off(rested, 0.0)
    for person in (rested, not_rested):
        settle(person, 4 * HOUR_S)
    assert rested.fatigue < not_rested.fatigue


def test_four_hard_weeks_wear_down_what_four_humane_weeks_do_not() -> None:
    def after(occupancy: float, breaks: tuple[tuple[int, int], ...], missed: int, hostiles: int) -> float:
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
            hard = strain(demands_of(person, reviews=5, support=0.5))
            end_shift(person, (start_min + 480) * MIN_S, hard)
        return person.exhaustion

    hard = after(0.97, (), 1, 8)
    humane = after(0.8, ((120, 15), (240, 30), (360, 15)), 0, 1)
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


def test_hostile_contacts_lower_the_level_that_morale_goes_to() -> None:
    after = []
    for contacts in (0, 5, 28):
        person = wellbeing(morale=0.5)
        daily_morale(person, 0.6, 0.3, 0.3, contacts)
        after.append(person.morale)
    assert after == sorted(after, reverse=True)
    assert after[0] - after[2] == pytest.approx(0.1 * 0.2 * 0.9, abs=0.001)


def test_ready_is_where_a_shift_begins() -> None:
    person = wellbeing()
    begin_shift(person, 100.0)
    assert person.activity == READY
