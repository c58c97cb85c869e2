"""`--programme`: the administrator's folder, for every command that works in one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

CommandT = TypeVar("CommandT", bound=Callable[..., Any])
DEFAULT: Final = Path("programme")


def programme_option(command: CommandT) -> CommandT:
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
