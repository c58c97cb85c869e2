"""A desk test of one's own begins as a copy that is whole, says what to change, and needs nothing else."""

from __future__ import annotations

from pathlib import Path

from floorsim.desktest.package.loader import load_desk_test
from floorsim.desktest.package.starting import new_test
from floorsim.scenario.canonical import digest
from tests.desktest.written_tests import FLOOR, desk_test, write


def written(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def test_it_is_the_other_under_its_own_name_in_one_file_with_its_floors(tmp_path: Path) -> None:
    (tmp_path / "floors").mkdir()
    (tmp_path / "floors" / "base.yaml").write_text(FLOOR)
    floor = "extends: base.yaml\nmeta: {id: busy-floor, title: Busy}\n"
    (tmp_path / "floors" / "busy.yaml").write_text(floor)
    test = desk_test()
    test["summary"] = "1e5: a 'summary', \"so\" to say" + ", and more of it" * 10
    test["exercises"][0]["scenario"] = "floors/busy.yaml"
    write(tmp_path, test)
    (tmp_path / "mine-b.yaml").write_text("extends: mine-a.yaml\nid: mine-b\nform: B\ntitle: Other\n")
    files = new_test(
        tmp_path / "mine-b.yaml", id="shop-a", title=None, family="shop", form="A", file="shop-a.yaml"
    )
    assert sorted(files) == ["floors/base.yaml", "floors/busy.yaml", "shop-a.yaml"]
    assert "extends" not in files["shop-a.yaml"]
    assert max(map(len, files["shop-a.yaml"].splitlines())) <= 122
    written(tmp_path / "own", files)
    old, new = load_desk_test(tmp_path / "mine-b.yaml"), load_desk_test(tmp_path / "own" / "shop-a.yaml")
    names = {"id": "shop-a", "family": "shop", "form": "A"}
    assert new.test == old.test.model_copy(update=names)
    assert digest(new.scenarios["floor"]) == digest(old.scenarios["floor"])


def test_a_floor_is_taken_from_beside_the_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    write(tmp_path / "base", desk_test())
    (tmp_path / "mine-b.yaml").write_text("extends: base/mine-a.yaml\nid: mine-b\nform: B\n")
    files = new_test(
        tmp_path / "mine-b.yaml", id="shop-a", title=None, family="shop", form="A", file="shop-a.yaml"
    )
    assert sorted(files) == ["shop-a.yaml", "short-floor.yaml"]


def test_its_notes_say_what_to_change_once(tmp_path: Path) -> None:
    text = new_test(
        write(tmp_path, desk_test()), id="mine", title="Mine", family="f", form="A", file="mine.yaml"
    )["mine.yaml"]
    assert text.startswith('# A desk test, begun from "mine-a".')
    assert "#   floorsim desk-test seal mine.yaml" in text
    notes = [line.strip() for line in text.splitlines() if line.strip().startswith("# ")]
    assert any(note.startswith("# Five, one of which is not typical") for note in notes)
    assert len([note for note in notes if "most should finish" in note]) == 1
