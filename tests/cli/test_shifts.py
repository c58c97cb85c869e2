"""A shift's code in place of a scenario."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from floorsim.cli import play as play_command
from floorsim.cli.shifts import named_by
from floorsim.errors import UsageError
from floorsim.run.shift_code import code_of
from tests.cli.conftest import Command


def test_the_code_that_is_printed_plays_the_same_shift(floorsim: Command) -> None:
    code = floorsim("scenario", "code", "first-shift", "--seed", 12).out.strip()
    by_code = floorsim("run", code)
    assert by_code.status == 0
    assert by_code.out == floorsim("run", "first-shift", "--seed", 12).out
    assert by_code.out.endswith(f"To play the same shift: floorsim play {code}\n")


def test_a_code_has_its_seed_and_takes_no_other(floorsim: Command) -> None:
    code = floorsim("scenario", "code", "first-shift", "--seed", 12).out.strip()
    done = floorsim("run", code, "--seed", 3)
    assert (done.status, done.out) == (2, "")
    assert "has a seed in it already" in done.err


def test_the_screen_opens_with_the_scenario_and_seed_of_the_code(
    floorsim: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[dict[str, Any]] = []

    def run_app(**options: Any) -> int:
        opened.append(options)
        return 0

    monkeypatch.setattr(play_command, "offering_to_set_aside", lambda screen: screen())
    monkeypatch.setattr("floorsim.tui.app.run_app", run_app)
    floorsim("play", floorsim("scenario", "code", "first-shift", "--seed", 12).out.strip())
    assert [(one["scenario"], one["seed"]) for one in opened] == [("first-shift", 12)]


def test_a_code_of_another_edition_of_the_scenario_is_refused() -> None:
    with pytest.raises(UsageError, match="another edition of first-shift"):
        named_by(code_of("first-shift", "", 12, "sha256:" + "f" * 64), False)


def test_a_file_that_is_named_like_a_code_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "1234-1234-12").touch()
    assert named_by("1234-1234-12", False) == ("1234-1234-12", None)


def test_a_scenario_that_was_changed_has_no_code(floorsim: Command) -> None:
    done = floorsim("run", "first-shift", "--set", "meta.level=2")
    assert done.status == 0
    assert "floorsim play" not in done.out
