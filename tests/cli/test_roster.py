"""`floorsim roster import`: people of a roster become agents and shifts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from floorsim.scenario.loader import load_scenario
from tests.cli.conftest import Command
from tests.cli.test_forecast import SAMPLES, SCENARIO

HEAD = "Name,Team,Skills,Start,End,Break 1,Lunch,Notes\n"
ROWS = (
    '"Martin, Bea",Team,voice:1.0,09:00,12:00,10:00,,Left-handed\n'
    "Dev Patel,Team,voice 80%,09:00,12:00,10:00-10:15,,\n"
    "Jo Lindner,Team,,9:30,11:30,,,\n"
    "Sam Okoye,Team,voice,OFF,,,,\n"
)


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    return file


def roster(scenario: Path, text: str) -> Path:
    file = scenario.with_name("roster.csv")
    file.write_text(text, encoding="utf-8")
    return file


def test_people_become_agents_and_their_hours_shifts(floorsim: Command, scenario: Path) -> None:
    done = floorsim("roster", "import", roster(scenario, HEAD + ROWS), "--into", scenario)
    assert done.status == 0, done.err
    assert "personal data" in done.err
    floor = load_scenario(scenario).scenario.floor
    assert [(one.id, one.name, one.skills, one.note) for one in floor.agents] == [
        ("bea_martin", "Bea Martin", {"voice": 1.0}, "Left-handed"),
        ("dev_patel", "Dev Patel", {"voice": 0.8}, None),
        ("jo_lindner", "Jo Lindner", None, None),
    ]
    assert floor.groups["team"].count == 0
    assert len(floor.shifts) == 2
    shift = floor.shifts[floor.agents[0].shift or ""]
    assert floor.agents[0].shift == floor.agents[1].shift
    assert [(one.kind, one.at, one.length) for one in shift.activities] == [("break", 36_000, 900)]
    assert "# My Monday; nobody touches this line." in scenario.read_text(encoding="utf-8")


def test_pseudonyms_leave_out_whatever_says_who_somebody_is(floorsim: Command, scenario: Path) -> None:
    file = roster(scenario, HEAD + ROWS)
    done = floorsim("roster", "import", file, "--into", scenario, "--pseudonyms", "--format", "json")
    text = scenario.read_text(encoding="utf-8")
    for word in ("Bea", "Martin", "Patel", "lindner", "Left-handed"):
        assert word not in text + done.out
    assert len(load_scenario(scenario).scenario.floor.agents) == 3


def test_faults_are_told_at_their_lines_and_nothing_is_written(floorsim: Command, scenario: Path) -> None:
    rows = ROWS + (
        "Kim,Sales,voice,09:00,12:00,,,\n"
        "Lea,Team,voise,09:00,12:00,,,\n"
        "Rui,Team,voice,late,12:00,,,\n"
        "Noa,Team,voice,09:00,12:00,13:00,,\n"
        "Ana,Team,voice,09:00,12:00,10:00-10:30,10:15,\n"
        "dev patel,Team,voice,09:00,12:00,,,\n"
    )
    done = floorsim("roster", "import", roster(scenario, HEAD + rows), "--into", scenario)
    assert done.status == 2
    assert [line.partition("roster.csv:")[2].split(";")[0] for line in done.err.splitlines()] == [
        "6:1: there is no group 'Sales'",
        "7:1: no queue needs the skill 'voise'",
        "8:16: 'late' is not a time or a date",
        "9:1: the break at 13:00 is outside the shift of 09:00 to 12:00",
        "10:1: the break at 10:00 goes on when the next begins, at 10:15",
        "11:1: 'dev patel' stands in line 3 already",
    ]
    assert scenario.read_text(encoding="utf-8") == SCENARIO


def test_a_roster_of_a_day_on_which_nobody_works_changes_nothing(floorsim: Command, scenario: Path) -> None:
    done = floorsim("roster", "import", roster(scenario, HEAD + "Bea,Team,,OFF,,,,\n"), "--into", scenario)
    assert (done.status, "nobody works that day; nothing is written" in done.err) == (2, True)
    assert len(list(scenario.parent.glob("mine.yaml*"))) == 1


def test_a_mark_out_of_five_is_no_level_of_skill(floorsim: Command, scenario: Path) -> None:
    file = roster(scenario, HEAD + "Bea,Team,voice 5,09:00,12:00,,,\nDev,Team,voice 80,09:00,12:00,,,\n")
    done = floorsim("roster", "import", file, "--into", scenario)
    assert "roster.csv:2:1: '5' is not a level of skill; write one such as 0.9 or 90%" in done.err
    assert done.err.count("not a level") == 1


def test_a_roster_of_several_days_is_asked_for_one(floorsim: Command, scenario: Path) -> None:
    text = "Date,Employee,Shift\n2025-01-06,Bea,22:00-06:00\n2025-01-07,Bea,09:00-12:00\n"
    file = roster(scenario, text)
    asked = floorsim("roster", "import", file)
    assert (asked.status, "say which, such as --day 2025-01-06" in asked.err) == (2, True)
    night = json.loads(floorsim("roster", "import", file, "--day", "2025-01-06", "--format", "json").out)
    assert night["people"][0]["shift"] == {"from": "22:00", "to": "d2 06:00"}


def test_the_sample_roster_reads_whole(floorsim: Command) -> None:
    found = json.loads(floorsim("roster", "import", SAMPLES / "roster.csv", "--format", "json").out)
    assert (found["rows_read"], found["not_working"], found["unreadable"]) == (15, 1, [])
    assert len(found["people"][0]["shift"]["activities"]) == 3
