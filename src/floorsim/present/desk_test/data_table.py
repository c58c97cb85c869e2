"""A table of a dashboard in the columns that fit: the first stays, the others move sideways."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Final

from floorsim.desktest.package.exercises import Table
from floorsim.present.row import Role, Row, fit, heading, row_of, rule, wrapped
from floorsim.wording.cells import cell_len

GAP: Final = 2
"""Blanks between two columns."""
HEAD_ROWS: Final = 2
"""Rows that a column's title may take (D)."""
LEAST_FIRST: Final = 14
"""Cells that the first column keeps where the others need its room; what it says is wrapped (D)."""


def column_widths(table: Table, width: int) -> list[int]:
    """Return the cells of each column; the first gives way to the others if they then all fit."""
    widths = [
        _needed(column.title, [column.unit, *(row[at] for row in table.rows if at < len(row))])
        for at, column in enumerate(table.columns)
    ]
    left = width - 1 - sum(GAP + one for one in widths[1:])
    widths[0] = min(widths[0], max(left, LEAST_FIRST))
    return widths


def _needed(title: str, cells: Sequence[str]) -> int:
    """Return the cells of a column whose title is wrapped and whose values are not."""
    needed = max(map(cell_len, (*cells, *title.split())))
    while len(textwrap.wrap(title, needed)) > HEAD_ROWS:
        needed += 1
    return needed


def columns_shown(table: Table, width: int, skipped: int) -> list[int]:
    """Return which columns fit beside the first when so many are skipped; at least one of them does."""
    widths = column_widths(table, width)
    first = 1 + min(skipped, max(len(widths) - 2, 0))
    shown, room = [0], width - 1 - widths[0]
    for at in range(first, len(widths)):
        room -= widths[at] + GAP
        if room < 0 and len(shown) > 1:
            break
        shown.append(at)
    return shown


def most_skipped(table: Table, width: int) -> int:
    """Return how many columns can be skipped until the last one is in sight."""
    last = len(table.columns) - 1
    return next(skip for skip in range(last + 1) if columns_shown(table, width, skip)[-1] == last)


def whole_table_rows(table: Table, width: int) -> list[Row]:
    """Return a table with all its columns: where they don't fit, a sentence for each row."""
    if most_skipped(table, width) == 0:
        return table_rows(table, width)
    rows = heading(table.title, width)
    names = [column.title for column in table.columns]
    for first, *others in table.rows:
        told = ", ".join(f"{name} {cell}" for name, cell in zip(names[1:], others, strict=False) if cell)
        rows += wrapped(f"{first}: {told}", width - 2, indent=" ", hang="  ")
    return rows + (wrapped(table.note, width - 2, Role.DIM, indent=" ") if table.note else [])


def table_rows(table: Table, width: int, skipped: int = 0) -> list[Row]:
    """Return a table with its note; its title says how many columns are out of sight and where."""
    widths = column_widths(table, width)
    shown = columns_shown(table, width, min(skipped, most_skipped(table, width)))
    left, right = shown[1] - 1, len(widths) - 1 - shown[-1]
    more = " ".join([f"← {left} more"] * bool(left) + [f"→ {right} more"] * bool(right))

    def lines(cells: Sequence[Sequence[str]], role: Role, *, low: bool = False) -> list[Row]:
        """One row of the table, each cell of one or several lines, with `low` the short ones at its foot."""
        tall = max(len(cells[at]) for at in shown)
        filled = [[""] * (tall - len(cell)) + [*cell] if low else [*cell] + [""] * tall for cell in cells]
        return [
            row_of(
                (
                    f" {fit(filled[0][at], widths[0])}"
                    + "".join(" " * GAP + fit(filled[one][at], widths[one], right=True) for one in shown[1:]),
                    role,
                )
            )
            for at in range(tall)
        ]

    heads = [textwrap.wrap(one.title, widths[at]) for at, one in enumerate(table.columns)]
    rows = [rule(table.title, width, after=more), *lines(heads, Role.STRONG, low=True)]
    if any(column.unit for column in table.columns):
        rows += lines([[column.unit] for column in table.columns], Role.DIM)
    for row in table.rows:
        cells = [[cell] for cell in (*row, *[""] * (len(widths) - len(row)))]
        rows += lines([textwrap.wrap(row[0], widths[0]) or [""], *cells[1:]], Role.TEXT)
    return rows + (wrapped(table.note, width - 2, Role.DIM, indent=" ") if table.note else [])
