"""Where the sittings that are taken on this machine lie."""

from __future__ import annotations

import shutil
from pathlib import Path

from floorsim.desktest.chain.disk import explained
from floorsim.folders import state_dir


def sittings_dir() -> Path:
    """The folder that has a folder for every sitting on this machine."""
    return state_dir() / "desk-tests"


def delete_sitting(sitting: str) -> None:
    """Delete the folder of a sitting, with its key and answers, if it was taken on this machine.

    Raises:
        StoreError: it cannot be deleted.
    """
    folder = sittings_dir() / sitting
    with explained(folder, "deleted"):
        if folder.is_dir():
            shutil.rmtree(folder)
