"""Tables as CSV on standard output, whose texts no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import click

from floorsim.cli.output import FORMATS, CommandT, echo
from floorsim.printable import on_one_line

FORMATS_AND_CSV: Final = (*FORMATS, "csv")
FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, in narrow and wide letters."""


def csv_format_option(command: CommandT) -> CommandT:
    """Give a command `--format table|json|csv`, as the argument `form`."""
    option: Callable[[CommandT], CommandT] = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS_AND_CSV),
        default="table",
        show_default=True,
        help="How to print it.",
    )
    return option(command)


def print_csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows under heads as CSV: commas, quotes where needed, nothing for None."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    echo(text.getvalue().rstrip("\n"))


def safe_cell(value: Any) -> Any:
    """A value as it stands in a cell: numbers as they are, a text on one line that cannot be a formula.

    A text that begins like a formula gets an apostrophe before it, as one would type it in a spreadsheet.
    """
    if value is None or isinstance(value, int | float):
        return value
    text = on_one_line(str(value))
    return f"'{text}" if text.lstrip().startswith(FORMULA_SIGNS) else text
