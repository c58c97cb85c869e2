"""Where a user's files go."""

from pathlib import Path

import platformdirs
import pytest

from floorsim import folders


def test_floorsim_home_holds_everything_in_folders_of_its_own(floorsim_home: Path) -> None:
    assert folders.config_dir() == floorsim_home / "config"
    assert folders.data_dir() == floorsim_home / "data"
    assert folders.state_dir() == floorsim_home / "state"


@pytest.mark.parametrize("unset", [True, False])
def test_without_floorsim_home_the_platform_decides(unset: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if unset:
        monkeypatch.delenv("FLOORSIM_HOME")
    else:
        monkeypatch.setenv("FLOORSIM_HOME", "")
    assert folders.data_dir() == platformdirs.user_data_path("floorsim", appauthor=False)


def test_a_relative_floorsim_home_is_meant_from_the_current_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FLOORSIM_HOME", "runs")
    assert folders.data_dir() == tmp_path / "runs" / "data"
