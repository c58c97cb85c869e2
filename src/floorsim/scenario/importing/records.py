"""The rows of a table that count: without totals, headers that come again, and what was not asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from floorsim.scenario.forecast.rows import Row
from floorsim.scenario.importing.clocks import read_stamp
from floorsim.scenario.importing.layout import Table, is_total
from floorsim.scenario.importing.words import has_word, is_nothing, plain, words
from floorsim.wording.names import listed
from floorsim.wording.numbers import counted

_SHARED: Final = 12
"""Letters of a value up to which rows share one copy of it: dates, queues, numbers."""
MOST_VALUES: Final = 1_000
"""Different values of a column that are kept to tell which there are."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its line, its values, the column of the line at which each begins, and which role each has."""

    line: int
    values: tuple[str, ...]
    columns: tuple[int, ...]
    roles: Mapping[str, int]

    def cell(self, role: str) -> str:
        """The value of the column that has a role; nothing if there is none."""
        index = self.roles.get(role)
        return self.values[index] if index is not None and index < len(self.values) else ""

    def place(self, role: str) -> int:
        """The column of the line at which that value begins."""
        index = self.roles.get(role, 0)
        return self.columns[index] if index < len(self.columns) else 1


class Records:
    """A table's rows by role; `where` are columns and the value that each must have."""

    def __init__(self, table: Table, columns: Mapping[str, int], where: Sequence[tuple[int, str]]) -> None:
        self.table = table
        self.columns = columns
        self.left_out = 0
        self.totals: list[int] = []
        self.last_total: dict[str, str] = {}
        """What the last of the totals says, by role."""
        self.headers: list[int] = []
        self.carried: list[int] = []
        self.values: dict[int, Counter[str]] = {column: Counter() for column, _ in where}
        queue = columns.get("queue")
        named = set() if queue is None else set(map(plain, table.values(queue)))
        self._of_all = set(words().totals).difference(words().average)
        self._has_queues = queue not in self.values and bool(named - self._of_all)
        self._where = [(column, plain(value)) for column, value in where]

    def kept(self, held: Sequence[str]) -> Iterator[Record]:
        """The rows that count, in the order of the file; in the columns of the roles `held` a value holds for
        the rows below it that have none."""
        names = tuple(map(plain, self.table.names))
        above = {self.columns[role]: "" for role in held if role in self.columns}
        known: dict[str, str] = {}
        for row in self.table.rows():
            texts = (cell.text.strip() for cell in row.cells)
            cells = tuple("" if is_nothing(text) else text for text in texts)
            if self._is_total(row, cells):
                self.totals.append(row.line)
                if not any(has_word(plain(cell), words().average) for cell in cells):
                    self.last_total = {role: cells[i] for role, i in self.columns.items() if i < len(cells)}
                continue
            if cells and tuple(map(plain, cells[: len(names)])) == names:
                self.headers.append(row.line)
                continue
            whole = cells
            for index in above:
                if index < len(cells):
                    above[index] = cells[index] or above[index]
                    whole = (*whole[:index], above[index], *whole[index + 1 :])
            if whole != cells:
                cells = whole
                self.carried.append(row.line)
            if not self._is_asked_for(cells):
                self.left_out += 1
                continue
            places = tuple([cell.column for cell in row.cells])
            values = tuple([known.setdefault(cell, cell) if len(cell) < _SHARED else cell for cell in cells])
            yield Record(row.line, values, places, self.columns)

    def _is_total(self, row: Row, cells: Sequence[str]) -> bool:
        """Whether a row is a total: it is named so and has no time, or it is of all queues together."""
        queue, time = (self.columns.get(role, len(cells)) for role in ("queue", "time"))
        if self._has_queues and queue < len(cells) and plain(cells[queue]) in self._of_all:
            return True
        written = cells[time] if time < len(cells) else ""
        if not is_total(row) and plain(written) not in words().totals:
            return False
        try:
            return read_stamp(written).at_s is None
        except ValueError:
            return True

    def _is_asked_for(self, cells: tuple[str, ...]) -> bool:
        asked = True
        for column, wanted in self._where:
            value = cells[column] if column < len(cells) else ""
            if len(self.values[column]) < MOST_VALUES:
                self.values[column][value] += 1
            asked = asked and plain(value) == wanted
        return asked

    def notes(self) -> Iterator[str]:
        """Sentences about the rows that do not count."""
        if self.totals:
            yield f"{_lines(self.totals)} left out as totals."
        if self.headers:
            yield f"{_lines(self.headers)} left out: the header again."
        if self.carried:
            many = f"{counted(len(self.carried), 'row')}, the first in line {self.carried[0]}"
            yield f"In {many}, the day or queue is that of the row above."


def _lines(lines: Sequence[int]) -> str:
    return f"Line {lines[0]} is" if len(lines) == 1 else f"Lines {listed(lines, 'and')} are"
