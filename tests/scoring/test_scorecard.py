"""How parts become scores, and scores a total that cannot be bought."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.scenario.models.desk import Scoring
from floorsim.scoring.scorecard import Part, Score, geometric_mean, score_of, score_of_groups
from floorsim.scoring.total import total_of

values = st.floats(0, 100)


def part(points: float, weight: float = 1.0) -> Part:
    return Part("p", "Part", "figure", points, weight, "meaning")


def scores(service: float, quality: float, burnout: float) -> tuple[Score, Score, Score]:
    return (
        Score("service_level", "Service level", service, ()),
        Score("quality", "Quality", quality, ()),
        Score("burnout", "Burnout", burnout, ()),
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


@given(values, values, values, st.floats(0, 100))
def test_a_higher_score_never_lowers_the_total(a: float, b: float, c: float, better: float) -> None:
    before, _ = total_of(scores(a, b, c), Scoring())
    after, _ = total_of(scores(max(a, better), b, c), Scoring())
    assert after >= before - 1e-9


def test_equal_scores_are_their_own_total() -> None:
    total, why = total_of(scores(70, 70, 70), Scoring())
    assert total == pytest.approx(70)
    assert why is None


@pytest.mark.parametrize("low", [0, 10, 39.9])
def test_a_score_under_the_floor_holds_the_total_down_and_says_so(low: float) -> None:
    total, why = total_of(scores(95, 95, low), Scoring())
    assert total <= 40
    assert why is None or why == "Burnout is under 40, and no total goes past 40 then."


def test_the_floor_and_the_weights_are_the_scenario_s() -> None:
    terms = Scoring.model_validate(
        {"cap_under": 20, "weights": {"service_level": 1, "quality": 0, "burnout": 0}}
    )
    total, why = total_of(scores(80, 5, 30), terms)
    assert total == pytest.approx(80)
    assert why is None
