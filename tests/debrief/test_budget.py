"""A review replays less of long runs and of large floors."""

from __future__ import annotations

import pytest

from floorsim.debrief.budget import within
from floorsim.debrief.played import Played
from floorsim.scenario.loader import load_scenario


def played(name: str) -> Played:
    scenario = load_scenario(name).scenario
    return Played(scenario, 1, (), scenario.end_s)


def test_a_short_run_is_replayed_in_full() -> None:
    assert within(played("login-outage"), 480, 48) == 480


@pytest.mark.parametrize("name", ["the-week", "bank-monday"])
def test_a_week_and_a_large_floor_are_searched_less_closely_but_still_searched(name: str) -> None:
    assert within(played(name), 6000, 0) < 600
    assert within(played(name), 480, 48) == 48


def test_a_week_left_on_its_first_morning_is_replayed_in_full() -> None:
    scenario = load_scenario("the-week").scenario
    assert within(Played(scenario, 1, (), scenario.play_from_s + 3600.0), 480, 48) == 480
