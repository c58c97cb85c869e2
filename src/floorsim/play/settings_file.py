"""The settings file: read as a whole, changed one entry at a time, with its comments left where they are."""

from __future__ import annotations

import errno
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from floorsim.folders import OWNER_ONLY_FILE, config_dir, make_private
from floorsim.replacing import replacing


def settings_file() -> Path:
    """Return where the settings are kept."""
    return config_dir() / "settings.toml"


def file_entries() -> tuple[dict[str, Any], list[str]]:
    """Return what the file sets, unchecked, and what keeps it from being read, one sentence each."""
    path = settings_file()
    try:
        return _parsed(_written(path)), []
    except OSError as error:
        return {}, [f"The settings in {path} could not be read: {error.strerror}."]
    except ValueError as error:
        return {}, [f"{path} is not valid TOML, so the settings in it are left out: {error}."]


def save_settings(changes: Mapping[str, str | bool | list[str]]) -> str | None:
    """Write these settings into the file and leave the rest of it as it is.

    A file that is not valid TOML is not touched: what its owner wrote is worth more than the change.

    Returns:
        None, or a sentence that says why the settings could not be kept.
    """
    path = settings_file()
    try:
        changed = _with_changes(_written(path), changes)
        make_private(path.parent)
        with replacing(path.resolve(), OWNER_ONLY_FILE) as new:
            new.write_bytes(changed.encode())
    except OSError as error:
        return f"The settings could not be kept in {path}: {error.strerror}."
    except ValueError as error:
        return (
            f"{path} is not valid TOML, so it is left as it is and the change lasts until you leave: {error}."
        )
    return None


def _written(path: Path) -> str:
    """The file's text; none if there is no file.

    Raises:
        OSError: it cannot be read, or is a pipe, which could keep its reader for ever.
        ValueError: it is not UTF-8.
    """
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return ""
    if not is_file:
        raise OSError(errno.EINVAL, "this is not a file")
    return path.read_bytes().decode("utf-8")


def _parsed(text: str) -> dict[str, Any]:
    """The entries of a file's text. Raises ValueError if it is not TOML, or nested too deep to be read."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def _with_changes(written: str, changes: Mapping[str, str | bool | list[str]]) -> str:
    """Return the file's text with some entries changed or added. Raises ValueError if it is not TOML."""
    import tomlkit
    from tomlkit.items import AoT

    _parsed(written)  # its words for a slip are those of the complaint at the start
    document = tomlkit.parse(written)
    for name, value in changes.items():
        if isinstance(document.get(name), dict | AoT):
            del document[name]  # a table stands below others, where a plain entry would belong to them
        document[name] = value
    return tomlkit.dumps(document)
