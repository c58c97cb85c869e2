"""What every test runs under: a folder of its own, and hypothesis examples that are the same each time."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from floorsim.floor import collector

if TYPE_CHECKING:
    from floorsim.play.stored_run_library import StoredRunLibrary
    from floorsim.store import RunStore

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


@pytest.fixture
def store() -> Iterator[RunStore]:
    """The store of runs as a user has it, empty at first."""
    from floorsim.store import open_store

    with open_store() as opened:
        yield opened


@pytest.fixture
def library(store: RunStore) -> StoredRunLibrary:
    """The shipped scenarios, and the runs of that store."""
    from floorsim.play.stored_run_library import StoredRunLibrary

    return StoredRunLibrary(store)


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    """A scenario of a trainer's own, under a name that no shipped scenario has."""
    from floorsim.scenario.library import find

    file = tmp_path / "mine.yaml"
    text = find("first-shift").read_text(encoding="utf-8")
    file.write_text(text.replace("id: first-shift", "id: mine", 1), encoding="utf-8")
    return file


def pytest_configure() -> None:
    """Collect garbage less often: what is imported and collected stays to the end anyway."""
    gc.set_threshold(50_000, 20, 10)


def pytest_collection_finish() -> None:
    """Leave what is kept to the end out of every collection: a walk over all of it takes most of a second."""
    gc.collect()
    gc.freeze()
    # The floor freezes nothing itself then; to ask each time whether something is frozen takes long.
    pytest.MonkeyPatch().setattr(collector, "MANY", sys.maxsize)
