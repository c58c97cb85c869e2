"""The file that a command is asked to write."""

from __future__ import annotations

import os
from pathlib import Path

from floorsim.errors import UsageError


def require_free(to: Path) -> None:
    """Looks whether a new file can be made, before anything is computed for it.

    Raises:
        UsageError: a file is there already, or none can be made.
    """
    from floorsim.scenario.files import kind_of, told

    there = kind_of(to)
    if there == "no name":
        raise UsageError(f"{told(to)}: no file can have this name; name another one.")
    if there != "nothing":
        raise UsageError(f"{told(to)} is there already; name a new file.")
    if kind_of(to.parent) != "folder" or not os.access(to.parent, os.W_OK):
        raise UsageError(f"{told(to)} cannot be written; name a file in a folder that you can write.")
