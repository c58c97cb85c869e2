"""Where the sittings that are taken on this machine lie."""

from __future__ import annotations

import shutil
from pathlib import Path

from floorsim.folders import state_dir


def sittings_dir() -> Path:
    """The folder that has a folder for every sitting on this machine."""
    return state_dir() / "desk-tests"


def delete_sitting(sitting: str) -> bool:
    """Delete the folder of a sitting, with its key and answers, if it was taken on this machine."""
    folder = sittings_dir() / sitting
    if not folder.is_dir():
        return False
    shutil.rmtree(folder, ignore_errors=True)
    return True
