"""A scenario packed with its files plays like the files it was packed from."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from floorsim.desk.decisions.registry import kinds
from floorsim.errors import ScenarioError
from floorsim.scenario.faults.fault import InvalidScenarioError
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.packs import opening
from floorsim.scenario.packs.archive import Pack
from floorsim.scenario.packs.opening import unpack
from floorsim.scenario.packs.packing import Packed, pack
from tests.scenario.packs.forged import a_pack, written_to

KINDS = [kind.kind for kind in kinds()]
FILES = {
    "mine.yaml": """\
extends: [first-shift, shared/base.yaml]
meta: {id: mine, title: Mine}
forms:
  A:
    title: many more
    demand: {streams: {voice: {forecast: {csv: {file: tables/many.csv}}}}}
""",
    "shared/base.yaml": """\
demand:
  streams:
    voice:
      forecast: {per_hour: null, csv: {file: few.csv}}
""",
    "shared/few.csv": "time,contacts\n08:00,80\n10:00,80\n12:00,80\n14:00,80\n16:00,80\n",
    "tables/many.csv": "time,contacts\n08:00,99\n10:00,99\n12:00,99\n14:00,99\n16:00,99\n",
    "notes.csv": "nothing of it is used\n",
}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        file = tmp_path / "own" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "own" / "mine.yaml"


def packed(file: Path) -> Packed:
    return pack(str(file), KINDS, floorsim="0.1.0", model_version=6)


def test_everything_of_its_own_is_packed_and_nothing_else(mine: Path) -> None:
    manifest = packed(mine).manifest
    assert [one.path for one in manifest.files] == sorted(set(FILES) - {"notes.csv"})
    assert list(manifest.forms) == ["A"]


def test_the_same_files_give_the_same_bytes(mine: Path) -> None:
    before = packed(mine).content
    os.utime(mine, (1, 1))
    mine.chmod(0o600)
    assert packed(mine).content == before


@pytest.mark.parametrize("form", ["", "@A"])
def test_a_pack_is_the_scenario_that_was_packed(mine: Path, form: str) -> None:
    file = written_to(mine.parent.parent, packed(mine).content)
    original, from_pack = load_scenario(f"{mine}{form}"), load_scenario(f"{file}{form}")
    assert (from_pack.digest, from_pack.scenario) == (original.digest, original.scenario)
    assert (from_pack.file, from_pack.packed_for, list(from_pack.forms)) == (file, 6, ["A"])
    assert [(one.path, one.wrong) for one in from_pack.warnings] == [
        (one.path, one.wrong) for one in original.warnings
    ]


def test_unpacked_it_is_the_same_files(mine: Path) -> None:
    file = written_to(mine.parent.parent, packed(mine).content)
    folder = mine.parent.parent / "out"
    unpack(file, folder)
    for one in packed(mine).manifest.files:
        assert (folder / one.path).read_text(encoding="utf-8") == FILES[one.path]
    assert packed(folder / "mine.yaml").content == file.read_bytes()


def test_a_full_disk_is_told_and_nothing_is_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(pack: Pack, folder: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = written_to(tmp_path, a_pack())
    monkeypatch.setattr(opening, "_lay_out", full)
    with pytest.raises(ScenarioError, match=r"out cannot be written \(No space left on device\); name a new"):
        unpack(file, tmp_path / "out")
    with pytest.raises(ScenarioError, match=r"temporary folder \(No space left on device\); free some space"):
        load_scenario(file)
    assert list(tmp_path.iterdir()) == [file]


def test_a_fault_in_a_pack_is_told_at_its_place_in_it(tmp_path: Path) -> None:
    broken = b"extends: first-shift\nmeta: {id: mine, title: Mine, levle: 2}\n"
    file = written_to(tmp_path, a_pack({"mine.yaml": broken}))
    with pytest.raises(InvalidScenarioError, match=r"mine\.floorsim/mine\.yaml:2:31: meta\.levle"):
        load_scenario(file)


def test_what_shipped_content_has_become_is_warned_of(tmp_path: Path) -> None:
    """The forged pack names a digest that its scenario does not have."""
    (warning,) = load_scenario(written_to(tmp_path, a_pack())).warnings
    assert "not quite the one that was packed" in warning.wrong


def test_a_yaml_bomb_in_a_pack_is_refused(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    with pytest.raises(ScenarioError):
        load_scenario(written_to(tmp_path, a_pack({"mine.yaml": bomb.encode()})))


def test_a_pack_reaches_no_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("meta: {level: 5}\n", encoding="utf-8")
    reaching = b"extends: [first-shift, ../base.yaml]\nmeta: {id: mine, title: Mine}\n"
    with pytest.raises(InvalidScenarioError, match="outside the scenario's folder"):
        load_scenario(written_to(tmp_path, a_pack({"mine.yaml": reaching})))


def test_a_file_whose_name_not_every_system_has_is_not_packed(mine: Path) -> None:
    (mine.parent / "con.yaml").write_text("meta: {level: 2}\n", encoding="utf-8")
    mine.write_text("extends: [first-shift, con.yaml]\nmeta: {id: mine, title: Mine}\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"cannot be packed: 'con\.yaml' is not a name"):
        packed(mine)


def test_a_scenario_that_is_not_valid_in_a_form_is_not_packed(mine: Path) -> None:
    mine.write_text(FILES["mine.yaml"] + "  B: {meta: {levle: 1}}\n", encoding="utf-8")
    with pytest.raises(InvalidScenarioError, match="levle"):
        packed(mine)


def test_a_pack_is_not_packed_again(mine: Path) -> None:
    file = written_to(mine.parent, packed(mine).content)
    with pytest.raises(ScenarioError, match="is a pack already"):
        packed(file)
