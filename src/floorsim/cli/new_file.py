"""The file that a command is asked to write."""

from __future__ import annotations

import os
from pathlib import Path

from floorsim.errors import UsageError
from floorsim.replacing import creating, replacing


def require_free(to: Path, *, force: bool | None = None) -> None:
    """Looks whether a new file can be made, before anything is computed for it.

    `force` is what the command was told of a file that is there; None if it has no such option.

    Raises:
        UsageError: a file is there already, or none can be made.
    """
    from floorsim.scenario.files import kind_of, told

    there = kind_of(to)
    if there == "no name":
        raise UsageError(f"{told(to)}: no file can have this name; name another one.")
    if there != "nothing" and not (force and there == "file"):
        also = " or add --force" if there == "file" and force is not None else ""
        raise UsageError(f"{told(to)} is there already; name a new file{also}.")
    if kind_of(to.parent) != "folder" or not os.access(to.parent, os.W_OK):
        raise UsageError(f"{told(to)} cannot be written; name a file in a folder that you can write.")


def write_whole(to: Path, text: str, *, force: bool = False, rights: int = 0o666) -> None:
    """Write a text file whole or not at all; links are followed, so that what is linked to is written.

    `force` lets it take the place of a file that is there. Without it, a file that came there since
    `require_free` looked is left as it is. A new file has these `rights`, less what the user's umask takes.

    Raises:
        UsageError: it cannot be written, or a file is there.
    """
    from floorsim.scenario.files import told

    target = to.resolve()
    try:
        with replacing(target, rights) if force else creating(target, rights) as file:
            file.write_bytes(text.encode())
    except FileExistsError as reason:
        raise UsageError(f"{told(to)} is there already; name a new file.") from reason
    except OSError as reason:
        raise UsageError(f"{told(to)} cannot be written ({reason.strerror}); check the folder.") from reason
