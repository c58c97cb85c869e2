"""What a cut point would do to groups."""

from __future__ import annotations

import pytest

from floorsim.desktest.reporting.adverse_impact import GroupRate, Impact, fisher, impact_of


def impact(passed: dict[str, tuple[int, int]], cut: float = 3.0) -> Impact:
    """An impact of groups of which so many of so many are at or above the cut."""
    grades: dict[str, float] = {}
    groups: dict[str, str] = {}
    for group, (above, people) in passed.items():
        for number in range(people):
            grades[f"{group}-{number}"] = 3.0 if number < above else 2.75
            groups[f"{group}-{number}"] = group
    return impact_of("group", cut, grades, groups)


def rate(found: Impact, group: str) -> GroupRate:
    return next(one for one in found.groups if one.group == group)


def test_the_example_of_the_uniform_guidelines() -> None:
    """Questions and answers on 29 CFR 1607, 12: 48 of 80 and 12 of 40 are 60% and 30%, a ratio of one
    half."""
    found = impact({"one": (48, 80), "other": (12, 40)})
    other = rate(found, "other")
    assert found.highest == "one"
    assert (rate(found, "one").rate, other.rate, other.ratio) == (0.6, 0.3, 0.5)
    assert other.under_four_fifths
    assert other.shortfall == pytest.approx(8.0)
    assert not other.one_would_flip
    assert other.fisher_p is not None
    assert other.fisher_p < 0.01


def test_exactly_four_fifths_is_not_under_it() -> None:
    found = rate(impact({"one": (5, 10), "other": (4, 10)}), "other")
    assert (found.ratio, found.under_four_fifths) == (0.8, False)
    assert found.one_would_flip


def test_one_person_flips_a_small_group() -> None:
    assert rate(impact({"one": (6, 10), "other": (4, 9)}), "other").one_would_flip
    assert not rate(impact({"one": (60, 100), "other": (30, 90)}), "other").one_would_flip


def test_one_person_of_the_highest_group_flips_it_too() -> None:
    """550 of 1,000 beside 5 of 7 is a ratio of .77, beside 4 of 7 one of .96."""
    assert rate(impact({"one": (5, 7), "other": (550, 1000)}), "other").one_would_flip


def test_fishers_own_tea_tasting() -> None:
    assert fisher((3, 4), (1, 4)) == pytest.approx(34 / 70)


def test_few_people_are_warned_about_and_very_few_not_shown() -> None:
    found = impact({"one": (20, 30), "other": (10, 29), "tiny": (0, 4)})
    assert [one.group for one in found.groups] == ["one", "other"]
    assert (rate(found, "one").few, rate(found, "other").few) == (False, True)
    assert found.not_shown == 4


def test_a_group_that_nobody_is_in_leaves_its_people_not_stated() -> None:
    found = impact_of("group", 3.0, {"a": 4.0, "b": 2.0}, {"a": "x"})
    assert (found.groups, found.not_shown, found.not_stated) == ((), 1, 1)


def test_where_nobody_reaches_the_cut_there_is_no_ratio() -> None:
    found = rate(impact({"one": (0, 10), "other": (0, 10)}), "other")
    assert (found.ratio, found.under_four_fifths, found.one_would_flip) == (None, False, False)


def test_a_mean_that_a_float_holds_only_nearly_counts_as_at_the_cut() -> None:
    third = (3.1 + 3.2 + 3.3) / 3
    found = impact_of("group", 3.2, dict.fromkeys("abcde", third), dict.fromkeys("abcde", "x"))
    assert rate(found, "x").at_or_above == 5
