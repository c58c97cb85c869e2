"""The folders that floorsim keeps a user's settings, runs and logs in."""

import os
from pathlib import Path

import platformdirs

from floorsim.errors import UsageError

HOME_VARIABLE = "FLOORSIM_HOME"
"""Environment variable: one folder that holds everything, in place of the platform's own folders."""

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600
"""Rights of the folders and files that floorsim makes: runs have the names of people in them."""


def config_dir() -> Path:
    """Return the folder of the user's settings."""
    return _own("config") or platformdirs.user_config_path("floorsim", appauthor=False)


def data_dir() -> Path:
    """Return the folder of stored runs."""
    return _own("data") or platformdirs.user_data_path("floorsim", appauthor=False)


def state_dir() -> Path:
    """Return the folder of logs, and of what may be deleted without losing a run."""
    return _own("state") or platformdirs.user_state_path("floorsim", appauthor=False)


def make_private(folder: Path) -> None:
    """Make a folder, and those above it that are missing, for their owner alone; what is there stays.

    Raises:
        OSError: it cannot be made.
    """
    if folder.is_dir():
        return
    if folder != folder.parent:
        make_private(folder.parent)
    folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)


def _own(kind: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    if not home:
        return None
    try:
        return Path(home).expanduser().absolute() / kind
    except (RuntimeError, FileNotFoundError):  # no such user; a relative path, and no current folder any more
        raise UsageError(
            f"{HOME_VARIABLE} is '{home}', which leads to no folder; set it to the full path of a folder."
        ) from None
