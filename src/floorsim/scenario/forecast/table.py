"""A table of expected contacts, one row an interval, as the counts that a forecast writes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Final

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.forecast.cells import is_time, read_contacts, read_start
from floorsim.scenario.forecast.rows import Cell, Row, rows_in
from floorsim.scenario.forecast.steps import ALL_DAY, Hours, MisplacedError, Place, Timed, counts_of
from floorsim.scenario.values.times_of_day import format_time
from floorsim.wording.names import listed, nearest
from floorsim.wording.sentences import shortened, shown

TIME: Final = "time"
"""The column that says when each interval begins."""

_OTHER_SEPARATORS: Final = {";": "semicolons", "\t": "tabs"}
_THOUSANDS: Final = re.compile(r"\d{3}(\.\d+)?", re.ASCII)
_NOTHING: Final = Cell("", 1)


def counts_in(
    text: str, source: str, columns: Sequence[str], hours: Hours = ALL_DAY
) -> tuple[dict[str, Any], list[Fault]]:
    """The forecast `{from, counts, interval}` in a CSV's text, and what is warned of.

    `columns` are tried in order for the contacts; accents count alike however they are written. Rows may be
    left out outside the channel's `hours`.

    Raises:
        InvalidScenarioError: every fault of the table, each at its line and column in the file.
    """
    return _Table(text, source).counts([_composed(name) for name in columns], hours)


class _Table:
    """A CSV's text, and the faults found in it so far."""

    def __init__(self, text: str, source: str) -> None:
        self.source = source
        self.first_line = text.partition("\n")[0]
        self.rows = rows_in(text, source)
        self.header = next(self.rows, Row(1, (_NOTHING,)))
        self.names = [_composed(cell.text) for cell in self.header.cells]
        self.faults: list[Fault] = []

    def counts(self, columns: Sequence[str], hours: Hours) -> tuple[dict[str, Any], list[Fault]]:
        chosen = next((name for name in columns if name in self.names), None)
        if TIME not in self.names or chosen is None:
            raise InvalidScenarioError([self._without_column(columns)])
        self._refuse_repeated((TIME, chosen))
        rows = list(self._read(self.names.index(TIME), self.names.index(chosen)))
        if not rows and not self.faults:
            self._fault(
                1, self.header.cells[0], "there is no row below the header", "write one for each interval"
            )
        if self.faults:
            raise InvalidScenarioError(self.faults)
        try:
            counts, gaps = counts_of(rows, hours)
        except MisplacedError as misplaced:
            self.faults.append(Fault(self.source, *misplaced.place, "", misplaced.wrong, misplaced.right))
            raise InvalidScenarioError(self.faults) from None
        return counts, [
            Fault(
                self.source,
                *gap.place,
                "",
                f"the rows above say nothing of {format_time(gap.start_s)} to {format_time(gap.end_s)}, "
                "when the channel is open",
                "nobody is expected then; write rows for these hours if that is not meant",
                "warning",
            )
            for gap in gaps
        ]

    def _refuse_repeated(self, used: Sequence[str]) -> None:
        """Raises if a column that is used stands there twice: either could be meant."""
        for name in used:
            places = [
                cell for cell, other in zip(self.header.cells, self.names, strict=True) if other == name
            ]
            if len(places) > 1:
                wrong = f"the column {shown(name)} is repeated; column {places[0].column} has it already"
                right = "keep one of the two, or give them different names"
                self._fault(1, places[1], wrong, right)
        if self.faults:
            raise InvalidScenarioError(self.faults)

    def _without_column(self, columns: Sequence[str]) -> Fault:
        """Why a column that is needed is not there."""
        example = f"{TIME},{columns[0]}"
        missing = columns[0] if TIME in self.names else TIME
        for sign, name in _OTHER_SEPARATORS.items():
            if len(self.names) == 1 and sign in self.first_line:
                right = f"save the table with commas between them: {example}"
                at = self.first_line.index(sign) + 1
                return Fault(self.source, 1, at, "", f"{name} stand between the columns", right)
        near = nearest(missing, [name for name in self.names if name and name not in (TIME, *columns)])
        if missing == TIME:
            near = self._column_of_times() or near
        names = listed(self.names, "and")
        if not any(self.names):
            right = f"write a first line such as {example}"
        elif missing == TIME:
            right = f"write {TIME} in place of {near}" if near else f"write {example} as the first line"
            if not near or nearest(TIME, [near]) is None:
                right = f"the first line has {names}; {right}, or read it with `floorsim forecast import`"
        elif near is not None:
            right = f"write {missing} in place of {near}, or column: {near} beside file:"
        else:
            right = f"the columns are {names}: name the one that is meant as column: beside file:"
        cell = self.header.cells[self.names.index(near)] if near is not None else _NOTHING
        return Fault(self.source, 1, cell.column, "", f"there is no column {shown(missing)}", right)

    def _column_of_times(self) -> str | None:
        """The column whose first value is a time of day, if there is one."""
        row = next((row for row in self.rows if not row.is_empty), None)
        cells = row.cells if row is not None else ()
        times = (name for name, cell in zip(self.names, cells, strict=False) if name and is_time(cell.text))
        return next(times, None)

    def _read(self, at: int, of: int) -> Iterator[Timed]:
        """Each row whose two values can be read; a fault for each value that cannot."""
        width = len(self.names)
        for row in self.rows:
            line, cells = row.line, row.cells
            if row.is_empty:
                continue
            if len(cells) <= max(at, of):
                self._fault(line, cells[0], "the row has too few values", "write one for each column")
            elif any(cell.text.strip() for cell in cells[width:]):
                right = "write one for each column"
                if _THOUSANDS.fullmatch(cells[width].text.strip()):
                    whole = shortened(f"{cells[width - 1].text.strip()}{cells[width].text.strip()}")
                    right = f"write {whole} without a comma, which begins a new column"
                wrong = "the row has more values than there are columns"
                self._fault(line, cells[width], wrong, right)
            else:
                start, contacts = self._value(line, at, cells[at]), self._value(line, of, cells[of])
                if start is not None and contacts is not None:
                    yield Timed(Place(line, cells[at].column), start, contacts)

    def _value(self, line: int, index: int, cell: Cell) -> float | None:
        read = read_start if self.names[index] == TIME else read_contacts
        try:
            return read(cell.text)
        except ValueError as refused:
            self.faults.append(Fault.of(self.source, line, cell.column, "", refused))
        return None

    def _fault(self, line: int, cell: Cell, wrong: str, right: str) -> None:
        self.faults.append(Fault(self.source, line, cell.column, "", wrong, right))


def _composed(name: str) -> str:
    """A column's name with its accents written one way (NFC)."""
    return unicodedata.normalize("NFC", name).strip()
