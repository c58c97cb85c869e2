"""Ids that a run gives to items of its own are refused for messages, before a run can trip over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.loader import load_scenario
from tests.scenario.checks.test_checks import SOUND


def faults_with(folder: Path, id: str) -> list[str]:
    file = folder / "renamed.yaml"
    file.write_text(SOUND.replace("  - id: hello\n", f"  - id: {id}\n"), encoding="utf-8")
    with pytest.raises(InvalidScenarioError) as refused:
        load_scenario(str(file))
    return [line.partition("renamed.yaml:")[2] for line in str(refused.value).splitlines()]


@pytest.mark.parametrize("id", ["news-1", "update-1", "escalation-3", "promise-3"])
def test_a_message_cannot_have_an_id_that_the_run_gives_out(tmp_path: Path, id: str) -> None:
    (fault,) = faults_with(tmp_path, id)
    line = SOUND.splitlines().index("  - id: hello") + 1
    beginning = id.partition("-")[0]
    assert fault.startswith(
        f"{line}:9: messages.{id}.id: ids that begin with '{beginning}-' are the run's own"
    )
    assert fault.endswith("give the message another id, such as msg-" + id)


def test_a_message_cannot_be_called_next(tmp_path: Path) -> None:
    (fault,) = faults_with(tmp_path, "next")
    assert "'next' is the most pressing message" in fault
    assert fault.endswith("give the message another id, such as msg-next")


@pytest.mark.parametrize("id", ["newsletter", "my-news-1", "promise", "nextone"])
def test_ids_that_only_look_alike_are_free(tmp_path: Path, id: str) -> None:
    file = tmp_path / "renamed.yaml"
    file.write_text(SOUND.replace("  - id: hello\n", f"  - id: {id}\n"), encoding="utf-8")
    assert id in {message.id for message in load_scenario(str(file)).scenario.messages}
