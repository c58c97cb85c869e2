"""`floorsim scenario schema` and `upgrade`: the language as editors know it, and files of older versions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from floorsim.scenario.library import shipped_files
from floorsim.scenario.schema_export import scenario_schema
from floorsim.scenario.upgrading import upgrade
from floorsim.scenario.upgrading.upgrade import Upgrader
from tests.cli.conftest import Command

NAMED = "# yaml-language-server: $schema=scenario.schema.json"


def test_schema_prints_it_and_output_writes_it(floorsim: Command, tmp_path: Path) -> None:
    printed = floorsim("scenario", "schema")
    assert json.loads(printed.out) == scenario_schema()
    file = tmp_path / "s.json"
    assert floorsim("scenario", "schema", "--output", file).out == ""
    assert file.read_text(encoding="utf-8") == printed.out
    again = floorsim("scenario", "schema", "--output", file)
    assert (again.status, again.err) == (2, f"{file} is there already; name a new file or add --force.\n")
    assert floorsim("scenario", "schema", "--output", file, "--force").status == 0


def test_every_shipped_scenario_names_the_schema_that_lies_beside_it() -> None:
    files = list(shipped_files().values())
    for file in files:
        assert file.read_text(encoding="utf-8").splitlines()[0] == NAMED, file.name
    (folder,) = {file.parent for file in files}
    beside = (folder / NAMED.partition("=")[2]).read_text(encoding="utf-8")
    assert json.loads(beside) == scenario_schema()


@pytest.fixture
def an_older_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language whose version 0 called the floor's hours otherwise."""
    steps: Mapping[int, Upgrader] = {
        0: Upgrader("hours are opens", lambda file: file.rename(("floor", "hours_from"), "opens"))
    }
    monkeypatch.setattr(upgrade.upgraded, "__kwdefaults__", {"upgraders": steps, "present": 1})


@pytest.mark.usefixtures("an_older_version")
def test_upgrade_changes_a_file_in_place_and_says_what_changed(floorsim: Command, tmp_path: Path) -> None:
    file = tmp_path / "old.yaml"
    old = "meta: {id: old, schema: 0}  # mine\nfloor: {hours_from: 09:00}\n"
    file.write_text(old, encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(file)
    dry = floorsim("scenario", "upgrade", file, "--dry-run")
    assert dry.out == f"{file}: was in version 0, would be in 1: hours are opens\n"
    assert file.read_text(encoding="utf-8") == old
    done = floorsim("scenario", "upgrade", tmp_path / "link.yaml")
    assert (done.status, "is now in 1" in done.out) == (0, True)
    assert file.read_text(encoding="utf-8") == old.replace("schema: 0", "schema: 1").replace(
        "hours_from", "opens"
    )
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link.yaml", "old.yaml"]
    assert "nothing to do" in floorsim("scenario", "upgrade", file).out


def test_a_newer_file_is_refused_by_every_command_that_reads_it(floorsim: Command, tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    file.write_text("extends: first-shift\nmeta: {id: new, title: New, schema: 7}\n", encoding="utf-8")
    for command in ("upgrade", "check", "show"):
        done = floorsim("scenario", command, file)
        assert done.status == 2
        assert "meta.schema: the file is written in version 7 of the language" in done.out + done.err
