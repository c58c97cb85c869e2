"""`floorsim forecast import`: an export becomes a day that can be played."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from floorsim.content import content_dir
from floorsim.scenario.loader import load_scenario
from tests.cli.conftest import Command

SAMPLES = content_dir("data") / "samples"
TWO_DAYS = "Date;Time;Calls;AHT\n" + "".join(
    f"{day}.01.2025;{hour:02d}:00;{count};300\n"
    for day, counts in (("06", (30, 60, 40)), ("07", (20, 30, 10)))
    for hour, count in zip((9, 10, 11), counts, strict=True)
)
SCENARIO = """\
# My Monday; nobody touches this line.
meta: {id: mine, title: Mine}
floor:
  weekday: monday
  opens: 09:00
  closes: 12:00   # sharp
  channels:
    voice: {kind: voice, target: {within: 20s}}
  groups:
    team: {count: 12, skills: {voice: 0.9}}
demand:
  streams:
    voice:
      forecast: {per_hour: 30}  # a guess
      talk: {lognormal: {mean: 5m, cv: 0.8}}
      after_contact: {mean: 1m}
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    file = tmp_path / "export.csv"
    file.write_text(TWO_DAYS, encoding="utf-8")
    return file


def test_a_preview_says_what_was_read_and_writes_nothing(floorsim: Command, export: Path) -> None:
    done = floorsim("forecast", "import", export, "--preview", "--format", "json")
    found = json.loads(done.out)
    assert (done.status, found["rows_read"], found["total_contacts"]) == (0, 6, 190)
    assert found["columns"] == {"date": "Date", "time": "Time", "offered": "Calls", "handle_time": "AHT"}
    assert [day["contacts"] for day in found["days"]] == [130, 60]
    assert (found["unreadable"], found["handle_time_s"], found["interval_s"]) == ([], 300, 3600)
    assert [file.name for file in export.parent.iterdir()] == ["export.csv"]
    table = floorsim("forecast", "import", export)
    assert "6 rows, 190 contacts, mean handling time 300 s\n2 days, 2025-01-06 (Mon)" in table.out
    assert "Nothing is written" in table.err


def test_a_queue_log_is_read_again_as_it_was_the_first_time(floorsim: Command, tmp_path: Path) -> None:
    file = tmp_path / "queue_log"
    file.write_bytes((SAMPLES / "queue_log").read_bytes())
    first = floorsim("forecast", "import", file, "--zone", "Europe/London")
    again = floorsim("forecast", "import", file)
    assert (first.status, again.status) == (0, 0), again.err
    assert again.out in first.out
    assert "Patience: too few abandons" in again.out


def test_a_new_file_becomes_a_scenario_with_as_many_agents_as_it_needs(
    floorsim: Command, export: Path
) -> None:
    file = export.parent / "my-day.yaml"
    done = floorsim("forecast", "import", export, "--weekday", "monday", "--into", file)
    assert done.status == 0, done.err
    scenario = load_scenario(file).scenario
    assert (scenario.floor.weekday, scenario.floor.opens, scenario.floor.closes) == ("monday", 32_400, 43_200)
    assert scenario.demand.streams["voice"].forecast.counts.counts == (30, 60, 40)  # type: ignore[union-attr]
    assert [step.agents for step in scenario.floor.groups["team"].staffing] == [4, 7, 5]


def test_a_scenario_keeps_its_text_and_a_copy_of_what_it_was(floorsim: Command, export: Path) -> None:
    file = export.parent / "mine.yaml"
    file.write_bytes(SCENARIO.replace("\n", "\r\n").encode())
    done = floorsim("forecast", "import", export, "--into", file, "--total", "260")
    assert done.status == 0, done.err
    new = file.read_bytes().decode()
    lines = SCENARIO.splitlines()
    gone = [line for line in lines if line not in new.splitlines()]
    assert gone == [line for line in lines if "forecast:" in line or "talk:" in line]
    assert "# a guess" in new
    stream = load_scenario(file).scenario.demand.streams["voice"]
    assert stream.forecast.counts is not None
    assert stream.forecast.counts.counts == (60, 120, 80)
    assert stream.talk.lognormal is not None
    assert stream.talk.lognormal.cv == 0.8
    assert (export.parent / "mine.yaml.bak").read_bytes() == SCENARIO.replace("\n", "\r\n").encode()


