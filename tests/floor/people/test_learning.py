"""Experience and coaching: what helps, what is wasted, what harms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.people.handling import NEW_HIRE_EXTRA, handle_factor, refresh, resolve_chance
from floorsim.floor.people.learning import coach, on_contact, worked_day
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.people.steps import DOCUMENTATION, LISTENING, POLICY
from floorsim.floor.people.wellbeing import Wellbeing
from floorsim.units import DAY_S
from tests.floor.wellbeing_samples import wellbeing

WORKS = (0.9, 0.0)
NOTHING = (0.05, 0.9)
HARM = (0.05, 0.1)

levels = st.floats(0, 1)


def weak_at(step: int, skill: float = 0.5, others: float = 0.8) -> Wellbeing:
    steps = [others] * 6
    steps[step] = skill
    made = Wellbeing(SkillBook(), steps)
    refresh(made)
    return made


def practise(person: Wellbeing, contacts: int = 20) -> None:
    for _ in range(contacts):
        on_contact(person)


def test_half_of_a_gain_arrives_at_once_and_half_over_twenty_contacts() -> None:
    person = weak_at(POLICY)
    session = coach(person, 0.0, WORKS, step=POLICY)
    assert session.outcome == "gain"
    assert session.gain == pytest.approx(0.02 * 0.5)
    assert person.step_skill[POLICY] == pytest.approx(0.5 + 0.005)
    practise(person, 10)
    assert person.step_skill[POLICY] == pytest.approx(0.5 + 0.0075)
    practise(person, 30)
    assert person.step_skill[POLICY] == pytest.approx(0.5 + 0.01)
    assert not person.pending


def test_what_was_learnt_stays() -> None:
    person = weak_at(POLICY)
    coach(person, 0.0, WORKS, step=POLICY)
    practise(person)
    learnt = person.step_skill[POLICY]
    practise(person, 500)
    assert person.step_skill[POLICY] == learnt


def test_a_session_on_what_is_not_weak_gives_three_tenths() -> None:
    gain = coach(weak_at(POLICY), 0.0, WORKS, step=DOCUMENTATION).gain
    assert gain == pytest.approx(0.02 * (1 - 0.8) * 0.3)


def test_an_untargeted_session_spreads_a_small_gain_over_all_steps() -> None:
    person = wellbeing(0.7)
    session = coach(person, 0.0, WORKS)
    practise(person)
    assert session.gain == pytest.approx(0.02 * 0.3 * 0.3)
    assert person.step_skill == pytest.approx([0.7 + session.gain / 6] * 6)


def test_calibration_and_time_since_the_contact_scale_the_gain() -> None:
    full = coach(weak_at(POLICY), 0.0, WORKS, step=POLICY).gain
    assert coach(weak_at(POLICY), 0.0, WORKS, step=POLICY, calibrated=False).gain == pytest.approx(0.6 * full)
    by_age = [
        coach(weak_at(POLICY), 0.0, WORKS, step=POLICY, latency_days=d).gain for d in (0, 0.5, 4, 7, 60)
    ]
    assert by_age == pytest.approx([full, full, 0.85 * full, 0.7 * full, 0.7 * full])


def test_a_shorter_session_gives_its_part_and_a_longer_one_no_more() -> None:
    full = coach(weak_at(POLICY), 0.0, WORKS, step=POLICY).gain
    for minutes, part in ((15, 0.5), (30, 1.0), (60, 1.0)):
        gain = coach(weak_at(POLICY), 0.0, WORKS, step=POLICY, session_s=minutes * 60.0).gain
        assert gain == pytest.approx(part * full)


def test_the_same_topic_within_five_days_gives_half_each_time() -> None:
    person = weak_at(POLICY)
    parts = []
    for at_s in (0.0, DAY_S, 2 * DAY_S, 10 * DAY_S):
        lacking = 1 - person.step_skill[POLICY]
        parts.append(coach(person, at_s, WORKS, step=POLICY).gain / (0.02 * lacking))
    assert parts == pytest.approx([1, 0.5, 0.25, 1])


def test_another_topic_the_next_day_is_not_halved() -> None:
    person = wellbeing(0.5)
    first = coach(person, 0.0, WORKS, step=POLICY).gain
    assert coach(person, DAY_S, WORKS, step=LISTENING).gain == pytest.approx(first)


def test_some_sessions_give_nothing_and_some_harm() -> None:
    person = weak_at(POLICY)
    assert coach(person, 0.0, NOTHING, step=POLICY) == ("nothing", 0.0)
    assert person.step_skill[POLICY] == 0.5
    assert coach(weak_at(POLICY), 0.0, HARM, step=POLICY).gain == pytest.approx(-0.005)


@pytest.mark.parametrize(("step", "share"), [(POLICY, 0.15), (None, 0.35)])
def test_sessions_fail_more_often_when_untargeted(step: int | None, share: float) -> None:
    tries = 1000
    failed = sum(
        coach(weak_at(POLICY), 0.0, ((i + 0.5) / tries, 0.9), step=step).outcome != "gain"
        for i in range(tries)
    )
    assert failed / tries == share


def test_coaching_a_driver_family_helps_on_its_contacts_alone() -> None:
    person = wellbeing(0.5)
    coach(person, 0.0, WORKS, driver_family=3)
    practise(person)
    assert person.driver_skill[3] == pytest.approx(0.01)
    assert resolve_chance(0.7, person, 0.0, driver_family=3) > resolve_chance(
        0.7, person, 0.0, driver_family=2
    )
    assert person.skill == 0.5


def test_a_session_has_one_topic() -> None:
    with pytest.raises(ValueError, match="one topic"):
        coach(wellbeing(), 0.0, WORKS, step=POLICY, driver_family=1)


def test_novices_gain_most() -> None:
    assert (
        coach(wellbeing(0.4), 0.0, WORKS, step=POLICY).gain
        > coach(wellbeing(0.8), 0.0, WORKS, step=POLICY).gain
    )


def test_coached_people_resolve_more_and_get_a_little_faster() -> None:
    person = weak_at(POLICY)
    before = handle_factor(person, 0.0, 0.0, 1.0), resolve_chance(0.7, person, 0.0)
    coach(person, 0.0, WORKS, step=POLICY)
    practise(person)
    assert handle_factor(person, 0.0, 0.0, 1.0) < before[0]
    assert resolve_chance(0.7, person, 0.0) > before[1]


def test_the_book_keeps_the_skills_that_each_contact_met() -> None:
    person = weak_at(POLICY)
    before = person.skill_key
    coach(person, 0.0, WORKS, step=POLICY)
    assert person.skill_key != before
    then, now, again = person.book.rows(np.array([before, person.skill_key, before]))
    assert then[POLICY] == again[POLICY] == 0.5
    assert now.tolist() == person.step_skill


@given(
    st.lists(levels, min_size=6, max_size=6),
    st.lists(st.tuples(levels, levels, st.sampled_from([None, 0, 1, 2, 3, 4, 5])), max_size=30),
)
def test_skills_stay_between_nothing_and_full(
    steps: list[float], sessions: list[tuple[float, float, int | None]]
) -> None:
    person = Wellbeing(SkillBook(), steps)
    for n, (works, harms, step) in enumerate(sessions):
        coach(person, n * 1e6, (works, harms), step=step)
        practise(person)
        worked_day(person)
        assert all(0 <= skill <= 1 for skill in person.step_skill)
        assert 0 <= resolve_chance(0.5, person, 0.0) <= 1


def weeks(person: Wellbeing, n: int, *, mentor: bool) -> float:
    for _ in range(5 * n):
        worked_day(person, mentor=mentor)
    return handle_factor(person, 0.0, 0.0, 1.0)


def newcomer() -> Wellbeing:
    person = wellbeing(0.4)
    person.newness, person.veteran_skill, person.tenure_weeks = 1.0, 0.8, 0.0
    refresh(person)
    return person


@pytest.mark.parametrize(("mentor", "e_fold"), [(False, 13), (True, 8)])
def test_a_newcomers_extra_handle_time_falls_with_experience_and_faster_beside_a_mentor(
    mentor: bool, e_fold: int
) -> None:
    person = newcomer()
    assert handle_factor(person, 0.0, 0.0, 1.0) == pytest.approx(1 + NEW_HIRE_EXTRA)
    assert weeks(person, e_fold, mentor=mentor) == pytest.approx(1 + NEW_HIRE_EXTRA / math.e)
    assert person.tenure_weeks == pytest.approx(e_fold)
    assert person.skill == pytest.approx(0.8 * (1 - 0.5 / math.e))
