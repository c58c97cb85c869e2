"""`--programme`: the administrator's folder, for every command that works in one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar

import click

DoneT = TypeVar("DoneT")
DEFAULT: Final = Path("programme")


def programme_option(command: Callable[..., DoneT]) -> Callable[..., DoneT]:
    """Give a command `--programme FOLDER`, as the argument `folder`."""
    return click.option(
        "--programme",
        "folder",
        metavar="FOLDER",
        type=click.Path(path_type=Path, file_okay=False),
        default=DEFAULT,
        show_default=True,
        help="The programme's folder.",
    )(command)


def in_programme(command: Callable[..., DoneT]) -> Callable[..., DoneT]:
    """Give a command `--programme FOLDER`, and the programme in it as the argument `programme`."""

    @wraps(command)
    def opened(folder: Path, **others: Any) -> DoneT:
        from floorsim.desktest.programme.programme import Programme

        return command(programme=Programme.open(folder), **others)

    return programme_option(opened)
