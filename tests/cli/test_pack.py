"""`floorsim scenario pack` and `unpack`, and packs in place of scenarios."""

from __future__ import annotations

import re
import shlex
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "mine.yaml"
    file.write_text("extends: first-shift\nmeta: {id: mine, title: Mine}\n", encoding="utf-8")
    return file


def test_a_pack_is_written_under_its_id_checked_run_and_unpacked(floorsim: Command, mine: Path) -> None:
    done = floorsim("scenario", "pack", mine.name)
    assert (done.status, done.out) == (0, "mine.yaml\n")
    assert done.err == "mine.floorsim holds Mine: 1 file.\n"
    assert floorsim("scenario", "check", "mine.floorsim").out == "mine.floorsim: valid\n"
    assert floorsim("run", "mine.floorsim").out == floorsim("run", "mine.yaml").out
    done = floorsim("scenario", "unpack", "mine.floorsim")
    assert (done.status, done.out) == (0, f"{Path('mine') / 'mine.yaml'}\n")
    assert Path("mine/mine.yaml").read_bytes() == mine.read_bytes()


def test_a_long_title_is_packed_and_a_command_to_copy_is_quoted(floorsim: Command, mine: Path) -> None:
    file = mine.with_name("it's mine; really.yaml")
    file.write_text(mine.read_text().replace("Mine", "Mine " * 100), encoding="utf-8")
    assert floorsim("scenario", "pack", file.name).status == 0
    done = floorsim("scenario", "unpack", "mine.floorsim")
    (told,) = re.findall("`floorsim play (.*)`", done.err)
    assert shlex.split(told) == [f"mine/{file.name}"]


def test_nothing_is_written_over(floorsim: Command, mine: Path) -> None:
    for _ in range(2):
        packed = floorsim("scenario", "pack", mine.name)
        unpacked = floorsim("scenario", "unpack", "mine.floorsim")
    assert (packed.status, unpacked.status) == (2, 2)
    assert "is there already" in packed.err
    assert "is there already" in unpacked.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("pack", "mine.yaml", "-o", "mine.zip"), "write mine.floorsim"),
        (("unpack", "mine.yaml"), "name a file that ends in .floorsim"),
        (("unpack", "nothing.floorsim"), "there is no such file"),
        (("pack", "mine.yaml", "-o", "nowhere/mine.floorsim"), "cannot be written"),
    ],
)
def test_wrong_usage_is_told(floorsim: Command, mine: Path, arguments: tuple[str, ...], said: str) -> None:
    done = floorsim("scenario", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err


def test_a_pack_for_another_model_says_so_and_plays(
    floorsim: Command, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("floorsim.run.model_version.MODEL_VERSION", 5)
    floorsim("scenario", "pack", mine.name)
    monkeypatch.undo()
    monkeypatch.chdir(mine.parent)
    done = floorsim("run", "mine.floorsim")
    assert done.status == 0
    assert "packed for version 5 of the model" in done.err


def test_a_pack_that_is_not_in_order_ends_with_a_sentence_and_status_2(floorsim: Command, mine: Path) -> None:
    with zipfile.ZipFile("mine.floorsim", "w") as forged:
        forged.writestr("../mine.yaml", "meta: {}")
    for command in (("scenario", "check"), ("run",), ("scenario", "unpack")):
        done = floorsim(*command, "mine.floorsim")
        assert done.status == 2
        assert "leads out of the pack's folder" in done.out + done.err
