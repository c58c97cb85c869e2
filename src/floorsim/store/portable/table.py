"""A table for other programs: its columns, what they mean, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name with the unit in it, its type in SQLite's terms, and what it holds."""

    name: str
    type: type
    means: str
    of: str = ""
    """The table whose key it holds; empty for none."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows. The first column is its key."""

    name: str
    title: str
    means: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    label: str = ""
    """The column that names a row where another table refers to it."""

    @property
    def key(self) -> str:
        """The name of the column by which others refer to a row."""
        return self.columns[0].name