def test_a_copy_takes_no_name_that_anything_has(floorsim: Command, export: Path) -> None:
    file = export.parent / "mine.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    elsewhere = export.parent / "elsewhere.yaml"
    (export.parent / "mine.yaml.bak").symlink_to(elsewhere)
    (export.parent / "mine.yaml.bak2").write_text("older", encoding="utf-8")
    done = floorsim("forecast", "import", export, "--into", file, "--total", "260")
    assert done.status == 0, done.err
    assert not elsewhere.exists()
    assert (export.parent / "mine.yaml.bak2").read_text(encoding="utf-8") == "older"
    assert (export.parent / "mine.yaml.bak3").read_text(encoding="utf-8") == SCENARIO


def test_handling_times_come_out_as_the_exports(floorsim: Command, export: Path) -> None:
    file = export.parent / "mine.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    assert floorsim("forecast", "import", export, "--into", file).status == 0
    played = json.loads(floorsim("run", file, "--seeds", "11..16", "--format", "json").out)
    handled = [run["channels"]["voice"]["aht_s"] for run in played["runs"]]
    assert sum(handled) / len(handled) == pytest.approx(300, rel=0.06)


def test_a_preview_says_what_it_would_write_and_writes_nothing(floorsim: Command, export: Path) -> None:
    file = export.parent / "mine.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    done = floorsim("forecast", "import", export, "--into", file, "--preview")
    assert "Nothing is written; without --preview it would be:" in done.out
    assert "demand.streams.voice.forecast: 130 contacts on 2025-01-06 (Mon)" in done.out
    assert file.read_text(encoding="utf-8") == SCENARIO
    assert len(list(export.parent.iterdir())) == 2


def test_days_of_an_export_become_the_days_of_a_run(floorsim: Command, export: Path) -> None:
    rows = export.read_text(encoding="utf-8")
    later = "".join(
        line.replace("07.01", "09.01") + "\n" for line in rows.splitlines() if line.startswith("07")
    )
    export.write_text(rows + later, encoding="utf-8")
    file = export.parent / "run.yaml"
    assert floorsim("forecast", "import", export, "--each-day", "--into", file).status == 0
    floor = load_scenario(file).scenario.floor
    assert (floor.days, floor.closed_on, floor.weekday) == (4, (3,), "monday")


def test_weekdays_are_kept_apart_for_a_run_of_several_days(floorsim: Command, export: Path) -> None:
    file = export.parent / "week.yaml"
    assert floorsim("forecast", "import", export, "--by-weekday", "--into", file).status == 0
    assert "counts: {from: 09:00, interval: 1h, counts: [20, 30, 10]}" in file.read_text("utf-8")
    assert load_scenario(file).scenario.floor.days == 2
    assert floorsim("forecast", "import", export, "--total", "95", "--into", file).status == 0
    assert "counts: {from: 09:00, interval: 1h, counts: [10, 15, 5]}" in file.read_text("utf-8")


def test_what_a_base_says_gives_way(floorsim: Command, export: Path) -> None:
    (export.parent / "base.yaml").write_text(SCENARIO, encoding="utf-8")
    file = export.parent / "own.yaml"
    file.write_text("extends: base.yaml\nmeta: {id: own, title: Own}\n", encoding="utf-8")
    done = floorsim("forecast", "import", export, "--into", file)
    assert done.status == 0, done.err
    assert load_scenario(file).scenario.demand.streams["voice"].forecast.counts is not None
    assert "per_hour: null" in file.read_text(encoding="utf-8")
    assert (export.parent / "base.yaml").read_text(encoding="utf-8") == SCENARIO


