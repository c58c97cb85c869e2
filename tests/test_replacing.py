"""A file is replaced whole or stays as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from floorsim.replacing import leftovers, replacing


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


def test_what_a_machine_that_stopped_left_is_found(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    with replacing(tmp_path / "inner" / "people.json") as new:
        new.write_text("{}")
        assert leftovers(tmp_path) == [new]
    assert leftovers(tmp_path) == []
