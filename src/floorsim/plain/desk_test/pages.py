"""Pages and tables of a desk test as lines."""

from __future__ import annotations

from floorsim.desktest.package.exercises import Table
from floorsim.plain.lines import Lines
from floorsim.present.desk_test.page import Page


def say_page(lines: Lines, head: str, page: Page) -> None:
    """Say a page, each paragraph with the title of its section before the first."""
    lines.say(head, f"{page.title}{f', {page.after}' if page.after else ''}.")
    for section in page.sections:
        title = f"{section.title}: " if section.title else ""
        for number, paragraph in enumerate(section.paragraphs, start=1):
            lines.say(head, f"{title}{f'{number}, ' if section.listed else ''}{paragraph}")
            title = ""


def say_table(lines: Lines, table: Table) -> None:
    """Say a table, a sentence a row: each figure with the title of its column and its unit; no empty ones."""
    lines.say("table", f"{table.title}.{f' {table.note}' if table.note else ''}")
    first, *others = table.columns
    for row in table.rows:
        cells = [
            f"{column.title} {cell}{'' if cell.endswith(column.unit) else f' {column.unit}'}"
            for column, cell in zip(others, row[1:], strict=False)
            if cell
        ]
        lines.say("row", "; ".join([f"{first.title} {row[0]}", *cells]))
