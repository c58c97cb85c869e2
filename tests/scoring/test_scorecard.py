"""How parts become scores, and scores a total that cannot be bought."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.scenario.models.desk import Weights
from floorsim.scoring.scorecard import LEAST, Part, Score, geometric_mean, score_of, score_of_groups
from floorsim.scoring.total import total_of

values = st.floats(0, 100)
hundredths = st.integers(0, 10_000)
"""Scores as they are published, in hundredths of a point."""


def part(points: float, weight: float = 1.0) -> Part:
    return Part("p", "Part", "figure", points, weight, "meaning")


def scores(service: float, quality: float, burnout: float) -> tuple[Score, Score, Score]:
    return (
        Score("service_level", "Service level", service, ()),
        Score("quality", "Quality", quality, ()),
        Score("burnout", "Team wellbeing (burnout)", burnout, ()),
    )


def test_a_score_is_the_weighted_mean_of_its_parts_less_deductions() -> None:
    found = score_of("s", "S", [part(90, 3), part(50, 1), part(-5, 0)])
    assert found.value == pytest.approx(75)
    assert [one.weight for one in found.parts] == pytest.approx([0.75, 0.25, 0])


@given(st.lists(st.tuples(values, st.floats(0.1, 5)), max_size=5), st.lists(st.floats(-100, 0), max_size=3))
def test_a_score_stays_within_its_bounds(weighed: list[tuple[float, float]], deductions: list[float]) -> None:
    parts = [part(*one) for one in weighed] + [part(one, 0) for one in deductions]
    assert 0 <= score_of("s", "S", parts).value <= 100


def test_without_any_part_there_is_nothing_to_find_fault_with() -> None:
    assert score_of("s", "S", []).value == 100
    assert score_of_groups("s", "S", []).value == 100


def test_a_group_without_a_figure_is_left_out() -> None:
    assert score_of_groups("s", "S", [([part(60)], 0.6), ([], 0.4)]).value == pytest.approx(60)


def test_a_neglected_group_costs_more_than_a_perfect_one_brings() -> None:
    even = score_of_groups("s", "S", [([part(60)], 1), ([part(60)], 1)]).value
    assert score_of_groups("s", "S", [([part(100)], 1), ([part(20)], 1)]).value < even


@given(st.lists(st.tuples(values, st.floats(0.1, 5)), min_size=1, max_size=5))
def test_the_geometric_mean_lies_between_the_worst_and_the_best(pairs: list[tuple[float, float]]) -> None:
    mean = geometric_mean(pairs)
    assert min(max(value, 1) for value, _ in pairs) - 1e-9 <= mean <= max(max(v, 1) for v, _ in pairs) + 1e-9


def total(service: float, quality: float, wellbeing: float, weights: tuple[float, ...] = (1, 1, 1)) -> float:
    names = ("service_level", "quality", "burnout")
    return total_of(scores(service, quality, wellbeing), Weights(**dict(zip(names, weights, strict=True))))


@given(st.permutations([0, 1, 2]), hundredths, hundredths, hundredths, hundredths)
def test_the_total_rises_whenever_a_score_rises(
    order: list[int], low: int, high: int, b: int, c: int
) -> None:
    def at(value: int) -> float:
        given = [value / 100, b / 100, c / 100]
        first, second, third = (given[place] for place in order)
        return total(first, second, third)

    low, high = sorted((low, high))
    if high > max(low, 100 * LEAST):
        assert at(high) > at(low)
    else:
        assert at(high) == at(low)


@given(values, values, values)
def test_the_total_lies_between_the_weakest_score_and_the_geometric_mean(
    a: float, b: float, c: float
) -> None:
    mean = geometric_mean([(a, 1), (b, 1), (c, 1)])
    assert max(LEAST, min(a, b, c)) - 1e-9 <= total(a, b, c) <= mean + 1e-9


@given(st.floats(1, 100), st.tuples(*[st.floats(0.1, 5)] * 3))
def test_equal_scores_are_their_own_total(value: float, weights: tuple[float, ...]) -> None:
    assert total(value, value, value, weights) == pytest.approx(value)


def test_one_weak_score_is_not_bought_with_two_perfect_ones() -> None:
    assert total(100, 30, 100) == total(30, 100, 100) == pytest.approx(42.5, abs=0.05)


def test_poor_runs_differ_in_their_totals() -> None:
    assert total(33, 60, 75) + 5 < total(41, 60, 75)


def test_a_score_without_weight_does_not_count() -> None:
    assert total(80, 5, 30, (1, 0, 0)) == pytest.approx(80)
