"""Values changed for one run, checked as if the file had them."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario

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
    scenario = changed("floor.play.to=21:30", "prices.overtime_hour=35")
    assert (scenario.end_s, scenario.prices.overtime_hour) == (21.5 * 3600, 35)


def test_the_last_of_two_changes_counts() -> None:
    assert changed("prices.overtime_hour=35", "prices.overtime_hour=20").prices.overtime_hour == 20


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


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("meta.title=null", "1:12"),
        ("meta.title=~", "1:12"),
        ("meta.title=", "1:6"),
        ("meta.title= # mine", "1:6"),
    ],
)
def test_no_value_is_told_of_the_key_with_what_would_be_right(change: str, place: str) -> None:
    assert faults_of(change) == [f"{change}:{place}: meta.title: there is no value here; write text"]


@pytest.mark.parametrize("value", ["null", ""])
def test_no_value_takes_away_what_may_be_left_out(value: str) -> None:
    outage = Path(__file__).parents[2] / "scenarios" / "login-outage.yaml"
    assert load_scenario(outage).scenario.floor.channels["chat"].concurrency is not None
    scenario = load_scenario(outage, changes=[f"floor.channels.chat.concurrency={value}"]).scenario
    assert scenario.floor.channels["chat"].concurrency is None


def test_the_kind_of_a_block_of_one_kind_has_a_value() -> None:
    key = f"demand.streams.{stream_of(load_scenario(FILE).scenario)}.forecast.per_hour"
    (fault,) = faults_of(f"{key}=null")
    assert fault == (
        f"{key}=null:1:{key.rfind('.') + 2}: {key}: there is no value here; "
        "write one, or set profile, counts, steps, csv or weekdays in its place"
    )


def test_what_is_wrong_with_a_value_as_yaml_is_placed_in_the_change_and_names_the_key() -> None:
    assert faults_of("meta.title=[a") == [
        "meta.title=[a:1:14: meta.title: the [ of column 12 is not closed before this; "
        "separate the entries with commas and end with ]"
    ]
    (fault,) = faults_of("floor.play={from: 09:00, from: 10:00}")
    assert ":1:26: floor.play.from: the key is repeated; line 1 column 13 has it already" in fault


def test_a_value_of_several_lines_is_read_and_placed_line_by_line() -> None:
    assert changed("prices=overtime_hour: 35\n").prices.overtime_hour == 35
    (fault,) = faults_of("floor.play=from: 09:00\nto: tea")
    assert ":2:5: floor.play.to: 'tea' is not a time of day" in fault
    (fault,) = faults_of("floor.play=from: 09:00\n  to: 10:00")
    assert ":2:5: floor.play: " in fault


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
