"""A table for other programs, as data/ledger_tables.yaml describes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from floorsim.content import content_dir
from floorsim.floor.states import STATE_WORDS
from floorsim.scenario.yaml.reader import read_yaml
from floorsim.store.ledger_tables import DISPOSITIONS, ORIGINS

FILE: Final = "ledger_tables.yaml"
_TYPES: Final = {"text": str, "integer": int, "number": float}
_WORDS: Final = {
    "time": "seconds since midnight before day 1",
    "clock": "as a time of day; d2 stands before it on day 2",
    "origins": ", ".join(ORIGINS),
    "dispositions": ", ".join(DISPOSITIONS),
    "states": ", ".join(STATE_WORDS),
}

Value = str | int | float | None
Row = Sequence[Value]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name with the unit in it, the type of its values, and what it holds."""

    name: str
    type: type
    means: str
    of: str
    """The table whose key it holds; empty for none."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows. The first column is its key."""

    name: str
    title: str
    means: str
    label: str
    """The column that names a row where another table refers to it."""
    columns: Sequence[Column]
    rows: Iterable[Row]

    @property
    def key(self) -> str:
        """The name of the column by which others refer to a row."""
        return self.columns[0].name


def table_named(name: str, rows: Iterable[Row]) -> Table:
    """The table of this name with these rows; their values stand in the order of its columns."""
    about = _described()[name]
    columns = [
        Column(key, _TYPES[one["type"]], one["means"].format_map(_WORDS), one.get("of", ""))
        for key, one in about["columns"].items()
    ]
    return Table(name, about["title"], about["means"], about["label"], columns, rows)


@cache
def _described() -> dict[str, Any]:
    file = content_dir("data") / FILE
    return dict(read_yaml(file.read_bytes(), str(file)).value(()))
