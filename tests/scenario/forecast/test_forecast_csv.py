"""Forecasts kept in a CSV beside the scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.forecast.csv import with_forecasts
from floorsim.scenario.forecast.table import counts_in
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.demand import Forecast
from floorsim.scenario.yaml.document import Document
from floorsim.scenario.yaml.reader import read_yaml
from floorsim.units import HOUR_S


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
    (
        "hour,count\n",
        [
            "1:1: there is no column 'time'; the first line has hour and count; "
            "write time,voice as the first line, or read it with `floorsim forecast import`"
        ],
    ),
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
            "3:1: '2026-05-04T09:30:00' has a date; write 09:30, or d2 09:30 for the second day",
            "4:1: '04.05.2026 10:00' has a date; write 10:00, or d2 10:00 for the second day",
            "5:1: '5/4/2026 9:00' has a date; write 09:00, or d2 09:00 for the second day",
        ],
    ),
    (
        "voice,time\n1,08:00\n1,08:30\n\n1,09:30\n",
        [
            "5:3: 09:30 is 1h after the row above, and the first two rows are 30m apart; "
            "write a row for every 30m in which the channel is open"
        ],
    ),
    (
        "time,voice\n08:00,1\n07:30,1\n",
        [
            "3:1: 07:30 does not come after 08:00 in the row above; "
            "write the rows in order of time, the next day's as d2 07:30"
        ],
    ),
    (
        "time,voice\n08:00,1\n08:30,1\n08:30,1\n",
        [
            "4:1: 08:30 stands in the row above too; "
            "if several queues are mixed in this file, give each a column or a file of its own"
        ],
    ),
    (
        'time,note,voice\n09:00,,4\n09:15,"call back,5\n' + "09:30,,6 and more\n" * 9_000,
        [
            "3:7: the quote that opens here is never closed; "
            "end the text with the same quote, or delete this one"
        ],
    ),
    (
        'time,note,voice\n09:00,"first,4\n09:15,ok,5\n09:30,"new",6\n',
        [
            "2:7: the quote that opens here ends in line 4, inside a text; "
            "end the text with the same quote, or delete this one"
        ],
    ),
    (
        "Weekday,Slot,Calls\nMon,09:00,5\nMon,09:15,6\n",
        [
            "1:9: there is no column 'time'; the first line has Weekday, Slot and Calls; "
            "write time in place of Slot, or read it with `floorsim forecast import`"
        ],
    ),
    (
        "time,voice\n09:00,1\n13:00,2\n09:00,3\n",
        [
            "4:1: 09:00 comes a second time; line 2 has it already; if day 2 begins here, write d2 09:00; "
            "if several queues are mixed, give each a column or a file of its own"
        ],
    ),
    (
        "time,voice\n2025-03-03T09:00:00Z,1\n09:30+01:00,1\n10:00 UTC,1\n",
        [
            "2:1: '2025-03-03T09:00:00Z' has a date and the time zone Z (UTC); "
            "write the time on the centre's own clock, such as 08:00, and d2 08:00 for the second day",
            "3:1: '09:30+01:00' has the time zone +01:00; "
            "write the time on the centre's own clock, such as 08:00, and d2 08:00 for the second day",
            "4:1: '10:00 UTC' has the time zone UTC; "
            "write the time on the centre's own clock, such as 08:00, and d2 08:00 for the second day",
        ],
    ),
    (
        "time,voice\n1/6/25 02:30 PM,1\n2025-03-03,1\n09:00-09:15,1\n",
        [
            "2:1: '1/6/25 02:30 PM' has a date; write 14:30, or d2 14:30 for the second day",
            "3:1: '2025-03-03' is a date; write a time such as 08:00, or d2 08:00",
            "4:1: '09:00-09:15' is a span of time; write when it begins, 09:00",
        ],
    ),
    (
        "time,voice,voice\n09:00,1,2\n",
        [
            "1:12: the column 'voice' is repeated; column 6 has it already; "
            "keep one of the two, or give them different names"
        ],
    ),
    ("time,voice\n09:00,1\u202f200\n", ["2:7: '1 200' is not a number of contacts; write 1200"]),
    (b"PK\x03\x04\x14\x00xl/worksheets/sheet1.xml", ["1:1: the file is a workbook; save the sheet as CSV"]),
    (b"%PDF-1.7\n\xe2\xe3", ["1:1: the file is a PDF; save the table as CSV, or the text as plain text"]),
    (b"time,voice\n08:00,\xe9\n", ["2:7: the file is not UTF-8 text from here on; save it as UTF-8"]),
    ("time,voice\n08:00,\x1b\n", ["2:7: an invisible control character (U+001B) stands here; delete it"]),
]


@pytest.mark.parametrize(
    ("written", "named"),
    [("Anrufe Ko\u0308ln", "Anrufe K\u00f6ln"), ("Anrufe K\u00f6ln", "Anrufe Ko\u0308ln")],
)
def test_accents_of_a_column_count_alike_however_they_are_written(
    tmp_path: Path, written: str, named: str
) -> None:
    forecast = f"{{csv: {{file: day.csv, column: {named}}}}}"
    tree = taken_in(tmp_path, forecast, day=f"time,{written}\n09:00,5\n").tree
    assert tree["demand"]["streams"]["voice"]["forecast"]["counts"]["counts"] == [5.0]


def test_a_quoted_value_may_hold_commas_quotes_and_line_ends_and_faults_below_keep_their_place(
    tmp_path: Path,
) -> None:
    table = 'time,note,voice\n09:00,"a, ""b""\nand c",4\n"09:30",,"5"\n'
    tree = taken_in(tmp_path, "{csv: {file: day.csv}}", day=table).tree
    assert tree["demand"]["streams"]["voice"]["forecast"]["counts"]["counts"] == [4.0, 5.0]
    (fault,) = taken_in(tmp_path, "{csv: {file: day.csv}}", day=table.replace('"5"', '"x"')).faults
    assert (fault.line, fault.column) == (4, 10)


def test_a_value_of_any_length_is_a_fault_and_no_exception(tmp_path: Path) -> None:
    (fault,) = taken_in(tmp_path, "{csv: {file: day.csv}}", day=f"time,voice\n09:00,{'9' * 200_000}\n").faults
    assert "is not a number of contacts" in fault.wrong


def test_a_column_that_is_not_used_may_stand_there_twice(tmp_path: Path) -> None:
    tree = taken_in(tmp_path, "{csv: {file: day.csv}}", day="AHT,time,voice,AHT\n1,09:00,5,1\n").tree
    assert tree["demand"]["streams"]["voice"]["forecast"]["counts"]["counts"] == [5.0]


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


def counts_while_open(
    text: str, opens: float = 9.0, closes: float = 17.0
) -> tuple[list[float], str, list[str]]:
    forecast, warnings = counts_in(text, "day.csv", ["voice"], (opens * HOUR_S, closes * HOUR_S))
    return forecast["counts"], forecast["interval"], [str(warning) for warning in warnings]


def test_rows_may_be_left_out_while_the_channel_is_closed() -> None:
    text = "time,voice\n09:00,10\n13:00,20\nd2 09:00,11\nd2 13:00,21\n"
    assert counts_while_open(text) == ([10, 20, 0, 0, 0, 0, 11, 21], "4h", [])


def test_a_night_that_is_no_whole_number_of_intervals_is_shared_out_in_shorter_ones() -> None:
    counts, interval, _ = counts_while_open("time,voice\n08:00,10\n13:00,20\nd2 08:00,5\n", 8, 18)
    assert (interval, counts) == ("1h", [2] * 5 + [4] * 5 + [0] * 14 + [1] * 5)


def test_open_hours_in_a_gap_over_night_are_warned_of() -> None:
    _, _, warnings = counts_while_open("time,voice\n09:00,10\n12:00,20\nd2 09:00,11\n")
    assert warnings == [
        "day.csv:4:1: warning: the rows above say nothing of 15:00 to 17:00, when the channel is open; "
        "nobody is expected then; write rows for these hours if that is not meant"
    ]


def test_a_gap_while_the_channel_is_open_is_refused() -> None:
    with pytest.raises(InvalidScenarioError, match="11:00 is 1h after the row above"):
        counts_while_open("time,voice\n09:00,1\n09:30,1\n10:00,1\n11:00,1\n")


def test_a_gap_of_very_many_short_intervals_is_refused() -> None:
    with pytest.raises(InvalidScenarioError, match="more than 20000 intervals"):
        counts_while_open("time,voice\n09:00,1\n13:00,1\nd9 09:00:01,1\n")


def test_a_scenario_that_is_open_by_day_takes_a_table_of_days(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(SCENARIO.replace("floor:\n", "floor:\n  days: 2\n"), encoding="utf-8")
    days = "09:00,4\n13:00,5\nd2 09:00,6\nd2 13:00,7\n"
    (tmp_path / "plan.csv").write_text(f"time,voice\n{days}", encoding="utf-8")
    loaded = load_scenario(file)
    counts = loaded.scenario.demand.streams["voice"].forecast.counts
    assert counts is not None
    assert counts.counts == (4, 5, 0, 0, 0, 0, 6, 7)
    assert [fault for fault in loaded.warnings if "say nothing" in fault.wrong] == []
