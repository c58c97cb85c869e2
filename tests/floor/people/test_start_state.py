"""Who the people are at the start."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.floor.people.handling import NEW_HIRE_EXTRA
from floorsim.floor.people.learning import worked_day
from floorsim.floor.people.skill_book import SkillBook
from floorsim.floor.people.start_state import UNIFORMS_PER_PERSON, deal, new_wellbeing
from floorsim.floor.people.wellbeing import Wellbeing

MIDDLE = [0.5] * UNIFORMS_PER_PERSON


def person(u: list[float], *, tenure_weeks: float = 1e9, skill: float = 0.8) -> Wellbeing:
    return new_wellbeing(
        SkillBook(),
        u,
        now_s=0.0,
        tenure_weeks=tenure_weeks,
        skill=skill,
        pace=1.0,
        fatigue=0.05,
        exhaustion=0.25,
        morale=0.6,
    )


def test_a_veteran_has_the_profiles_skill_and_pace() -> None:
    made = person(MIDDLE)
    assert made.step_skill == pytest.approx([0.8] * 6)
    assert made.tempo == pytest.approx(1.0)
    assert (made.fatigue, made.exhaustion, made.morale) == (0.05, 0.25, 0.6)


@pytest.mark.parametrize("tenure_weeks", [0.0, 6.0, 13.0, 52.0])
def test_tenure_sets_handle_time_and_skill(tenure_weeks: float) -> None:
    newness = math.exp(-tenure_weeks / 13)
    made = person(MIDDLE, tenure_weeks=tenure_weeks)
    assert made.tempo == pytest.approx(1 + NEW_HIRE_EXTRA * newness)
    assert made.skill == pytest.approx(0.8 * (1 - 0.5 * newness))


def test_people_of_one_profile_differ_in_strengths_and_pace() -> None:
    made = person([0.5, 0.5, 0.0, 0.5, 1.0, 0.5, 1.0])
    assert made.step_skill == pytest.approx([0.8, 0.8, 0.68, 0.8, 0.92, 0.8])
    assert made.tempo == pytest.approx(1.1)


def test_experience_leads_to_the_skill_the_person_settles_at() -> None:
    made = person([0.9, 0.2, 0.3, 0.6, 0.1, 0.5, 0.5], tenure_weeks=0.0)
    for _ in range(5 * 100):
        worked_day(made)
    assert made.skill == pytest.approx(made.veteran_skill, abs=1e-3)
    assert made.tempo == pytest.approx(1.0, abs=1e-3)


@given(
    st.lists(st.floats(0, 1), min_size=7, max_size=7),
    st.floats(0, 1),
    st.floats(0, 500),
)
def test_skills_stay_between_nothing_and_full(u: list[float], skill: float, tenure_weeks: float) -> None:
    assert all(0 <= step <= 1 for step in person(u, tenure_weeks=tenure_weeks, skill=skill).step_skill)


def test_profiles_are_dealt_in_their_shares_and_well_mixed() -> None:
    dealt = deal({"steady": 6, "new_hire": 3, "worn_out": 1}, 20)
    assert Counter(dealt) == {"steady": 12, "new_hire": 6, "worn_out": 2}
    assert Counter(dealt[:10]) == {"steady": 6, "new_hire": 3, "worn_out": 1}


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.floats(0.01, 10), min_size=1),
    st.integers(0, 200),
)
def test_nobody_gets_more_than_one_person_away_from_their_share(mix: dict[str, float], count: int) -> None:
    got = Counter(deal(mix, count))
    assert got.total() == count
    for name, weight in mix.items():
        assert abs(got[name] - count * weight / sum(mix.values())) < len(mix)


def test_a_mix_without_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="weight above 0"):
        deal({"steady": 0.0}, 3)
