"""A table of a dashboard in the columns that fit: the first stays, the others move sideways."""

from __future__ import annotations

from floorsim.desktest.package.exercises import Table
from floorsim.present.row import Role, Row, fit, row_of, rule, wrapped
from floorsim.wording.cells import cell_len

GAP = 2
"""Blanks between two columns."""


def column_widths(table: Table) -> list[int]:
    """Return the cells that each column needs."""
    heads = [[column.title, column.unit] for column in table.columns]
    return [
        max(map(cell_len, (*heads[at], *(row[at] for row in table.rows if at < len(row)))))
        for at in range(len(table.columns))
    ]


def columns_shown(table: Table, width: int, skipped: int) -> list[int]:
    """Return which columns fit beside the first when so many are skipped; at least one of them does."""
    widths = column_widths(table)
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


def table_rows(table: Table, width: int, skipped: int = 0) -> list[Row]:
    """Return a table with its note; its title says how many columns are out of sight and where."""
    widths = column_widths(table)
    shown = columns_shown(table, width, min(skipped, most_skipped(table, width)))
    left, right = shown[1] - 1, len(widths) - 1 - shown[-1]
    more = " ".join([f"← {left} more"] * bool(left) + [f"→ {right} more"] * bool(right))
    rows = [rule(table.title, width, after=more)]

    def line(cells: list[str], role: Role) -> Row:
        first = f" {fit(cells[0], min(widths[0], width - 1))}"
        rest = "".join(" " * GAP + fit(cells[at], widths[at], right=True) for at in shown[1:])
        return row_of((first + rest, role))

    rows.append(line([column.title for column in table.columns], Role.STRONG))
    if any(column.unit for column in table.columns):
        rows.append(line([column.unit for column in table.columns], Role.DIM))
    blanks = [""] * len(widths)
    rows += [line([*row, *blanks][: len(widths)], Role.TEXT) for row in table.rows]
    return rows + (wrapped(table.note, width - 2, Role.DIM, indent=" ") if table.note else [])
