"""The breaks of a roster, in one cell each or with a column for their end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from floorsim.scenario.forecast.rows import Row
from floorsim.scenario.importing.clocks import stamp_or_none
from floorsim.scenario.importing.layout import Table
from floorsim.scenario.importing.words import fit, has_word, plain, words
from floorsim.scenario.values.times_of_day import format_time
from floorsim.units import DAY_S
from floorsim.wording.sentences import shown

USUAL_S: Final = {"break": 900.0, "lunch": 1800.0}
"""How long a break is of which only the beginning is said (D)."""
_BETWEEN_BREAKS: Final = re.compile(r"[;,/&+]| and | und | y | et ")
_BEGINS: Final = ("start", "begin", "from", "beginn", "von", "inicio", "debut")
"""Words of a column that holds the beginning of a break whose end has its own."""


class BreakColumn(NamedTuple):
    """Breaks of a kind: the index of the column where they begin, and of that where they end, if one does."""

    kind: str
    begins: int
    end: int | None = None


class WrongCellError(ValueError):
    """A value of a row cannot be read: what is wrong and what would be right, and the column of the line."""

    def __init__(self, reason: str, column: int) -> None:
        super().__init__(reason)
        self.column = column


def break_columns(table: Table, of: Mapping[str, int]) -> list[BreakColumn]:
    """The columns of breaks; `of` are the columns that are something else."""
    found: list[BreakColumn] = []
    for index, name in enumerate(map(plain, table.names)):
        bare = " ".join(word for word in name.split() if word not in (*words().ends, *_BEGINS))
        fits = {kind: fit(bare, words().roster[kind]) for kind in USUAL_S}
        kind = max(fits, key=lambda one: fits[one])
        if fits[kind] <= 50 or (index in of.values() and index not in (of.get("break"), of.get("lunch"))):
            continue
        if has_word(name, words().ends) and found and found[-1].kind == kind:
            found[-1] = found[-1]._replace(end=index)
        else:
            found.append(BreakColumn(kind, index))
    return found


def breaks_of(
    row: Row, columns: Sequence[BreakColumn], start_s: float, end_s: float
) -> tuple[tuple[str, float, float], ...]:
    """Kind, beginning and length of each break of a shift.

    Raises:
        WrongCellError: one cannot be read, is outside the shift, or goes on when the next begins.
    """
    taken: list[tuple[str, float, float]] = []
    for kind, index, end in columns:
        if index < len(row.cells):
            text, column = row.cells[index]
            if end is not None and end < len(row.cells) and plain(row.cells[end].text):
                text += f"-{row.cells[end].text}"
            taken += _breaks(text, kind, column, start_s)
    for kind, at_s, length_s in taken:
        if at_s < start_s or at_s + length_s > end_s:
            hours = f"{format_time(start_s)} to {format_time(end_s)}"
            raise WrongCellError(
                f"the {kind} at {format_time(at_s)} is outside the shift of {hours}; correct one of them", 1
            )
    taken.sort(key=lambda one: one[1])
    for (kind, at_s, length_s), (_, next_s, _) in pairwise(taken):
        if at_s + length_s > next_s:
            wrong = (
                f"the {kind} at {format_time(at_s)} goes on when the next begins, at {format_time(next_s)}"
            )
            raise WrongCellError(f"{wrong}; correct one of them", 1)
    return tuple(taken)


def _breaks(text: str, kind: str, column: int, start_s: float) -> Iterator[tuple[str, float, float]]:
    """The breaks of a cell: `10:00`, `10:00-10:15; 15:00`; those before the shift are of the morning
    after."""
    for piece in _BETWEEN_BREAKS.split(text):
        if not plain(piece) or plain(piece) in words().off:
            continue
        stamp = stamp_or_none(piece)
        if stamp.at_s is None or ":" not in piece:
            raise WrongCellError(
                f"{shown(piece.strip())} is not the time of a {kind}; write one such as 10:00-10:15", column
            )
        length_s = stamp.end_s - stamp.at_s if stamp.end_s is not None else USUAL_S[kind]
        yield kind, stamp.at_s + (DAY_S if stamp.at_s < start_s else 0.0), length_s
