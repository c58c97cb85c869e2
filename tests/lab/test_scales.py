"""Intervals that stay on the scale of their figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorsim.lab.scales import ANY, NOT_NEGATIVE, SCORE, SHARE, interval_on, scale_of
from floorsim.lab.statistics import summaries, summary_of


@given(st.lists(st.floats(0, 100), min_size=2, max_size=12))
def test_the_interval_of_a_score_holds_its_mean_and_never_leaves_the_scale(values: list[float]) -> None:
    found = summary_of(values, SCORE)
    assert found.ci95 is not None
    low, high = found.ci95
    assert 0 <= low <= found.mean + 1e-9
    assert found.mean - 1e-9 <= high <= 100


def test_in_the_middle_of_the_scale_the_interval_is_as_without_bounds() -> None:
    assert interval_on(SCORE, 50.0, 4.0) == pytest.approx(interval_on(ANY, 50.0, 4.0), abs=0.05)


def test_near_an_end_it_leans_away_from_it() -> None:
    low, high = interval_on(SHARE, 0.97, 0.05)
    assert 0.92 > low > 0.8
    assert 0.97 < high < 1.0


def test_what_cannot_be_negative_has_no_negative_interval() -> None:
    assert interval_on(NOT_NEGATIVE, 1.0, 3.0) == (0.0, 4.0)
    runs = [{"floor": {"abandoned": count, "drift_min": count - 5}} for count in (0, 0, 9)]
    found = summaries(runs)
    assert found["floor.abandoned"].ci95 is not None
    assert found["floor.abandoned"].ci95[0] == 0.0
    assert found["floor.drift_min"].ci95 is not None
    assert found["floor.drift_min"].ci95[0] < -5


def test_runs_that_agree_have_an_interval_without_length() -> None:
    assert summary_of([100.0, 100.0], SCORE).ci95 == (100.0, 100.0)
    assert summary_of([40.0, 40.0], SCORE).ci95 == pytest.approx((40.0, 40.0))


@pytest.mark.parametrize(
    ("name", "scale"),
    [
        ("scores.service_level", SCORE),
        ("channels.voice.service_level", SHARE),
        ("floor.csat", SHARE),
        ("channels.voice.asa_s", NOT_NEGATIVE),
    ],
)
def test_the_scale_follows_from_the_name(name: str, scale: tuple[float, float]) -> None:
    assert scale_of(name, negative=False) == scale
