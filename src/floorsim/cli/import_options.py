"""What the commands that import have in common: the options that name columns, and the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from floorsim.errors import UsageError

Command = Callable[..., Any]


def with_columns(roles: Mapping[str, str]) -> Callable[[Command], Command]:
    """Gives a command an option for the column of each role."""

    def decorate(command: Command) -> Command:
        for role, words in reversed(list(roles.items())):
            option = f"--{role.replace('_', '-')}"
            command = click.option(option, role, metavar="COLUMN", help=f"The column: {words}.")(command)
        return command

    return decorate


def read_export_file(file: Path) -> tuple[str, bytes]:
    """The file's name and its bytes, as many as an export may have and one more.

    Raises:
        UsageError: there is no such file, or it is a folder, a pipe or a device.
    """
    from floorsim.scenario.files import from_home, kind_of, read_file, told
    from floorsim.scenario.importing.export_text import LARGEST_EXPORT

    file = from_home(file)
    there = kind_of(file)
    if there != "file":
        what = {"folder": "this is a folder", "device": "this is a pipe or a device"}.get(
            there, "there is no such file"
        )
        raise UsageError(f"{told(file)}: {what}; name an export saved as CSV.")
    return str(file), read_file(file, LARGEST_EXPORT)
