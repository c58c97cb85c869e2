"""Values changed for one run, checked as if the file had them."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.scenario.faults import InvalidScenarioError
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models import Scenario

FILE = Path(__file__).parents[1] / "theory" / "scenarios" / "case_01.yaml"


def changed(*changes: str) -> Scenario:
    return load_scenario(FILE, changes=changes).scenario


def faults_of(*changes: str) -> list[str]:
    with pytest.raises(InvalidScenarioError) as refused:
        changed(*changes)
    return str(refused.value).splitlines()


def stream_of(scenario: Scenario) -> str:
    return next(iter(scenario.demand.streams))


def test_a_change_replaces_one_value_and_the_digest() -> None:
    plain = load_scenario(FILE)
    stream = stream_of(plain.scenario)
    other = load_scenario(FILE, changes=[f"demand.streams.{stream}.forecast={{per_hour: 17}}"])
    assert other.scenario.demand.streams[stream].forecast.per_hour == 17
    assert other.scenario.floor == plain.scenario.floor
    assert other.digest != plain.digest


def test_values_mean_what_they_mean_in_a_file() -> None:
    scenario = changed("floor.play.to=21:30", "scoring.cap_under=35")
    assert (scenario.end_s, scenario.scoring.cap_under) == (21.5 * 3600, 35)


def test_the_last_of_two_changes_counts() -> None:
    assert changed("scoring.cap_under=35", "scoring.cap_under=20").scoring.cap_under == 20


def test_a_driver_of_the_shared_content_can_be_named_by_a_change() -> None:
    stream = stream_of(load_scenario(FILE).scenario)
    scenario = changed(f"demand.streams.{stream}.drivers={{login: 1}}")
    assert scenario.drivers["login"].title == "Cannot log in"


def test_a_wrong_key_is_placed_in_the_change_with_the_nearest_known_one() -> None:
    (fault,) = faults_of("floor.run_onn=30m")
    assert fault.startswith("floor.run_onn=30m:1:7: floor.run_onn: ")
    assert "run_on" in fault.partition("; ")[2]


def test_a_wrong_value_is_placed_in_the_change() -> None:
    (fault,) = faults_of("floor.closes=tea time")
    assert fault.startswith("floor.closes=tea time:1:14: floor.closes: ")


@pytest.mark.parametrize("change", ["floor.closes", "=3", "floor..closes=3"])
def test_what_is_no_change_is_refused(change: str) -> None:
    (fault,) = faults_of(change)
    assert "write KEY=VALUE" in fault


def test_a_value_has_nothing_inside() -> None:
    (fault,) = faults_of("floor.closes.hour=3")
    assert "write floor.closes=VALUE" in fault


def test_an_entry_of_a_list_goes_by_its_id_or_number() -> None:
    outage = Path(__file__).parents[2] / "scenarios" / "login-outage.yaml"
    by_id = load_scenario(outage, changes=["floor.agents.dana.tenure_weeks=7"]).scenario
    by_number = load_scenario(outage, changes=["floor.agents.1.tenure_weeks=7"]).scenario
    assert by_id == by_number
    assert by_id.floor.agents[0].tenure_weeks == 7
    with pytest.raises(InvalidScenarioError, match="did you mean dana"):
        load_scenario(outage, changes=["floor.agents.dnaa.tenure_weeks=7"])


def test_a_block_of_one_kind_takes_the_new_kind_in_place_of_the_old() -> None:
    outage = Path(__file__).parents[2] / "scenarios" / "login-outage.yaml"
    scenario = load_scenario(outage, changes=["demand.streams.voice.forecast.per_hour=200"]).scenario
    forecast = scenario.demand.streams["voice"].forecast
    assert (forecast.per_hour, forecast.profile) == (200, None)
