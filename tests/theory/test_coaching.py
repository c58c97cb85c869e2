"""Coaching loses in a storm and wins in a lull: on the whole floor, with the same customers both times."""

from __future__ import annotations

import pytest

from floorsim.lab.statistics import Summary
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models import Scenario
from tests.theory.coaching import difference
from tests.theory.replications import SCENARIOS, scenario_of

MORNING_S, AFTERNOON_S = 8.75 * 3600.0, 13.0 * 3600.0
QUICK, FULL = range(1, 31), range(1, 121)


def below_zero(figure: Summary) -> bool:
    """Whether the 95% interval lies below 0."""
    assert figure.ci95 is not None
    return figure.ci95[1] < 0


def above_zero(figure: Summary) -> bool:
    """Whether the 95% interval lies above 0."""
    assert figure.ci95 is not None
    return figure.ci95[0] > 0


def team_of(agents: int, scenario: str) -> Scenario:
    """The same weeks for a larger team with as many more customers."""
    changes = [
        f"floor.groups.team.count={agents}",
        f"demand.streams.voice.forecast.profile.total={20 * agents}",
    ]
    return load_scenario(SCENARIOS / f"{scenario}.yaml", changes=changes).scenario


@pytest.mark.theory
def test_the_same_sessions_lose_customers_in_a_storm_and_help_more_of_them_in_a_lull() -> None:
    lull = difference(scenario_of("coaching_lull"), QUICK, MORNING_S)
    storm = difference(scenario_of("coaching_storm"), QUICK, MORNING_S)
    for found in (lull, storm):
        assert found["sessions"].mean >= 18
        assert found["customers"].mean == 0
    assert above_zero(lull["helped"])
    assert below_zero(storm["helped"])
    assert above_zero(storm["never answered"])
    assert not above_zero(lull["never answered"])


@pytest.mark.theory_full
@pytest.mark.parametrize("agents", [2, 4])
def test_it_is_so_for_larger_teams_and_for_the_score(agents: int) -> None:
    lull = difference(team_of(agents, "coaching_lull"), FULL, MORNING_S, scored=True)
    storm = difference(team_of(agents, "coaching_storm"), FULL, MORNING_S, scored=True)
    for figure in ("helped", "overall score"):
        assert above_zero(lull[figure]), f"{figure} in a lull: {lull[figure]}"
        assert below_zero(storm[figure]), f"{figure} in a storm: {storm[figure]}"


@pytest.mark.theory_full
def test_in_weeks_with_stormy_mornings_it_is_the_hour_that_decides() -> None:
    """The same sessions, the same customers: after lunch, or in the storm."""
    storm = scenario_of("coaching_storm")
    later = difference(storm, FULL, AFTERNOON_S, than_at_s=MORNING_S, scored=True)
    assert above_zero(later["helped"])
    assert above_zero(later["overall score"])
