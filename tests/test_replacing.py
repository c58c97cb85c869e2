"""A file is replaced whole or stays as it was."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from floorsim.replacing import creating, leftovers, replacing


def test_the_new_file_takes_the_place_and_the_rights_of_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "monday.yaml"
    file.write_text("old")
    file.chmod(0o640)
    with replacing(file) as new:
        new.write_text("new")
        assert (new.suffix, file.read_text()) == (".yaml", "old")
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o640)
    with replacing(file, 0o600, keep_rights=False) as new:
        new.write_text("newer")
    assert file.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["monday.yaml"]


@pytest.mark.parametrize("why", [OSError("full"), KeyboardInterrupt()])
def test_what_goes_wrong_in_between_leaves_the_old_file_alone(tmp_path: Path, why: BaseException) -> None:
    file = tmp_path / "monday.yaml"
    file.write_text("old")

    def broken_off() -> None:
        with replacing(file) as new:
            new.write_bytes(b"half of")
            raise why

    with pytest.raises(type(why)):
        broken_off()
    assert file.read_text() == "old"
    assert os.listdir(tmp_path) == ["monday.yaml"]


def no_links(*names: Path) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


@pytest.fixture(params=["links", "no links"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "no links":
        monkeypatch.setattr(os, "link", no_links)


@pytest.mark.usefixtures("disk")
def test_a_new_file_takes_a_free_name_when_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "monday.yaml"
    with creating(file, 0o640) as new:
        new.write_text("new")
        assert (new.suffix, file.exists()) == (".yaml", False)
    assert (file.read_text(), file.stat().st_mode & 0o777, file.stat().st_nlink) == ("new", 0o640, 1)
    assert os.listdir(tmp_path) == ["monday.yaml"]


@pytest.mark.usefixtures("disk")
@pytest.mark.parametrize("take", [Path.touch, Path.mkdir, lambda name: name.symlink_to("nowhere")])
def test_a_name_that_was_taken_meanwhile_stays_with_what_took_it(
    tmp_path: Path, take: Callable[[Path], None]
) -> None:
    file = tmp_path / "monday.yaml"
    theirs = []

    def broken_off() -> None:
        with creating(file) as new:
            new.write_text("new")
            take(file)
            theirs.append(file.lstat())

    with pytest.raises(FileExistsError):
        broken_off()
    assert [file.lstat()] == theirs
    assert os.listdir(tmp_path) == ["monday.yaml"]


def test_a_name_is_free_again_where_the_file_could_not_take_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(Path, "replace", no_links)
    with pytest.raises(PermissionError), creating(tmp_path / "monday.yaml") as new:
        new.write_text("new")
    assert os.listdir(tmp_path) == []


def test_of_processes_that_create_one_name_at_once_one_does(tmp_path: Path) -> None:
    file = tmp_path / "key"
    program = (
        "import sys, pathlib\n"
        "from floorsim.replacing import creating\n"
        "sys.stdin.readline()\n"
        "with creating(pathlib.Path(sys.argv[1])) as new:\n"
        "    new.write_text(sys.argv[2])\n"
    )
    rivals = [
        subprocess.Popen(
            [sys.executable, "-c", program, file, str(number)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(2)
    ]
    ends = [rival.communicate("go\n")[1] for rival in rivals]
    [winner] = [number for number, rival in enumerate(rivals) if rival.returncode == 0]
    assert file.read_text() == str(winner)
    assert "FileExistsError" in ends[1 - winner]


def test_what_a_machine_that_stopped_left_is_found(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    with replacing(tmp_path / "inner" / "people.json") as new:
        new.write_text("{}")
        assert leftovers(tmp_path) == [new]
    assert leftovers(tmp_path) == []
