"""The log of a defect is its owner's alone, wherever it comes to lie."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from floorsim import defect_log
from floorsim.defect_log import write_defect_log
from floorsim.play.settings_file import save_settings
from floorsim.store import open_store


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    before = os.umask(0o000)
    yield
    os.umask(before)


def test_a_log_and_its_folders_are_its_owners_alone(floorsim_home: Path) -> None:
    log = write_defect_log(ValueError("x"))
    assert log is not None
    assert rights(log) == 0o600
    for folder in (floorsim_home, floorsim_home / "state", log.parent):
        assert rights(folder) == 0o700


def test_every_way_of_beginning_makes_the_home_its_owners_alone(floorsim_home: Path) -> None:
    open_store().close()
    assert save_settings({"theme": "dark"}) is None
    for folder in (floorsim_home, floorsim_home / "data", floorsim_home / "config"):
        assert rights(folder) == 0o700


def test_a_home_that_is_there_keeps_its_rights(floorsim_home: Path) -> None:
    floorsim_home.mkdir(mode=0o755)
    open_store().close()
    assert rights(floorsim_home) == 0o755


def test_the_fallback_is_a_new_folder_each_time_that_nobody_else_can_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o777)
    monkeypatch.setenv("FLOORSIM_HOME", str(in_the_way))
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    first, second = write_defect_log(ValueError("x")), write_defect_log(ValueError("x"))
    assert first is not None
    assert second is not None
    assert first.parent != second.parent
    for log in (first, second):
        assert log.is_relative_to(shared)
        assert (rights(log.parent), rights(log)) == (0o700, 0o600)


@pytest.mark.parametrize("to", ["a file", "nowhere"])
def test_a_log_follows_no_link(tmp_path: Path, to: str) -> None:
    victim = tmp_path / "victim"
    if to == "a file":
        victim.write_text("mine")
    link = tmp_path / "defect.log"
    link.symlink_to(victim)
    with pytest.raises(OSError):  # noqa: PT011  each system has its own number for it
        defect_log._write_new(link, "report")
    assert victim.exists() is (to == "a file")


def test_a_link_in_place_of_the_folder_for_logs_is_still_the_owners_choice(
    floorsim_home: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (floorsim_home / "state").mkdir(parents=True)
    (floorsim_home / "state" / "logs").symlink_to(elsewhere)
    log = write_defect_log(ValueError("x"))
    assert log is not None
    assert log.resolve().parent == elsewhere
