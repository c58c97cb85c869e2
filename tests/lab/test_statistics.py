"""What many runs say together."""

import math
import statistics
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from floorsim.lab.statistics import dotted, summaries, summary_of

figures = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=60)


@given(figures)
def test_the_interval_is_that_of_students_t(values: list[float]) -> None:
    found = summary_of(values)
    assert found.sd == pytest.approx(statistics.stdev(values), abs=1e-6)
    assert found.ci95 is not None
    low, high = found.ci95
    error = statistics.stdev(values) / math.sqrt(len(values))
    expected = stats.t.ppf(0.975, len(values) - 1) * error
    assert (high - low) / 2 == pytest.approx(expected, rel=2e-3, abs=1e-6)
    assert (high + low) / 2 == pytest.approx(statistics.fmean(values), abs=1e-6)


@given(figures, st.randoms(use_true_random=False))
def test_the_order_of_runs_makes_no_difference_at_all(values: list[float], draws: object) -> None:
    mixed = list(values)
    draws.shuffle(mixed)  # type: ignore[attr-defined]
    assert summary_of(mixed) == summary_of(values)


def test_one_run_has_a_mean_and_no_spread() -> None:
    assert summary_of([71.0]).as_json() == {"mean": 71.0, "sd": None, "ci95": None}


def test_no_run_has_no_summary() -> None:
    with pytest.raises(ValueError, match="at least one"):
        summary_of([])


def test_figures_are_named_by_the_keys_that_lead_to_them() -> None:
    run = {"seed": 1, "scores": {"overall": 70.5, "gates": ["x"]}, "floor": {"csat": None, "people": True}}
    assert list(dotted(run)) == [("seed", 1.0), ("scores.overall", 70.5)]


def test_a_run_without_a_figure_does_not_count_for_it() -> None:
    runs: list[dict[str, Any]] = [{"csat": 0.5}, {"csat": None}, {"csat": 0.7}]
    found = summaries({"floor": run} for run in runs)["floor.csat"]
    assert found.n == 2
    assert found.mean == pytest.approx(0.6)
