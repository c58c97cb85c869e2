"""A desk test's report in the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from floorsim.cli.output import echo, echo_line, print_table
from floorsim.present.desk_test_reports.page import (
    Block,
    Facts,
    Grid,
    Page,
    Paragraph,
    Part,
    Points,
    ToWrite,
    Words,
)

WIDTH = 79
WIDEST_TABLE = 96
"""Columns up to which a table stands as one (D)."""
SHORT = 16
"""Letters of cells that share a line where the table is too wide (D)."""


def print_report(page: Page) -> None:
    """Print the whole report but its room to write, which is for paper."""
    echo_line(page.title)
    for fact in page.facts:
        _print_wrapped(fact, after="  ")
    for paragraph in page.says:
        echo()
        print_block(paragraph)
    _print_parts(page.parts, "")


def _print_parts(parts: Iterable[Part], before: str) -> None:
    for part in parts:
        echo()
        heading = f"{before}{part.heading}"
        echo_line(heading if before else heading.upper())
        for block in part.blocks:
            if not isinstance(block, ToWrite):
                echo()
            print_block(block)
        _print_parts(part.parts, f"{part.heading}: ")


def print_block(block: Block) -> None:
    """Print one block of a report; nothing of room to write."""
    match block:
        case Paragraph(text, warning):
            _print_wrapped(f"Note: {text}" if warning else text)
        case Points(about, items):
            _print_wrapped(f"{about}:")
            for item in items:
                _print_wrapped(item, "- ", "  ")
        case Facts(pairs):
            wide = max(len(name) for name, _ in pairs)
            for name, value in pairs:
                if " " in value:
                    _print_wrapped(f"{name:{wide}}  {value}", after=" " * (wide + 2))
                else:
                    echo_line(f"{name:{wide}}  {value}")
        case Grid(caption, _, []):
            _print_wrapped(f"{caption}: nothing to show yet.")
        case Grid(caption, heads, rows, numbers):
            echo_line(caption)
            _print_grid(heads, rows, numbers)
        case Words(about, text):
            _print_wrapped(f"{about}:")
            for line in text.splitlines():
                _print_wrapped(line, "  ", "  ")
        case _:
            pass


def _print_grid(heads: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int]) -> None:
    """As a table where it fits, else each row by itself, short cells on one line and long ones below each
    other."""
    widths = [max(len(row[place]) for row in (heads, *rows)) for place in range(len(heads))]
    if sum(widths) + 2 * len(widths) <= WIDEST_TABLE:
        print_table(heads, rows, right=numbers)
        return
    for row in rows:
        _print_wrapped(row[0], "- ", "  ")
        cells = [f"{head}: {cell}" for head, cell in zip(heads[1:], row[1:], strict=True) if cell]
        for line in ["; ".join(cells)] if all(len(cell) <= SHORT for cell in row[1:]) else cells:
            _print_wrapped(line, "  ", "    ")


def _print_wrapped(text: str, first: str = "", after: str = "") -> None:
    echo(click.wrap_text(text, WIDTH, first, after))
