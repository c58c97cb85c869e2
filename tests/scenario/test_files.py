"""What a path leads to, and reading no pipe, no device and no name that cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from floorsim.errors import ScenarioError
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.files import from_home, kind_of, read_file, spelt_otherwise
from floorsim.scenario.library import find
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.yaml.text import LARGEST_FILE

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


def test_a_path_leads_to_a_file_a_folder_a_device_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").touch()
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    found = {
        name: kind_of(tmp_path / name) for name in ("a.yaml", ".", "b.yaml", "a\0b", "circle", "x" * 400)
    }
    assert found == {
        "a.yaml": "file",
        ".": "folder",
        "b.yaml": "nothing",
        "a\0b": "nothing",
        "circle": "no name",
        "x" * 400: "no name",
    }
    assert kind_of(Path(os.devnull)) == "device"


@needs_pipes
def test_a_pipe_is_refused_without_waiting_for_somebody_to_write(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    with pytest.raises(ScenarioError, match="this is a pipe or a device; save what it gives in a file"):
        load_scenario(pipe)
    (tmp_path / "mine.yaml").write_text("extends: pipe.yaml\nmeta: {id: a, title: A}\n", encoding="utf-8")
    with pytest.raises(InvalidScenarioError, match=r"'pipe.yaml' is a pipe or a device"):
        load_scenario(tmp_path / "mine.yaml")


def test_a_device_that_never_ends_is_not_read() -> None:
    with pytest.raises(ScenarioError, match="this is a pipe or a device"):
        read_file(Path(os.devnull))


def test_no_more_of_a_file_is_read_than_tells_that_it_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"x" * (3 * LARGEST_FILE))
    assert len(read_file(tmp_path / "a.yaml")) == LARGEST_FILE + 1


@pytest.mark.parametrize("name", ["x" * 400, f"./{'x' * 400}.yaml", f"{'d' * 300}/a.yaml"])
def test_a_name_longer_than_names_can_be_is_told_in_a_short_sentence(name: str) -> None:
    with pytest.raises(ScenarioError, match="no file can have this name; check the path") as caught:
        find(name)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("name", ["~nosuchuser", "~nosuchuser/a.yaml"])
def test_a_user_who_does_not_exist_is_told(name: str) -> None:
    with pytest.raises(ScenarioError, match="there is no such user's folder"):
        find(name)
    with pytest.raises(ScenarioError, match="there is no such user's folder"):
        from_home(name)


@pytest.mark.parametrize("entry", ["x" * 400, f"{'x' * 400}.yaml", "~nosuchuser/a.yaml"])
def test_a_base_or_a_table_of_an_impossible_name_is_a_fault_at_its_place(tmp_path: Path, entry: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(f"extends: {entry}\nmeta: {{id: a, title: A}}\n", encoding="utf-8")
    with pytest.raises(InvalidScenarioError, match=r"mine.yaml:1:10: extends: there is no scenario or file"):
        load_scenario(file)
    file.write_text(
        f"meta: {{id: a}}\ndemand: {{streams: {{v: {{forecast: {{csv: {{file: {entry}}}}}}}}}}}\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidScenarioError, match=r"mine.yaml:2:\d+: .*there is no file"):
        load_scenario(file)


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="the file cannot be read"):
        read_file(tmp_path)


def test_names_with_accents_are_found_however_the_accents_are_written(tmp_path: Path) -> None:
    composed, decomposed = "K\u00f6ln", "Ko\u0308ln"
    (tmp_path / f"{decomposed}.yaml").write_text("meta: {id: a}\n", encoding="utf-8")
    if kind_of(tmp_path / f"{composed}.yaml") == "nothing":  # some file systems find it by either name
        assert spelt_otherwise(tmp_path / f"{composed}.yaml") == tmp_path / f"{decomposed}.yaml"
    assert kind_of(find(tmp_path / f"{composed}.yaml")) == "file"
    assert spelt_otherwise(tmp_path / f"{decomposed}.yaml") is None
    assert spelt_otherwise(tmp_path / "Bonn.yaml") is None
