"""Files of decisions: everything wrong in them is told before anything is played."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from floorsim.desk.decisions.script import MOST_DECISIONS, MOST_EXPLAINED, Planned
from floorsim.errors import UsageError
from floorsim.run.run import Run
from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.faults.validation_faults import faults_from_validation
from floorsim.scenario.yaml.document import Document
from floorsim.supervisors.decision_file import load_decisions
from floorsim.supervisors.registry import scripted
from tests.desk.desks import NINE, a_scenario, message
from tests.other_kinds import OTHER_KINDS, SECRET

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


@pytest.mark.parametrize("content", OTHER_KINDS.values(), ids=OTHER_KINDS)
@pytest.mark.parametrize("head", ["", "decisions:\n"], ids=["alone", "under its key"])
def test_no_fault_repeats_a_line_of_another_kind_of_file(tmp_path: Path, content: str, head: str) -> None:
    said = faults_of(tmp_path, head + content)
    assert SECRET not in "".join(said)
    assert "there is no list of decisions here; write a list of decisions such as" in said[0]


def test_the_faults_of_a_list_that_is_one_quote_it(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "- {at: 09:20, do: incident_post\n")
    assert "is not closed" in fault
    (fault,) = faults_of(tmp_path, "- {at: 09:20, do: incident_post}\n- just words\n")
    assert "'just words' is not a decision" in fault


def test_more_decisions_than_can_be_checked_are_refused(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "- {at: 09:20, do: incident_post}\n" * (MOST_DECISIONS + 1))
    assert fault.endswith("there are 5,001 decisions here; write at most 5,000")


def test_a_list_of_nothing_but_faults_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    explained: list[object] = []

    def counted(error: ValidationError, document: Document, model: type[BaseModel]) -> list[Fault]:
        explained.append(document)
        assert len(document.marks) <= 4  # those of one entry, never those of the whole file
        return faults_from_validation(error, document, model)

    monkeypatch.setattr("floorsim.desk.decisions.script.faults_from_validation", counted)
    said = faults_of(tmp_path, "- {at: later, do: incident_post}\n" * MOST_DECISIONS)
    assert len(explained) == MOST_EXPLAINED
    assert (
        said[-1]
        == f"{MOST_EXPLAINED + 1}:3: [401]: the list is not read from here on; mend the ones above first"
    )


def test_a_file_that_is_not_there_is_a_sentence() -> None:
    with pytest.raises(UsageError, match=r"nowhere\.yaml: there is no such file of decisions"):
        load_decisions(Path("nowhere.yaml"), SCENARIO)
