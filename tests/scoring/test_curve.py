"""Points of a figure: never better for worse, and worth what was said at the anchors."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.scoring import burnout, live_service, quality, written_service
from floorsim.scoring.curve import AT_TARGET, Curve, points, share_of_target, wait_of_target

shares = st.floats(0, 1)
RISING = [quality.FEWER_COMEBACKS, quality.QA, quality.CSAT, quality.KEPT, quality.TRUST, burnout.MORALE]
FALLING = [live_service.LOST, written_service.OVERDUE, burnout.EXCESS_FATIGUE, burnout.STRAIN]


@pytest.mark.parametrize("curve", RISING)
@given(left=st.floats(-1, 2), right=st.floats(-1, 2))
def test_more_of_something_good_never_costs_points(curve: Curve, left: float, right: float) -> None:
    low, high = sorted([left, right])
    assert points(low, curve) <= points(high, curve)


@pytest.mark.parametrize("curve", FALLING)
@given(left=st.floats(-1, 2), right=st.floats(-1, 2))
def test_more_of_something_bad_never_brings_points(curve: Curve, left: float, right: float) -> None:
    low, high = sorted([left, right])
    assert points(low, curve) >= points(high, curve)


@pytest.mark.parametrize("curve", [*RISING, *FALLING])
def test_anchors_give_their_points_and_the_ends_hold(curve: Curve) -> None:
    for figure, worth in curve:
        assert points(figure, curve) == pytest.approx(worth)
    assert points(-9.0, curve) == curve[0][1]
    assert points(9.0, curve) == curve[-1][1]
    assert {round(worth) for _, worth in curve} >= {0, 100}


def test_between_anchors_points_lie_on_a_straight_line() -> None:
    assert points(2.5, ((2.0, 10.0), (3.0, 20.0))) == 15.0


@given(left=shares, right=shares, target=st.floats(0.05, 1))
def test_a_better_service_level_never_costs_points(left: float, right: float, target: float) -> None:
    low, high = sorted([left, right])
    assert 0 <= share_of_target(low, target) <= share_of_target(high, target) + 1e-9 <= 100 + 1e-9


@pytest.mark.parametrize("target", [0.5, 0.8, 0.95])
def test_meeting_the_target_is_good_and_all_in_time_is_best(target: float) -> None:
    assert share_of_target(target, target) == pytest.approx(AT_TARGET)
    assert 85 <= AT_TARGET <= 90
    assert share_of_target(1.0, target) == 100
    assert share_of_target(0.0, target) == 0


@given(left=st.floats(0, 1e5), right=st.floats(0, 1e5), within=st.floats(1, 3600))
def test_a_longer_wait_never_brings_points(left: float, right: float, within: float) -> None:
    low, high = sorted([left, right])
    assert wait_of_target(low, within) >= wait_of_target(high, within) >= 0


def test_no_wait_is_best_and_the_target_s_time_is_worth_the_target_s_points() -> None:
    assert wait_of_target(0.0, 20.0) == 100
    assert wait_of_target(20.0, 20.0) == AT_TARGET
    assert wait_of_target(40.0, 20.0) == pytest.approx(AT_TARGET - 14)
