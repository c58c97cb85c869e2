"""Whether a file was saved."""

import os
from pathlib import Path

import pytest

from floorsim.play.workbench.watching import FileWatch, Signature, signature_of


def state(size: int) -> Signature:
    return (("a.yaml", size, size),)


class Disk:
    """What each look finds."""

    def __init__(self) -> None:
        self.now = state(10)

    def __call__(self) -> Signature:
        return self.now


def test_a_save_is_told_once_it_is_left_alone_and_only_until_it_is_taken() -> None:
    disk = Disk()
    watch = FileWatch(disk)
    watch.taken()
    assert not watch.has_changed()
    disk.now = state(0)  # the editor has emptied it, and writes
    assert not watch.has_changed()
    disk.now = state(12)
    assert not watch.has_changed()
    assert watch.has_changed()
    assert watch.has_changed()
    watch.taken()
    assert not watch.has_changed()


def test_a_save_that_is_taken_back_is_no_change() -> None:
    disk = Disk()
    watch = FileWatch(disk)
    watch.taken()
    disk.now = state(12)
    assert not watch.has_changed()
    disk.now = state(10)
    assert not watch.has_changed()
    assert not watch.has_changed()


def test_what_lies_beside_it_belongs_to_it_and_other_files_do_not(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a", encoding="utf-8")
    alone = signature_of(file)
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert signature_of(file) == alone
    (tmp_path / "plan.csv").write_text("x", encoding="utf-8")
    with_table = signature_of(file)
    assert with_table != alone
    os.utime(tmp_path / "plan.csv", ns=(1, 1))
    assert signature_of(file) != with_table


def test_a_folder_that_is_gone_has_no_files(tmp_path: Path) -> None:
    assert signature_of(tmp_path / "gone" / "a.yaml") == ()


def test_a_link_that_leads_nowhere_hides_no_save(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a", encoding="utf-8")
    before = signature_of(file)
    (tmp_path / ".#a.yaml").symlink_to("somebody@somewhere")  # as Emacs marks a file that is being edited
    assert signature_of(file) == before
    file.write_text("ab", encoding="utf-8")
    assert signature_of(file) != before


def test_the_file_itself_is_looked_at_however_full_its_folder_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("floorsim.play.workbench.watching.MOST_FILES", 0)
    file = tmp_path / "a.yaml"
    file.write_text("a", encoding="utf-8")
    assert [name for name, _, _ in signature_of(file)] == ["a.yaml"]
