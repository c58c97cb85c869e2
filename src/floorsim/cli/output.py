"""Results on standard output: a table for people, JSON for machines, CSV for spreadsheets."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import StringIO, TextIOWrapper
from typing import Any, TypeVar

import click

from floorsim.printable import escaped, on_one_line, printable

FORMATS = ("table", "json")
CSV = "csv"
BETWEEN_WORDS = " | "
"""Stands between the texts of a list in one cell of CSV."""

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

GAP = "  "


def format_option(command: CommandT) -> CommandT:
    """Give a command `--format table|json`, as the argument `form`."""
    return _format_of(FORMATS)(command)


def format_option_with_csv(command: CommandT) -> CommandT:
    """Give a command `--format table|json|csv`, as the argument `form`."""
    return _format_of((*FORMATS, CSV))(command)


def _format_of(formats: Sequence[str]) -> Callable[[CommandT], CommandT]:
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default="table",
        show_default=True,
        help="How to print it.",
    )


def echo(text: str = "", *, err: bool = False) -> None:
    """Print a text that may come from a store, a file or an argument: it cannot steer the terminal."""
    click.echo(printable(text), err=err)


def echo_line(text: str, *, err: bool = False) -> None:
    """Print the same on one line, however many it has: no text can pass for a line of ours."""
    click.echo(on_one_line(text), err=err)


def print_json(value: Any) -> None:
    """Print a value as JSON that reads the same everywhere: no "not a number".

    Letters are written as they are, or escaped where the output's encoding does not have them all or where
    they could steer a terminal.
    """
    text = escaped(json.dumps(value, indent=1, ensure_ascii=False, allow_nan=False))
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=1, allow_nan=False)
    click.echo(text)


def print_csv(answers: Iterable[Mapping[str, Any]]) -> None:
    """Print mappings as `csv_text` has them; nothing where there is no column."""
    text = csv_text(answers)
    if text:
        click.echo(text, nl=False)


def csv_text(answers: Iterable[Mapping[str, Any]]) -> str:
    """Mappings as CSV, a row each, under the dotted names of their values; empty where there is no column.

    Lists of texts stand in one cell; lists of mappings, which are tables of their own, are left out.
    """
    import csv

    from floorsim.wording.spreadsheets import cell

    rows = [dict(_flat(answer)) for answer in answers]
    names = dict.fromkeys(name for row in rows for name in row)
    groups = {name[:place] for name in names for place, sign in enumerate(name) if sign == "."}
    heads = [name for name in names if name not in groups]  # a group that a row lacks is null there
    if not heads:
        return ""
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([cell(row.get(name)) for name in heads] for row in rows)
    return written.getvalue()


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else key)
    elif not isinstance(value, list | tuple):
        yield name, value
    elif all(isinstance(one, str) for one in value):
        yield name, BETWEEN_WORDS.join(value)


def replace_what_cannot_be_written() -> None:
    """Let standard output show `?` for a letter that its encoding does not have, rather than fail at it."""
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="replace")


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
        echo(GAP.join(padded).rstrip())


def print_rows(rows: Sequence[Mapping[str, Any]], form: str) -> None:
    """Print rows that have the same keys as JSON, or as a table under the keys' words."""
    if form == "json":
        print_json(rows)
    elif rows:
        print_table(
            [key.replace("_", " ") for key in rows[0]], [tuple(map(_word, row.values())) for row in rows]
        )


def _word(value: object) -> object:
    return ("no", "yes")[value] if isinstance(value, bool) else value


def say(sentence: str) -> None:
    """Tell the user something that is not the result: on standard error."""
    echo(sentence, err=True)


def _text(value: object) -> str:
    return "-" if value is None else on_one_line(str(value))
