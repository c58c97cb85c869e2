"""Results on standard output: a table for people, JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

FORMATS = ("table", "json")

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

GAP = "  "


def format_option(command: CommandT) -> CommandT:
    """Give a command `--format table|json`, as the argument `form`."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print it.",
    )
    return option(command)


def print_json(value: Any) -> None:
    """Print a value as JSON that reads the same everywhere: no "not a number", no escapes for letters."""
    click.echo(json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False))


def print_table(heads: Sequence[str], rows: Iterable[Sequence[object]], *, right: Iterable[int] = ()) -> None:
    """Print rows under heads, in columns as wide as they need to be.

    `right` are the columns of numbers, set to the right; the last column may be long.
    """
    cells = [list(heads), *[[_text(value) for value in row] for row in rows]]
    widths = [max(len(row[place]) for row in cells) for place in range(len(heads))]
    numbers = set(right)
    for row in cells:
        padded = [
            text.rjust(width) if place in numbers else text.ljust(width)
            for place, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo(GAP.join(padded).rstrip())


def say(sentence: str) -> None:
    """Tell the user something that is not the result: on standard error."""
    click.echo(sentence, err=True)


def _text(value: object) -> str:
    return "-" if value is None else str(value)
