"""`floorsim desk-test take` as far as the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command


def test_the_command_that_goes_on_names_the_folder_for_the_result_too(
    floorsim: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def taken(sitting: Any, *, again: str, **more: Any) -> int:
        sitting.close()
        told.append(again)
        return 0

    monkeypatch.setattr("floorsim.tui.desk_test.taking.run_desk_test", taken)
    out = tmp_path / "my results"
    floorsim("desk-test", "take", "practice", "--no-plain", "--out", str(out))
    assert told == [f"floorsim desk-test take practice --out '{out}'"]