def test_what_is_said_once_is_remembered_until_it_is_forgotten(floorsim: Command, export: Path) -> None:
    export.write_text("Time,Plan,Real\n08:00,10,12\n08:30,10,14\n", encoding="utf-8")
    assert floorsim("forecast", "import", export).status == 2
    assert floorsim("forecast", "import", export, "--offered", "Real").status == 0
    again = floorsim("forecast", "import", export)
    assert " 26 contacts" in again.out
    assert "offered  Real    remembered" in again.out
    assert floorsim("forecast", "import", export, "--forget").status == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Time,Calls,Calls\n08:00,10,12\n08:30,10,14\n", ["--offered", "3"]),
        ("Zeit;Mo;Di\n08:00;12;5\n08:30;14;1,5\n", ["--decimal", "comma"]),
    ],
    ids=["a name that stands there twice", "a column for each day"],
)
def test_a_column_without_a_name_of_its_own_is_found_again(
    floorsim: Command, export: Path, text: str, said: list[str]
) -> None:
    export.write_text(text, encoding="utf-8")
    first = floorsim("forecast", "import", export, *said)
    again = floorsim("forecast", "import", export)
    assert (first.status, again.status) == (0, 0), again.err
    assert "guessed again" not in again.out
    assert again.out.splitlines()[0] == first.out.splitlines()[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--into", "first-shift"], "first-shift comes with floorsim and stays as it is"),
        (["--into", "new.txt"], "a scenario's file ends in .yaml"),
        (["--weekday", "sunday"], "The export has no Sunday; its days are Monday and Tuesday"),
        (["--weekday", "monday", "--each-day"], "give one of them"),
        (["--scale", "nan"], "'nan' is not a valid number"),
        (["--where", "Calls"], "write COLUMN=VALUE"),
        (["--into", "new.yaml", "--stream", "a b"], "'a b' cannot name a stream"),
        (["--zone", "Nowhere/Land"], "There is no time zone 'Nowhere/Land'"),
        (["--offered", "Cals"], "There is no column 'Cals'; did you mean 'Calls'?"),
        (["--from", "2026-01-01"], "none of its days is between --from and --to"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    floorsim: Command, export: Path, arguments: list[str], said: str
) -> None:
    done = floorsim("forecast", "import", export, *arguments)
    assert (done.status, said in " ".join(done.err.split())) == (2, True), done.err


def test_an_import_that_would_spoil_the_scenario_changes_nothing(floorsim: Command, export: Path) -> None:
    file = export.parent / "mine.yaml"
    spoilt = SCENARIO.replace("count: 12", "count: 0").replace("weekday: monday", "weekday: tuesday")
    file.write_text(spoilt, encoding="utf-8")
    done = floorsim("forecast", "import", export, "--into", file)
    assert done.status == 2
    assert file.read_text(encoding="utf-8") == spoilt
    assert sorted(one.name for one in export.parent.iterdir()) == ["export.csv", "mine.yaml"]


def test_the_sample_report_is_fitted_and_written(floorsim: Command, tmp_path: Path) -> None:
    file = tmp_path / "interval-report.csv"
    file.write_bytes((SAMPLES / "interval-report.csv").read_bytes())
    into = tmp_path / "monday.yaml"
    refused = floorsim("forecast", "import", file, "--into", into)
    assert (refused.status, "2 queues stand in one file" in refused.err) == (2, True)
    done = floorsim(
        "forecast",
        "import",
        file,
        "--add-up",
        "--weekday",
        "monday",
        "--fit",
        "--into",
        into,
        "--format",
        "json",
    )
    assert done.status == 0, done.err
    demand = load_scenario(into).scenario.demand
    assert demand.day_factor != "off"
    assert demand.day_factor.alpha == json.loads(done.out)["fit"]["day_factor_alpha"]["value"].__round__()
