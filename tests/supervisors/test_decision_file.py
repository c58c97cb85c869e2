"""Files of decisions: everything wrong in them is told before anything is played."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.desk.decisions.script import Planned
from floorsim.errors import UsageError
from floorsim.run.run import Run
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.supervisors.decision_file import load_decisions
from floorsim.supervisors.registry import scripted
from tests.desk.desks import NINE, a_scenario, message

SCENARIO = a_scenario(messages=[message()])


def load(folder: Path, text: str) -> tuple[Planned, ...]:
    file = folder / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    return load_decisions(file, SCENARIO)[0]


def faults_of(folder: Path, text: str) -> list[str]:
    with pytest.raises(InvalidScenarioError) as refused:
        load(folder, text)
    return [line.partition("mine.yaml:")[2] for line in str(refused.value).splitlines()]


def test_decisions_are_taken_at_their_times(tmp_path: Path) -> None:
    planned = load(
        tmp_path,
        "- {at: 09:20, do: incident_post}\n"
        '- {at: 09:10:30, do: move_agents, agents: [eve], to: voice, until: "10:00", because: short}\n',
    )
    run = Run(SCENARIO, 1)
    assert scripted(planned)(run) == []
    assert [(taken.at_s - NINE, taken.kind) for taken in run.taken] == [
        (630.0, "move_agents"),
        (1200.0, "incident_post"),
    ]


@pytest.mark.parametrize("head", ["decisions", "expert"])
def test_a_list_may_stand_under_its_name(tmp_path: Path, head: str) -> None:
    assert len(load(tmp_path, f"{head}:\n  - {{at: 09:20, do: incident_post}}\n")) == 1


def test_json_is_read_as_well(tmp_path: Path) -> None:
    assert len(load(tmp_path, '[{"at": "09:20", "do": "incident_post", "next_update": 20}]')) == 1


def test_unknown_names_and_times_outside_play_are_told_all_at_once(tmp_path: Path) -> None:
    faults = faults_of(
        tmp_path,
        "- {at: 09:20, do: move_agents, agents: [eev], to: voice}\n"
        "- {at: 13:00, do: incident_post}\n"
        "- {at: 13:05, do: answer, message: n, choice: yes}\n",
    )
    assert [fault.split(":")[0] for fault in faults] == ["1", "2", "3", "3"]
    assert "did you mean eve?" in faults[0]
    assert "play lasts from 09:00 to 11:00" in faults[1]
    assert "there is no message 'n'" in faults[3]


def test_an_escalation_that_only_the_run_knows_is_let_through(tmp_path: Path) -> None:
    text = "- {at: 09:20, do: escalation, message: escalation-7, choice: take_now}\n"
    (planned,) = load(tmp_path, text)
    (refusal,) = scripted((planned,))(Run(SCENARIO, 1))
    assert refusal.reason == "No customer is asking for a manager."
    assert refusal.planned.place.endswith("mine.yaml:1")


def test_a_decision_of_the_wrong_form_is_told_with_its_place(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "- {at: 09:20, do: incident_pots}\n")
    assert fault.startswith("1:")
    assert "did you mean incident_post?" in fault


def test_a_file_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(UsageError, match=r"nowhere\.yaml: there is no such file of decisions"):
        load_decisions(Path("nowhere.yaml"), SCENARIO)
