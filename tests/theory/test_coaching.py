"""Coaching loses in a storm and wins in a lull: on the whole floor, with the same customers both times."""

from __future__ import annotations

import pytest

from floorsim.lab.statistics import Summary
from tests.theory.coaching import differences, pairs, weeks_of

QUICK, FULL = range(1, 31), range(1, 121)


def below_zero(figure: Summary) -> bool:
    """Whether the 95% interval lies below 0."""
    assert figure.ci95 is not None
    return figure.ci95[1] < 0


def above_zero(figure: Summary) -> bool:
    """Whether the 95% interval lies above 0."""
    assert figure.ci95 is not None
    return figure.ci95[0] > 0


@pytest.mark.theory_full
def test_the_same_sessions_lose_customers_in_a_storm_and_help_more_of_them_in_a_lull() -> None:
    lull, storm = (differences(pairs(weeks, QUICK)) for weeks in weeks_of()[:2])
    for found in (lull, storm):
        assert found["sessions"].mean >= 18
        assert found["customers"].mean == 0
    assert above_zero(lull["helped"])
    assert below_zero(storm["helped"])
    assert above_zero(storm["never answered"])
    assert not above_zero(lull["never answered"])


@pytest.mark.theory_full
@pytest.mark.parametrize("agents", [2, 4])
def test_it_is_so_for_larger_teams_and_for_the_score_and_only_the_hour_decides(agents: int) -> None:
    lull, storm, later = (differences(pairs(weeks, FULL, scored=True)) for weeks in weeks_of(agents))
    for figure in ("helped", "overall score"):
        assert above_zero(lull[figure]), f"{figure} in a lull: {lull[figure]}"
        assert below_zero(storm[figure]), f"{figure} in a storm: {storm[figure]}"
        assert above_zero(later[figure]), f"{figure} after lunch: {later[figure]}"
