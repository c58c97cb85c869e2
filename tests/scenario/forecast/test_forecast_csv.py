"""Forecasts kept in a CSV beside the scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.forecast.csv import with_forecasts
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.demand import Forecast
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import read_yaml


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
        ("dya.csv", "there is no file 'dya.csv'; did you mean day.csv?"),
        ("/etc/day.csv", "the path is absolute; write it from the scenario's own folder"),
    ],
)
def test_a_table_that_is_not_there_is_told_at_its_name(tmp_path: Path, file: str, fault: str) -> None:
    found = taken_in(tmp_path, f"{{csv: {{file: {file}}}}}", day="time,voice\n08:00,1\n").faults
    assert [str(one) for one in found] == [f"a.yaml:4:30: demand.streams.voice.forecast.csv.file: {fault}"]


CASES: list[tuple[str | bytes, list[str]]] = [
    ("", ["1:1: there is no column 'time'; write a first line such as time,voice"]),
    (
        "time,voise\n",
        ["1:6: there is no column 'voice'; write voice in place of voise, or column: voise beside file:"],
    ),
    (
        "time,north,south\n",
        [
            "1:1: there is no column 'voice'; the columns are time, north and south: "
            "name the one that is meant as column: beside file:"
        ],
    ),
    ("hour,count\n", ["1:1: there is no column 'time'; write time,voice as the first line"]),
    ("Time,voice\n", ["1:1: there is no column 'time'; write time in place of Time"]),
    (
        "time;voice\n09:00;1,5\n",
        ["1:5: semicolons stand between the columns; save the table with commas between them: time,voice"],
    ),
    (
        "time\tvoice\n09:00\t15\n",
        ["1:5: tabs stand between the columns; save the table with commas between them: time,voice"],
    ),
    ("time,voice\n", ["1:1: there is no row below the header; write one for each interval"]),
    (
        "time,voice\n08:00\n8am,1\n09:00,x\n10:00,nan\n10:30,\n11:00,-2\n",
        [
            "2:1: the row has too few values; write one for each column",
            "3:1: '8am' is not a time of day; write 08:00",
            "4:7: 'x' is not a number of contacts; write a number such as 12",
            "5:7: 'nan' is not a number of contacts; write a number such as 12",
            "6:7: there is no number of contacts here; write 0 if none are expected",
            "7:7: '-2' is below 0; write 0 or more",
        ],
    ),
    (
        'time,voice\n08:00,"1,200"\n08:30,"12,5"\n09:00,1e9\n',
        [
            "2:7: '1,200' is not a number of contacts; write 1200",
            "3:7: '12,5' is not a number of contacts; write 12.5",
            "4:7: '1e9' is too large; write 1000000 or less",
        ],
    ),
    (
        "time,voice\n08:00,1,200\n",
        [
            "2:9: the row has more values than there are columns; "
            "write 1200 without a comma, which begins a new column"
        ],
    ),
    (
        'time,voice\n2026-05-04 09:00,5\n"2026-05-04T09:30:00",5\n04.05.2026 10:00,5\n5/4/2026 9:00,5\n',
        [
            "2:1: '2026-05-04 09:00' has a date; write 09:00, or d2 09:00 for the second day",
            "3:1: '2026-05-04T09:30:00' has a date; write 09:30:00, or d2 09:30:00 for the second day",
            "4:1: '04.05.2026 10:00' has a date; write 10:00, or d2 10:00 for the second day",
            "5:1: '5/4/2026 9:00' has a date; write 9:00, or d2 9:00 for the second day",
        ],
    ),
    (
        "voice,time\n1,08:00\n1,08:30\n\n1,09:30\n",
        ["5:3: 09:30 is 1h after the row above, and the first two rows are 30m apart; write every 30m"],
    ),
    (
        "time,voice\n08:00,1\n07:30,1\n",
        ["3:1: 07:30 does not come after 08:00 in the row above; write the rows in order of time"],
    ),
    (
        "time,voice\n08:00,1\n08:30,1\n08:30,1\n",
        ["4:1: 08:30 does not come after 08:30 in the row above; write the rows in order of time"],
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
    misspelt = "{csv: {file: day.csv, colum: plan}}"
    for forecast in ("{per_hour: 5}", "{csv: day.csv}", "{csv: {}}", "[1]", misspelt):
        document = taken_in(tmp_path, forecast)
        assert document.faults == ()
        assert (
            document.tree
            == read_yaml(f"demand: {{streams: {{voice: {{forecast: {forecast}}}}}}}", "a.yaml").tree
        )


SCENARIO = """\
meta: {id: plan, title: A plan in a table}
floor:
  opens: 09:00
  closes: 17:00
  channels: {voice: {kind: voice, target: {within: 20s}}}
  groups: {team: {count: 4, skills: {voice: 1}}}
demand:
  streams:
    voice:
      forecast: {csv: {file: plan.csv}}
      talk: 4m
"""


@pytest.mark.parametrize("table", [None, *(table for table, _ in CASES)])
def test_a_scenario_with_an_unusable_table_is_refused_with_the_faults_of_the_table(
    tmp_path: Path, table: str | bytes | None
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    if table is not None:
        (tmp_path / "plan.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    with pytest.raises(InvalidScenarioError) as refused:
        load_scenario(file)
    assert {fault.source for fault in refused.value.faults} == {str(file) if table is None else "plan.csv"}


def test_a_table_named_by_a_change_is_read_from_the_scenarios_folder(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(SCENARIO.replace("{csv: {file: plan.csv}}", "{per_hour: 9}"), encoding="utf-8")
    (tmp_path / "plan.csv").write_text("time,voice\n09:00,4\n10:00,5\n", encoding="utf-8")
    change = "demand.streams.voice.forecast.csv.file=plan.csv"
    counts = load_scenario(file, changes=[change]).scenario.demand.streams["voice"].forecast.counts
    assert counts is not None
    assert counts.counts == (4.0, 5.0)
    over = "demand.streams.voice.forecast.per_hour=7"
    assert load_scenario(file, changes=[change, over]).scenario.demand.streams["voice"].forecast.per_hour == 7
    with pytest.raises(InvalidScenarioError, match=r"there is no file 'plam.csv'; did you mean plan.csv\?"):
        load_scenario(file, changes=[change.replace("plan", "plam")])
