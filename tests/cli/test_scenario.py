"""`floorsim scenario`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from floorsim.scenario.library import shipped_files
from tests.cli.conftest import Command


def test_list_shows_every_shipped_scenario(floorsim: Command) -> None:
    done = floorsim("scenario", "list")
    assert (done.status, done.err) == (0, "")
    for name in shipped_files():
        assert name in done.out


def test_list_as_json_has_at_least_ids_and_titles(floorsim: Command) -> None:
    listed = json.loads(floorsim("scenario", "list", "--format", "json").out)
    assert {one["id"] for one in listed} == set(shipped_files())
    assert all(one["title"] and one["minutes"] > 0 for one in listed)


def test_show_tells_what_a_trainee_reads_and_no_event(floorsim: Command) -> None:
    done = floorsim("scenario", "show", "login-outage")
    assert done.status == 0
    assert "Northgate Savings" in done.out
    assert "80% within 20s" in done.out
    assert "sha256:" in done.out
    assert "certificate" not in done.out


def test_show_as_json_holds_the_whole_scenario(floorsim: Command) -> None:
    shown = json.loads(floorsim("scenario", "show", "login-outage", "--format", "json").out)
    assert (shown["id"], shown["title"], shown["level"]) == ("login-outage", "Login outage", 2)
    assert shown["scenario"]["meta"]["id"] == "login-outage"


def test_an_unknown_scenario_is_one_sentence_with_the_nearest_name(floorsim: Command) -> None:
    done = floorsim("scenario", "show", "login-outge")
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        "There is no scenario 'login-outge'; did you mean login-outage? "
        "`floorsim scenario list` shows the shipped ones.\n"
    )


def test_check_says_that_a_valid_file_is_valid(floorsim: Command, scenario_file: Path) -> None:
    done = floorsim("scenario", "check", scenario_file, "login-outage")
    assert done.status == 0
    assert done.out.splitlines()[-1].startswith("login-outage: valid")


def test_check_tells_every_fault_of_every_file_with_its_place(floorsim: Command, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("meta: {id: x, title: X}\nfloor: {opens: 0900, closes: 08:00}\n")
    absent = tmp_path / "absent.yaml"
    done = floorsim("scenario", "check", broken, absent, "login-outage")
    assert done.status == 2
    assert "broken.yaml:2:" in done.out
    assert "there is no such file" in done.out
    assert "login-outage: valid" in done.out
    assert done.err.endswith("2 of 3 files are not valid.\n")


def test_check_as_json_has_each_fault_in_parts(floorsim: Command, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("meta: {id: x, title: X, lvel: 2}\n")
    done = floorsim("scenario", "check", broken, "first-shift", "--format", "json")
    bad, good = json.loads(done.out)
    assert done.status == 2
    assert (good["id"], good["valid"]) == ("first-shift", True)
    assert bad["valid"] is False
    fault = next(one for one in bad["faults"] if one["path"] == "meta.lvel")
    assert (fault["line"], fault["severity"]) == (1, "error")
    assert "level" in fault["right"]


def test_a_decision_that_does_not_exist_is_a_fault(floorsim: Command, scenario_file: Path) -> None:
    text = json.loads(scenario_file.read_text())
    text["decisions"]["allow"] = ["move_agent"]
    scenario_file.write_text(json.dumps(text))
    done = floorsim("scenario", "check", scenario_file)
    assert done.status == 2
    assert "did you mean move_agents?" in done.out


def test_check_counts_files_and_warnings_in_the_right_number(floorsim: Command, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("meta: {id: x, title: X}\n")
    assert floorsim("scenario", "check", broken).err == "1 of 1 file is not valid.\n"
    assert floorsim("scenario", "check", broken, "first-shift").err == "1 of 2 files is not valid.\n"
    warned = tmp_path / "warned.yaml"
    warned.write_text(
        "extends: first-shift\nmeta: {id: warned, title: Warned}\n"
        'expert:\n  - {at: "10:20", do: incident_post}\n  - {at: "10:10", do: incident_post}\n'
    )
    assert floorsim("scenario", "check", warned).out.endswith(f"{warned}: valid, 1 warning\n")


@pytest.mark.parametrize(
    ("floor", "told"),
    [
        ("weekday: saturday, play: {from: 10:00, to: 12:00}", "Saturday 10:00 to 12:00; 4 agents"),
        ("weekday: monday, days: 5", "Monday 09:00 to Friday 24:00 (5 days); 4 agents"),
        (
            "weekday: friday, days: 2, play: {from: d2 10:00, to: d2 24:00}",
            "Saturday 10:00 to 24:00 (day 2 of 2); 4 agents",
        ),
    ],
)
def test_show_names_the_days_of_play(floorsim: Command, tmp_path: Path, floor: str, told: str) -> None:
    file = tmp_path / "days.yaml"
    file.write_text(
        "meta: {id: days, title: Days}\n"
        f"floor: {{opens: 09:00, closes: 17:00, run_on: 7h, {floor}, "
        "channels: {voice: {kind: voice, target: {within: 20s}}}, "
        "groups: {team: {count: 4, skills: {voice: 1}}}}\n"
        "demand: {streams: {voice: {forecast: {per_hour: 9}, talk: 4m}}}\n"
    )
    assert floorsim("scenario", "show", file).out.splitlines()[1] == told


def test_files_outside_the_scenarios_folder_take_a_flag(floorsim: Command, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (tmp_path / "base.yaml").write_text("extends: first-shift\n", encoding="utf-8")
    (own / "mine.yaml").write_text("extends: ../base.yaml\nmeta: {id: mine, title: Mine}\n", encoding="utf-8")
    for command in (["scenario", "check"], ["scenario", "show"]):
        refused = floorsim(*command, str(own / "mine.yaml"))
        assert refused.status == 2
        assert "allow it with --allow-outside" in refused.out + refused.err
        assert floorsim(*command, str(own / "mine.yaml"), "--allow-outside").status == 0
