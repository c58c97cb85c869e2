"""`floorsim run`: published JSON, exit statuses, one sentence for each mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from floorsim.lab.replications import Outcome, play_one
from floorsim.run.model_version import MODEL_VERSION
from floorsim.scenario.canonical import canonical_json
from floorsim.scenario.loader import load_scenario
from floorsim.scoring.result import CHANNEL_KEYS, FLOOR_KEYS
from tests.cli.conftest import Command


def as_json(floorsim: Command, *arguments: object) -> dict[str, Any]:
    done = floorsim("run", *arguments, "--format", "json")
    assert done.status == 0, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


def test_the_json_is_exactly_what_is_published(floorsim: Command) -> None:
    found = as_json(floorsim, "login-outage", "--seeds", "1..3")
    assert list(found) == ["scenario", "digest", "model_version", "policy", "runs", "summary"]
    assert found["scenario"] == "login-outage"
    assert found["digest"] == load_scenario("login-outage").digest
    assert found["model_version"] == MODEL_VERSION
    assert found["policy"] == "hands-off"
    assert [run["seed"] for run in found["runs"]] == [1, 2, 3]
    for run in found["runs"]:
        assert list(run) == ["seed", "scores", "channels", "floor", "decisions"]
        assert list(run["scores"]) == ["service_level", "quality", "burnout", "overall", "gates"]
        assert list(run["channels"]) == ["voice", "chat", "email"]
        assert all(tuple(channel) == CHANNEL_KEYS for channel in run["channels"].values())
        assert tuple(run["floor"]) == FLOOR_KEYS


def test_the_published_keys_are_those_of_the_interface_for_machines() -> None:
    assert CHANNEL_KEYS == (
        "offered", "answered", "answered_in_target", "abandoned", "abandoned_in_target", "blocked", "redials",
        "service_level", "asa_s", "mean_wait_s", "abandon_rate", "aht_s", "occupancy", "open_at_end",
    )  # fmt: skip
    assert FLOOR_KEYS == (
        "contacts", "resolved_first_contact", "csat", "qa", "escalations", "overtime_min", "cost",
        "fatigue_end_mean", "exhaustion_change_mean",
    )  # fmt: skip


def test_the_summary_has_mean_spread_and_interval_of_every_figure(floorsim: Command) -> None:
    found = as_json(floorsim, "login-outage", "--seeds", "1..3")
    for name in ("scores.overall", "channels.voice.service_level", "floor.contacts"):
        first, *inside = name.split(".")
        values = []
        for run in found["runs"]:
            value = run[first]
            for key in inside:
                value = value[key]
            values.append(value)
        summary = found["summary"][name]
        assert list(summary) == ["mean", "sd", "ci95"]
        assert summary["mean"] == pytest.approx(sum(values) / 3)
        assert summary["ci95"][0] <= summary["mean"] <= summary["ci95"][1]
    assert "seed" not in found["summary"]


def test_a_single_run_has_a_mean_and_no_spread(floorsim: Command, scenario_file: Path) -> None:
    found = as_json(floorsim, scenario_file, "--seed", "9")
    assert found["runs"][0]["seed"] == 9
    assert found["summary"]["scores.overall"]["sd"] is None
    assert found["summary"]["scores.overall"]["ci95"] is None


def test_the_same_seed_gives_the_same_run_alone_and_among_others(
    floorsim: Command, scenario_file: Path
) -> None:
    among = as_json(floorsim, scenario_file, "--seeds", "1..3", "--policy", "competent")
    alone = as_json(floorsim, scenario_file, "--seed", "2", "--policy", "competent")
    assert among["runs"][1] == alone["runs"][0]


def test_more_processes_give_the_same_answer(floorsim: Command, scenario_file: Path) -> None:
    one, two = (as_json(floorsim, scenario_file, "--seeds", "1..4", "--jobs", jobs) for jobs in (1, 2))
    assert one == two


@pytest.mark.parametrize(("platform", "most"), [("win32", 61), ("linux", 512)])
def test_no_more_processes_are_used_than_the_platform_can_wait_for(
    floorsim: Command, scenario_file: Path, monkeypatch: pytest.MonkeyPatch, platform: str, most: int
) -> None:
    asked: list[int] = []

    def players(jobs: int, address: str | None) -> AbstractContextManager[None]:
        asked.append(jobs)
        return nullcontext()

    def replicate(*arguments: object, **more: Any) -> list[Outcome]:
        return [play_one(canonical_json(load_scenario(str(scenario_file)).scenario), "hands-off", 1)]

    assert floorsim("run", scenario_file).status == 0, "everything is imported under the true platform"
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("floorsim.lab.replications.replicate", replicate)
    monkeypatch.setattr("floorsim.cli.run.players", players)
    for jobs in (512, 3):
        assert floorsim("run", scenario_file, "--seeds", "1..600", "--jobs", jobs).status == 0
    assert asked == [most, 3]


def test_all_figures_are_given_on_request(floorsim: Command, scenario_file: Path) -> None:
    found = as_json(floorsim, scenario_file, "--figures", "all")
    assert "morale_end_mean" in found["runs"][0]["floor"]


def test_the_table_shows_scores_and_channels(floorsim: Command, scenario_file: Path) -> None:
    done = floorsim("run", scenario_file, "--seeds", "1..2")
    assert done.status == 0
    lines = done.out.splitlines()
    assert lines[0] == "A small floor, hands-off, 2 runs"
    assert lines[2].split() == [
        *("seed", "service", "level", "quality", "team", "wellbeing", "(burnout)", "total", "gates")
    ]
    assert [line.split()[0] for line in lines[3:8]] == ["1", "2", "mean", "sd", "95%"]
    assert any(line.startswith("voice") for line in lines)


def test_a_changed_value_changes_the_run_and_the_digest(floorsim: Command, scenario_file: Path) -> None:
    plain = as_json(floorsim, scenario_file)
    busier = as_json(floorsim, scenario_file, "--set", "demand.streams.voice.forecast.per_hour=200")
    offered = [found["runs"][0]["channels"]["voice"]["offered"] for found in (plain, busier)]
    assert offered[1] > 3 * offered[0]
    assert plain["digest"] != busier["digest"]


def test_a_changed_value_that_is_wrong_is_told_as_in_a_file(floorsim: Command, scenario_file: Path) -> None:
    done = floorsim("run", scenario_file, "--set", "demand.streams.voice.forecast.per_hour=-1")
    assert (done.status, done.out) == (2, "")
    assert "demand.streams.voice.forecast.per_hour" in done.err
    done = floorsim("run", scenario_file, "--set", "demand.streams.vocie.forecast.per_hour=3")
    assert done.status == 2
    assert "demand.streams.vocie" in done.err


def test_a_total_under_the_bar_ends_with_3_after_the_result(floorsim: Command, scenario_file: Path) -> None:
    done = floorsim("run", scenario_file, "--fail-under", "100")
    assert done.status == 3
    assert "seed" in done.out
    assert done.err.startswith("The total, ")
    assert done.err.endswith("is below the bar of 100.\n")
    assert floorsim("run", scenario_file, "--fail-under", "0").status == 0


def test_decisions_of_a_file_are_taken(floorsim: Command, scenario_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("- {at: 09:01, do: move_agents, agents: [dee, eve], to: voice}\n")
    found = as_json(floorsim, scenario_file, "--decisions", file)
    assert found["policy"] == "decisions"
    assert found["runs"] != as_json(floorsim, scenario_file)["runs"]


def test_a_decision_that_was_not_possible_is_narrated(
    floorsim: Command, scenario_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("- {at: 09:01, do: move_agents, agents: [ben], to: email}\n")
    done = floorsim("run", scenario_file, "--decisions", file)
    assert done.status == 0
    assert done.err == f"seed 1: {file}:1: Ben is not trained on Email.\n"


@pytest.mark.parametrize("scenario", ["first-shift", "login-outage"])
@pytest.mark.parametrize("policy", ["competent", "worked"])
def test_the_decisions_of_an_answer_play_the_same_run_again(
    scenario: str, policy: str, floorsim: Command, tmp_path: Path
) -> None:
    played = as_json(floorsim, scenario, "--policy", policy, "--seed", "3")["runs"][0]
    assert len(played["decisions"]) >= 5
    assert [list(one)[:3] for one in played["decisions"]] == [["number", "at", "do"]] * len(
        played["decisions"]
    )
    file = tmp_path / "decisions.json"
    file.write_text(json.dumps(played["decisions"]))
    done = floorsim("run", scenario, "--decisions", file, "--seed", "3", "--format", "json")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["runs"] == [played]


def test_one_decision_can_be_left_out_and_withdraw_still_means_the_same_one(
    floorsim: Command, scenario_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "- {at: 09:01, do: announcement, message: honest_range}\n"
        "- {at: 09:01, do: move_agents, agents: [dee], to: voice}\n"
        "- {at: 09:01, do: move_agents, agents: [eve], to: voice}\n"
        "- {at: '09:01:01', do: withdraw, decision: 1}\n"
    )
    decisions = as_json(floorsim, scenario_file, "--decisions", file)["runs"][0]["decisions"]
    assert [one["do"] for one in decisions] == ["announcement", "move_agents", "move_agents", "withdraw"]
    longer = [{"at": "09:00", "do": "announcement", "message": "known_issue"}, *decisions]
    file.write_text(json.dumps(longer))
    again = as_json(floorsim, scenario_file, "--decisions", file)["runs"][0]["decisions"]
    assert again[1:] == decisions
    assert again[0]["number"] == 4
    file.write_text(json.dumps(decisions[1:]))
    done = floorsim("run", scenario_file, "--decisions", file)
    assert "Decision 1 is not queued; 2 can be withdrawn" in done.err


def test_a_decision_that_became_impossible_without_another_is_narrated(
    floorsim: Command, scenario_file: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "- {at: 09:01, do: announcement, message: honest_range}\n"
        "- {at: 09:01, do: move_agents, agents: [dee], to: voice}\n"
        "- {at: '09:01:01', do: withdraw, decision: 1}\n"
    )
    decisions = as_json(floorsim, scenario_file, "--decisions", file)["runs"][0]["decisions"]
    del decisions[1]
    file.write_text(json.dumps(decisions))
    done = floorsim("run", scenario_file, "--decisions", file)
    assert done.status == 0
    assert done.err.startswith(f"seed 1: {file}:1: None of your decisions is queued.")


MISTAKES = {
    "an unknown agent in a decision": (
        ["--decisions", "agent.yaml"],
        "there is no agent 'bne'; did you mean ben?",
    ),
    "a decision of no kind": (["--decisions", "kind.yaml"], "did you mean move_agents?"),
    "no such file of decisions": (["--decisions", "none.yaml"], "there is no such file of decisions"),
    "no such policy": (["--policy", "competant"], "did you mean competent?"),
    "no worked run": (["--policy", "worked"], "has no worked run"),
    "two players": (["--policy", "worked", "--decisions", "x.yaml"], "leave out --policy or --decisions"),
    "two sets of seeds": (["--seed", "1", "--seeds", "1..2"], "leave out --seed or --seeds"),
    "seeds backwards": (["--seeds", "3..1"], "write 1..3"),
    "too many seeds": (
        ["--seeds", "0..10000"],
        "10001 runs are too many for one command; ask for at most 10000",
    ),
    "far too many seeds": (["--seeds", "0..9007199254740991"], "ask for at most 10000"),
    "a seed that some readers of JSON would round": (
        ["--seeds", "9007199254740992..9007199254740993"],
        "too large for a seed; the largest is 9007199254740991",
    ),
    "seeds of no form": (["--seeds", "1-3"], "such as 1..20, or one, such as 7."),
    "one seed that is too large": (["--seeds", "9007199254740992"], "too large for a seed"),
    "a change to nothing": (["--set", "meta.title=null"], "meta.title: there is no value here; write text"),
    "a change of no form": (["--set", "floor.days"], "write KEY=VALUE"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_a_sentence_with_status_2(
    mistake: str, floorsim: Command, scenario_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("agent.yaml").write_text("- {at: 09:01, do: move_agents, agents: [bne], to: email}\n")
    Path("kind.yaml").write_text("- {at: 09:01, do: move_agent, agents: [ben], to: email}\n")
    arguments, sentence = MISTAKES[mistake]
    done = floorsim("run", scenario_file, *arguments)
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err
    assert "Traceback" not in done.err


def test_one_number_is_one_seed(floorsim: Command, scenario_file: Path) -> None:
    one = floorsim("run", scenario_file, "--seeds", "3", "--format", "json")
    assert (one.status, one.err) == (0, "")
    assert one.out == floorsim("run", scenario_file, "--seed", "3", "--format", "json").out


def test_broken_yaml_is_told_with_line_and_column(floorsim: Command, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("meta: {id: x\nfloor: [")
    done = floorsim("run", broken)
    assert (done.status, done.out) == (2, "")
    assert "broken.yaml:" in done.err


def test_nothing_is_stored(floorsim: Command, scenario_file: Path, floorsim_home: Path) -> None:
    assert floorsim("run", scenario_file).status == 0
    assert not floorsim_home.exists()


def test_as_a_program_it_keeps_data_and_narration_apart(scenario_file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "floorsim", "run", str(scenario_file), "--seeds", "1..3", "--jobs", "2",
         "--format", "json", "--fail-under", "100"],
        capture_output=True, text=True, check=False, env=os.environ,
    )  # fmt: skip
    assert done.returncode == 3
    assert len(json.loads(done.stdout)["runs"]) == 3
    assert done.stderr.startswith("The mean total of 3 runs, ")


def test_running_loads_neither_the_screen_nor_the_store(scenario_file: Path) -> None:
    script = (
        "import sys; from floorsim.__main__ import main; main(sys.argv[1:]); "
        "print([name for name in ('textual', 'rich', 'sqlite_utils', 'faker') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "run", str(scenario_file)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
