"""What a command writes never takes the place of what came there while it computed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from floorsim.cli.new_file import write_whole
from floorsim.errors import UsageError
from tests.cli.conftest import Command

WRITERS = {
    "floorsim.scenario.schema_export.schema_text": ("scenario", "schema", "--output"),
    "floorsim.report.preview_page.preview_page": ("scenario", "preview", "first-shift", "--html"),
    "floorsim.desktest.package.sealed.seal": ("desk-test", "seal", "practice", "--to"),
}


@pytest.mark.parametrize("writes", WRITERS)
def test_a_file_that_came_there_while_a_command_computed_stays(
    floorsim: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writes: str
) -> None:
    file = tmp_path / "mine.sealed.yaml"

    def meanwhile(*arguments: object) -> str:
        file.write_text("theirs")
        return "ours"

    monkeypatch.setattr(writes, meanwhile)
    done = floorsim(*WRITERS[writes], file)
    assert (done.status, done.err) == (2, f"{file} is there already; name a new file.\n")
    assert file.read_text() == "theirs"


@pytest.mark.parametrize("at_the_end_of", [Path.hardlink_to, Path.symlink_to])
def test_what_may_be_replaced_is_replaced_whole(
    tmp_path: Path, at_the_end_of: Callable[[Path, Path], None]
) -> None:
    file, name = tmp_path / "mine.yaml", tmp_path / "name.yaml"
    file.write_text("old")
    at_the_end_of(name, file)
    with pytest.raises(UsageError, match="is there already"):
        write_whole(name, "new")
    assert name.read_text() == "old"
    write_whole(name, "new", force=True)
    assert name.read_text() == "new"
