"""The folders that floorsim keeps a user's settings, runs and logs in; nothing here creates them."""

import os
from pathlib import Path

import platformdirs

HOME_VARIABLE = "FLOORSIM_HOME"
"""Environment variable: one folder that holds everything, in place of the platform's own folders."""


def config_dir() -> Path:
    """Return the folder of the user's settings."""
    return _own("config") or platformdirs.user_config_path("floorsim", appauthor=False)


def data_dir() -> Path:
    """Return the folder of stored runs."""
    return _own("data") or platformdirs.user_data_path("floorsim", appauthor=False)


def state_dir() -> Path:
    """Return the folder of logs, and of what may be deleted without losing a run."""
    return _own("state") or platformdirs.user_state_path("floorsim", appauthor=False)


def _own(kind: str) -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).expanduser().absolute() / kind if home else None
