"""What every test runs under: a folder of its own, and hypothesis examples that are the same each time."""

import gc
from pathlib import Path

import pytest
from hypothesis import settings

# `pytest --hypothesis-profile=search` looks for new examples.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None, max_examples=500)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    # Here and not in tests/tui: pytest knows options only of the conftest files that it reads at its start.
    parser.addoption(
        "--update-pictures",
        action="store_true",
        help="draw the pictures and texts of screens in tests/tui anew, to be looked at before a commit",
    )


@pytest.fixture(autouse=True)
def floorsim_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the user's own settings, runs and logs."""
    home = tmp_path / "floorsim-home"
    monkeypatch.setenv("FLOORSIM_HOME", str(home))
    return home


def pytest_collection_finish() -> None:
    """Collect garbage less often: what was imported and collected stays to the end anyway."""
    gc.set_threshold(50_000, 20, 100)
