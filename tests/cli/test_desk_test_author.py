"""The commands of whoever writes desk tests: new, check, equate, seal."""

from __future__ import annotations

import json
import os
from pathlib import Path
from stat import S_IMODE

import pytest

from floorsim.folders import OWNER_ONLY_FILE
from tests.cli.conftest import Command
from tests.desktest.written_tests import FLOOR, desk_test, write


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("floorsim.desk.cases.conversation_checks.TRIES", 40)
    write(tmp_path, desk_test())


def test_a_test_of_ones_own_is_begun_checked_and_sealed(floorsim: Command) -> None:
    done = floorsim("desk-test", "new", "own-a.yaml", "--from", "mine-a.yaml", "--title", "Ours")
    assert (done.status, done.out) == (0, "own-a.yaml\n")
    assert "Read the notes in own-a.yaml" in done.err
    again = floorsim("desk-test", "new", "own-a.yaml", "--from", "mine-a.yaml")
    assert (again.status, again.err) == (2, "own-a.yaml is there already; name a new file.\n")
    checked = floorsim("desk-test", "check", "own-a.yaml", "mine-a.yaml")
    assert (checked.status, checked.out) == (0, "own-a.yaml: valid\nmine-a.yaml: valid\n")
    sealed = floorsim("desk-test", "seal", "own-a.yaml")
    assert sealed.status == 0
    assert sealed.out.startswith("sha256:")
    if os.name == "posix":
        assert S_IMODE(Path("own-a.sealed.yaml").stat().st_mode) == OWNER_ONLY_FILE
    first = Path("own-a.sealed.yaml").read_bytes()
    told = json.loads(floorsim("desk-test", "seal", "own-a.yaml", "--force", "--format", "json").out)
    assert told["digest"] == sealed.out.strip()
    assert Path("own-a.sealed.yaml").read_bytes() == first
    checked = floorsim("desk-test", "check", "own-a.sealed.yaml")
    assert (checked.status, checked.out) == (0, "own-a.sealed.yaml: valid\n")
    assert told["digest"] in checked.err
    Path("own-a.sealed.yaml").write_bytes(first.replace(b"Ours", b"Yours"))
    changed = floorsim("desk-test", "check", "own-a.sealed.yaml")
    assert changed.status == 2
    assert changed.out.startswith("own-a.sealed.yaml: the desk test was changed after it was sealed")


def test_what_is_wrong_is_told_with_its_place_and_cannot_be_sealed(floorsim: Command) -> None:
    test = desk_test()
    test["exercises"][1]["causes"][0]["points"] = 2
    write(Path.cwd(), test, "wrong.yaml")
    for command in ("check", "seal"):
        done = floorsim("desk-test", command, "wrong.yaml")
        assert done.status == 2
        assert "exercises.board.causes: 2 of the causes have points: 2; give" in done.out + done.err
    assert not Path("wrong.sealed.yaml").exists()
    write(Path.cwd(), {**desk_test(), "expires": "2020-01-31"}, "old.yaml")
    done = floorsim("desk-test", "seal", "old.yaml", "--to", "sealed.yaml")
    assert (done.status, "'sealed.yaml' must end in .sealed.yaml" in done.err) == (2, True)
    done = floorsim("desk-test", "seal", "old.yaml", "--to", "old.sealed.yaml")
    assert "2020-01-31, its last day, is over: nobody can begin it." in done.err
    Path("mine-a.sealed.yaml").touch()
    done = floorsim("desk-test", "seal", "mine-a.sealed.yaml")
    assert done.err == "mine-a.sealed.yaml is sealed; name the file that it was sealed from.\n"


def test_forms_that_are_not_equal_end_with_3_and_say_why(
    floorsim: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {"competent": 20}
    monkeypatch.setattr("floorsim.desktest.equating.floors.SEEDS_OF", few)
    monkeypatch.setattr("floorsim.desktest.equating.equate.SEEDS_OF", few)
    monkeypatch.setattr("floorsim.desktest.equating.written.PLAYS", 50)
    Path("busy.yaml").write_text(FLOOR.replace("per_hour: 30", "per_hour: 60"))
    other = {**desk_test(), "id": "mine-b", "form": "B"}
    other["exercises"][0]["scenario"] = "busy.yaml"
    write(Path.cwd(), other, "mine-b.yaml")
    floorsim("desk-test", "seal", "mine-b.yaml")
    done = floorsim("desk-test", "equate", "mine-a.yaml", "mine-b.sealed.yaml", "--seeds", "1..20")
    assert (done.status, done.err) == (3, "The forms are not equal.\n")
    assert "Not equal: floor, forms A and B: difference of competent's means, -2" in done.out
    assert "\nok  A B    mail      structure" in done.out
