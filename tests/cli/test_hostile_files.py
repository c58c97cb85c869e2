"""Files that are meant to do harm: every command that reads or writes one ends with a sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Command

MINE = "meta: {id: mine, title: Mine}\n"
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
SECRET = "passwords: [hunter2]\n"

CONTENT = {
    "a bomb of aliases": (f"{BOMB}{MINE}", "aliases unfold to more than 100000 values"),
    "a bomb in a form": (f"extends: first-shift\n{MINE}forms:\n  A: {{x: 1}}\n{BOMB}", "aliases unfold"),
    "brackets without end": ("meta: " + "[" * 50_000, "nested more than 40 deep"),
    "a tag that runs a program": ("meta: !!python/object/apply:os.system [touch planted]\n", "meta"),
    "a tag that makes an object": (f"{MINE}floor: !!python/object:pathlib.Path {{}}\n", "floor"),
    "what lies outside": (f"extends: ../outside.yaml\n{MINE}", "lies outside the scenario's folder"),
    "what lies outside by a link": (f"extends: link.yaml\n{MINE}", "lies outside the scenario's folder"),
    "a piece that leads out": (f"extends: shared/../../outside.yaml\n{MINE}", "lies outside"),
    "an absolute path": (f"extends: /etc/passwd\n{MINE}", "lies outside the scenario's folder"),
    "a pipe": (f"extends: pipe.yaml\n{MINE}", "is a pipe or a device"),
    "itself": (f"extends: hostile.yaml\n{MINE}", "extends this file in turn"),
    "a form that leads out": (
        f"extends: first-shift\n{MINE}forms: {{A: {{extends: ../outside.yaml}}}}\n",
        "extends stands in a form",
    ),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a pipe, and with a link to a file that lies outside of it."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "outside.yaml").write_text(SECRET, encoding="utf-8")
    (inside / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    os.mkfifo(inside / "pipe.yaml")
    monkeypatch.chdir(inside)
    return inside


@pytest.mark.parametrize("command", ["check", "show", "upgrade"])
@pytest.mark.parametrize("what", CONTENT)
def test_a_hostile_scenario_is_refused_with_its_reason_and_does_nothing(
    what: str, command: str, floorsim: Command
) -> None:
    text, told = CONTENT[what]
    Path("hostile.yaml").write_text(text, encoding="utf-8")
    done = floorsim("scenario", command, "hostile.yaml")
    if command != "upgrade" or "aliases" in told or "nested" in told:
        assert done.status == 2
        assert told in done.out + done.err
    assert "hunter2" not in done.out + done.err
    assert "Traceback" not in done.err
    assert not Path("planted").exists()


@pytest.mark.parametrize("command", ["check", "show", "upgrade"])
@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("pipe.yaml", "this is a pipe or a device"),
        ("/dev/zero", "this is a pipe or a device"),
        (".", "folder"),
    ],
)
def test_what_is_no_file_is_not_read(file: str, told: str, command: str, floorsim: Command) -> None:
    done = floorsim("scenario", command, file)
    assert done.status == 2
    assert told in done.out + done.err


def test_a_file_of_a_hundred_megabytes_is_read_no_further_than_a_scenario_may_be_long(
    floorsim: Command,
) -> None:
    with open("large.yaml", "wb") as file:
        file.write(MINE.encode())
        file.truncate(100_000_000)
    for command in ("check", "show", "upgrade"):
        done = floorsim("scenario", command, "large.yaml")
        assert done.status == 2
        assert "the file has more than 1 MB" in done.out + done.err


@pytest.mark.parametrize("command", [("new",), ("schema", "--output")])
@pytest.mark.parametrize("file", ["pipe.yaml", "/dev/null", ".", "nowhere/mine.yaml"])
def test_nothing_is_written_into_pipes_devices_and_folders(
    command: tuple[str, ...], file: str, floorsim: Command
) -> None:
    done = floorsim("scenario", *command, file, "--force", *(("--id", "mine") if command == ("new",) else ()))
    assert done.status == 2
    assert "Traceback" not in done.err
    assert len(done.err.strip().splitlines()[-1]) > 20
