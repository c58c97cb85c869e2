"""What stands at a path, and reading it in bounded time: never a pipe or device, never more than a limit."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path
from typing import Final, Literal

from floorsim.errors import ScenarioError
from floorsim.scenario.yaml.text import LARGEST_FILE
from floorsim.wording.sentences import shortened

Kind = Literal["file", "folder", "device", "nothing", "no name"]
"""What a path leads to; `device` is a pipe too, `no name` a path too long, or one that goes in circles."""

LONGEST_TOLD: Final = 200
"""Characters of a path that a sentence repeats."""


def kind_of(file: Path) -> Kind:
    """What a path leads to, links followed."""
    try:
        mode = file.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, PermissionError, ValueError):  # ValueError: a zero byte
        return "nothing"
    except OSError:  # too long, or a circle of links
        return "no name"
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "device"


def spelt_otherwise(file: Path) -> Path | None:
    """The file that is there under the same name, with its accents written as other characters."""
    if kind_of(file) != "nothing":
        return None
    for form in ("NFC", "NFD"):
        other = file.with_name(unicodedata.normalize(form, file.name)) if file.name else file
        if other != file and kind_of(other) == "file":
            return other
    return None


def from_home(path: str | Path) -> Path:
    """The path with `~` and `~user` replaced by that user's folder.

    Raises:
        ScenarioError: there is no such user.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError as reason:
        raise ScenarioError(f"{told(path)}: there is no such user's folder; check the path.") from reason


def read_file(file: Path, longest: int = LARGEST_FILE) -> bytes:
    """The bytes of a file, as far as it may be long (a scenario unless said otherwise) and one byte further.

    Raises:
        ScenarioError: it cannot be read, or is a pipe or a device.
    """
    try:
        with open(file, "rb", opener=_opened) as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise ScenarioError(
                    f"{told(file)}: this is a pipe or a device; save what it gives in a file and name that."
                )
            return stream.read(longest + 1)
    except (OSError, ValueError) as reason:
        why = reason.strerror if isinstance(reason, OSError) else str(reason)
        check = "the path" if isinstance(reason, FileNotFoundError) else "its permissions"
        raise ScenarioError(f"{told(file)}: the file cannot be read ({why}); check {check}.") from reason


def _opened(path: str, flags: int) -> int:
    """Opens without waiting: a pipe into which nobody writes would keep its reader for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def told(path: str | Path) -> str:
    """The path as a sentence repeats it: on one line, cut if it is very long."""
    return shortened(str(path), LONGEST_TOLD)
