"""A table of expected contacts, one row an interval, as the counts that a forecast writes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from floorsim.scenario.faults.fault import Fault, InvalidScenarioError
from floorsim.scenario.forecast.cells import read_contacts, read_start
from floorsim.scenario.values.durations import format_duration
from floorsim.scenario.values.times_of_day import format_time
from floorsim.scenario.wording import listed, nearest, shown

TIME: Final = "time"
"""The column that says when each interval begins."""

_OTHER_SEPARATORS: Final = {";": "semicolons", "\t": "tabs"}
_THOUSANDS: Final = re.compile(r"\d{3}(\.\d+)?", re.ASCII)

Row = tuple[int, float, float]
"""Line of the file, start of the interval in seconds after midnight, expected contacts."""


def counts_in(text: str, source: str, columns: Sequence[str]) -> dict[str, Any]:
    """The forecast `{from, counts, interval}` in a CSV's text; `columns` are tried in order for the contacts.

    Raises:
        InvalidScenarioError: every fault of the table, each at its line and column in the file.
    """
    return _Table(text, source).counts(columns)


class _Table:
    """A CSV's text, and the faults found in it so far."""

    def __init__(self, text: str, source: str) -> None:
        self.source = source
        self.lines = text.split("\n")
        self.rows = csv.reader(io.StringIO(text))
        self.header = [name.strip() for name in next(self.rows, [])]
        self.faults: list[Fault] = []

    def counts(self, columns: Sequence[str]) -> dict[str, Any]:
        chosen = next((name for name in columns if name in self.header), None)
        if TIME not in self.header or chosen is None:
            raise InvalidScenarioError([self._without_column(columns)])
        rows = list(self._read(self.header.index(TIME), self.header.index(chosen)))
        if not rows and not self.faults:
            self._fault(1, 0, "there is no row below the header", "write one for each interval")
        if not self.faults:
            self._check_steps(rows)
        if self.faults:
            raise InvalidScenarioError(self.faults)
        start = format_time(rows[0][1])
        found: dict[str, Any] = {"from": start, "counts": [contacts for _, _, contacts in rows]}
        if len(rows) > 1:
            found["interval"] = format_duration(rows[1][1] - rows[0][1])
        return found

    def _without_column(self, columns: Sequence[str]) -> Fault:
        """Why a column that is needed is not there."""
        first_line, example = self.lines[0], f"{TIME},{columns[0]}"
        missing = columns[0] if TIME in self.header else TIME
        for sign, name in _OTHER_SEPARATORS.items():
            if len(self.header) == 1 and sign in first_line:
                right = f"save the table with commas between them: {example}"
                at = first_line.index(sign) + 1
                return Fault(self.source, 1, at, "", f"{name} stand between the columns", right)
        near = nearest(missing, [name for name in self.header if name and name not in (TIME, *columns)])
        if not any(self.header):
            right = f"write a first line such as {example}"
        elif near is not None:
            right = f"write {missing} in place of {near}"
        else:
            right = f"write {example} as the first line"
        if missing != TIME:
            names = listed(self.header, "and")
            right = (
                f"{right}, or column: {near} beside file:"
                if near is not None
                else f"the columns are {names}: name the one that is meant as column: beside file:"
            )
        column = self._column(1, self.header.index(near)) if near is not None else 1
        return Fault(self.source, 1, column, "", f"there is no column {shown(missing)}", right)

    def _read(self, at: int, of: int) -> Iterator[Row]:
        """Each row whose two values can be read; a fault for each value that cannot."""
        for row in self.rows:
            line, width = self.rows.line_num, len(self.header)
            if not any(cell.strip() for cell in row):
                continue
            if len(row) <= max(at, of):
                self._fault(line, 0, "the row has too few values", "write one for each column")
            elif any(cell.strip() for cell in row[width:]):
                right = "write one for each column"
                if _THOUSANDS.fullmatch(row[width].strip()):
                    whole = f"{row[width - 1].strip()}{row[width].strip()}"
                    right = f"write {whole} without a comma, which begins a new column"
                self._fault(line, width, "the row has more values than there are columns", right)
            else:
                start, contacts = self._value(line, at, row), self._value(line, of, row)
                if start is not None and contacts is not None:
                    yield line, start, contacts

    def _value(self, line: int, index: int, row: Sequence[str]) -> float | None:
        read = read_start if self.header[index] == TIME else read_contacts
        try:
            return read(row[index])
        except ValueError as refused:
            wrong, _, right = str(refused).partition("; ")
            self._fault(line, index, wrong, right)
        return None

    def _check_steps(self, rows: Sequence[Row]) -> None:
        """A fault for the first row whose time does not follow at the step of the first two."""
        for (_, earlier, _), (line, later, _) in pairwise(rows):
            at = self.header.index(TIME)
            if later <= earlier:
                wrong = f"{format_time(later)} does not come after {format_time(earlier)} in the row above"
                return self._fault(line, at, wrong, "write the rows in order of time")
            usual, step = rows[1][1] - rows[0][1], later - earlier
            if step != usual:
                wrong = f"{format_time(later)} is {format_duration(step)} after the row above"
                first = f"the first two rows are {format_duration(usual)} apart"
                right = f"write every {format_duration(usual)}"
                return self._fault(line, at, f"{wrong}, and {first}", right)
        return None

    def _fault(self, line: int, index: int, wrong: str, right: str) -> None:
        self.faults.append(Fault(self.source, line, self._column(line, index), "", wrong, right))

    def _column(self, line: int, index: int) -> int:
        """Where a value of a line begins, from 1; commas inside quotes separate nothing."""
        quoted, passed = False, 0
        for place, sign in enumerate(self.lines[line - 1], 1):
            if passed == index:
                return place
            quoted ^= sign == '"'
            passed += sign == "," and not quoted
        return len(self.lines[line - 1]) + 1 if passed == index else 1
