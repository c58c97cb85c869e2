"""The desk tests that come with floorsim, and finding the file that an id or a path means."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from floorsim.content import content_dir
from floorsim.scenario.library import SHARED, SUFFIXES, find_among, looks_like_path
from floorsim.wording.names import listed

FOLDER: Final = "desk-tests"


def shipped_tests() -> dict[str, Path]:
    """The file of every shipped desk test by its id, which is the file's name; in order of id."""
    return _files_in(content_dir("data") / FOLDER)


def find_test(ref: str | Path) -> Path:
    """The file of a shipped desk test's id or of a path.

    Raises:
        ScenarioError: there is none; the sentence offers the nearest known name.
    """
    return find_among(ref, shipped_tests, "desk test", f"shipped are {listed(shipped_tests(), 'and')}")


def bases_of_tests(name: str) -> Mapping[str, Path]:
    """The shipped files of which `extends:` can mean one by such a name: `shared/NAME`, or a test's id."""
    if name.startswith(SHARED):
        pieces = _files_in(content_dir("data") / FOLDER / SHARED)
        return {f"{SHARED}{id}": file for id, file in pieces.items()}
    return {} if looks_like_path(name) else shipped_tests()


def _files_in(folder: Path) -> dict[str, Path]:
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return {file.stem: file for file in files if file.suffix in SUFFIXES}
