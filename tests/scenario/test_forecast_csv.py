"""Forecasts kept in a CSV beside the scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.scenario.document import Document
from floorsim.scenario.forecast_csv import with_forecasts
from floorsim.scenario.models.demand import Forecast
from floorsim.scenario.yaml_reader import read_yaml


def taken_in(folder: Path, forecast: str, **tables: str | bytes) -> Document:
    for name, text in tables.items():
        (folder / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    document = read_yaml(f"demand:\n  streams:\n    voice:\n      forecast: {forecast}\n", "a.yaml")
    return with_forecasts(document, lambda source: folder, Path.read_bytes)


def test_a_table_becomes_counts_with_their_start_and_interval(tmp_path: Path) -> None:
    table = "time,chat,voice\n08:00,1,10\n08:30,2,12.5\n\n09:00,3,11\n"
    tree = taken_in(tmp_path, "{csv: {file: day.csv}}", day=table).tree
    forecast = tree["demand"]["streams"]["voice"]["forecast"]
    assert forecast == {"counts": {"from": "08:00", "counts": [10.0, 12.5, 11.0], "interval": "30m"}}
    assert Forecast.model_validate(forecast).counts is not None


@pytest.mark.parametrize(
    ("forecast", "first"), [("{csv: {file: day.csv}}", 5.0), ("{csv: {file: day.csv, column: plan}}", 7.0)]
)
def test_the_column_is_the_one_named_or_contacts(tmp_path: Path, forecast: str, first: float) -> None:
    tree = taken_in(tmp_path, forecast, day="time, contacts, plan\n08:00, 5, 7\n09:00, 6, 8\n").tree
    assert tree["demand"]["streams"]["voice"]["forecast"]["counts"]["counts"][0] == first


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ("none.csv", "there is no file 'none.csv'; put it beside the scenario"),
        ("/etc/day.csv", "the path is absolute; write it from the scenario's own folder"),
    ],
)
def test_a_table_that_is_not_there_is_told_at_its_name(tmp_path: Path, file: str, fault: str) -> None:
    found = taken_in(tmp_path, f"{{csv: {{file: {file}}}}}").faults
    assert [str(one) for one in found] == [f"a.yaml:4:30: demand.streams.voice.forecast.csv.file: {fault}"]


CASES: list[tuple[str | bytes, list[str]]] = [
    ("", ["1:1: there is no column 'time'; write a first line such as time,voice"]),
    ("time,voise\n", ["1:1: there is no column 'voice'; did you mean voise? Known are time and voise"]),
    ("time,voice\n", ["1:1: there is no row below the header; write one for each interval"]),
    (
        "time,voice\n08:00\n8am,1\n09:00,x\n10:00,nan\n",
        [
            "2:1: the row has too few values; write one for each column",
            "3:1: '8am' is not a time of day; write 08:00",
            "4:1: 'x' is not a number of contacts; write a number such as 12",
            "5:1: 'nan' is not a number of contacts; write a number such as 12",
        ],
    ),
    (
        "time,voice\n08:00,1\n08:30,1\n\n09:30,1\n",
        ["5:1: the step in time is another one here; write the times in order and equally far apart"],
    ),
    (
        "time,voice\n08:00,1\n07:30,1\n",
        ["3:1: the step in time is another one here; write the times in order and equally far apart"],
    ),
    (b"time,voice\n08:00,\xe9\n", ["2:7: the file is not UTF-8 text from here on; save it as UTF-8"]),
    ("time,voice\n08:00,\x1b\n", ["2:7: an invisible control character (U+001B) stands here; delete it"]),
]


@pytest.mark.parametrize(("table", "faults"), CASES)
def test_a_table_that_cannot_be_used_says_why_line_by_line(
    tmp_path: Path, table: str | bytes, faults: list[str]
) -> None:
    found = taken_in(tmp_path, "{csv: {file: day.csv}}", day=table).faults
    assert [str(fault) for fault in found] == [f"day.csv:{fault}" for fault in faults]


def test_other_forecasts_and_shapes_that_are_wrong_anyway_are_left_alone(tmp_path: Path) -> None:
    for forecast in ("{per_hour: 5}", "{csv: day.csv}", "{csv: {}}", "[1]"):
        document = taken_in(tmp_path, forecast)
        assert document.faults == ()
        assert (
            document.tree
            == read_yaml(f"demand: {{streams: {{voice: {{forecast: {forecast}}}}}}}", "a.yaml").tree
        )
