"""How an export is laid out: the sign between its columns, where its header is, what stands above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from typing import Final

from floorsim.errors import ScenarioError
from floorsim.scenario.files import told
from floorsim.scenario.forecast.rows import Row, rows_in
from floorsim.scenario.importing.clocks import read_stamp, stamp_or_none
from floorsim.scenario.importing.words import EXACT, Names, fit, is_nothing, plain, words
from floorsim.sums import whole_sum

SEPARATORS: Final = {";": "semicolons", "\t": "tabs", "|": "bars", ",": "commas"}
MOST_COLUMNS: Final = 500
MOST_ROWS: Final = 300_000
"""Rows of an export that are read (D: more of them fit into no file of the size that is read)."""
SAMPLE: Final = 400
"""Rows from which the columns are guessed."""
LAST_HEADER: Final = 40
"""Rows among which the header is looked for."""
_LEAST_FIT: Final = 30.0
"""How well a cell of a header must fit a known name at least (D: a third of its letters)."""

Lists = dict[str, tuple[Names, ...]]


@dataclass
class Table:
    """An export's rows below its header, the names of its columns, and what was noticed on the way."""

    source: str
    separator: str
    names: tuple[str, ...]
    sample: list[Row]
    _rest: Iterator[Row]
    notes: list[str] = field(default_factory=list)

    def values(self, index: int) -> list[str]:
        """What stands in a column of the sample, without cells that say nothing."""
        cells = (row.cells[index].text.strip() for row in self.sample if index < len(row.cells))
        return [cell for cell in cells if not is_nothing(cell)]

    def rows(self) -> Iterator[Row]:
        """Every row below the header, once."""
        return chain(self.sample, self._rest)


def table_in(text: str, source: str, known: Lists) -> Table:
    """The table in an export's text; its header is the row that has most names of the known lists.

    Where no row does, the columns have no names but their numbers.

    Raises:
        InvalidScenarioError: a quote is never closed.
        ScenarioError: it has too many columns.
    """
    if text.count("\n") > MOST_ROWS:
        raise ScenarioError(f"{told(source)}: the table has more than {MOST_ROWS:,} rows; export fewer days.")
    separator, text = _separator(text)
    rows = (row for row in rows_in(text, source, separator) if not row.is_empty)
    head = list(islice(rows, SAMPLE + LAST_HEADER))
    width = max((len(row.cells) for row in head), default=0)
    if width > MOST_COLUMNS:
        raise ScenarioError(
            f"{told(source)}: the table has {width:,} columns; export it with {MOST_COLUMNS} at most."
        )
    at, depth = _header(head, known)
    lines = tuple(row.line for row in head[at : at + depth])
    names = _names(head[at : at + depth]) or tuple(f"column {number}" for number in range(1, width + 1))
    table = Table(source, separator, names, head[at + depth :], rows)
    if at:
        many = f"lines {head[0].line} to {head[at - 1].line}" if at > 1 else f"line {head[0].line}"
        table.notes.append(
            f"The header is in line {lines[0]}; {many} above it {'are' if at > 1 else 'is'} left out."
        )
    if depth == 2:
        table.notes.append(f"The header has two rows, lines {lines[0]} and {lines[1]}; they are read as one.")
    if not depth:
        table.notes.append("No header was found; columns go by their numbers.")
    return table


def is_total(row: Row) -> bool:
    """Whether a row is a total below or between others, by the first or the last word of its first value."""
    first = next((plain(cell.text) for cell in row.cells if cell.text.strip()), "")
    return any(f"{first} ".startswith(f"{word} ") or first.endswith(f" {word}") for word in words().totals)


def _separator(text: str) -> tuple[str, str]:
    """The sign between columns: the one that stands in most lines equally often."""
    first = text.partition("\n")[0].strip().strip('"').casefold()
    if first.startswith("sep=") and first[4:] in SEPARATORS:
        return first[4:], "\n" + text.partition("\n")[2]  # the line stays, so that others keep their numbers
    lines = [line for line in text[:200_000].split("\n")[:120] if line.strip()]

    def evenness(sign: str) -> float:
        counts = Counter(_unquoted(line).count(sign) for line in lines)
        del counts[0]
        count, times = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return times / len(lines) * (2 - 1 / count) if count else 0.0

    return max(SEPARATORS, key=evenness), text


def _unquoted(line: str) -> str:
    return "".join(line.split('"')[::2]) if '"' in line else line


def _header(head: Sequence[Row], known: Lists) -> tuple[int, int]:
    """Where the header begins among the rows, and how many rows it has; (0, 0) if there is none."""
    best, place = 1.0, (0, 0)
    for at in range(min(LAST_HEADER, len(head))):
        for depth in (1, 2):
            rows = head[at : at + depth]
            if len(rows) < depth or any(_has_values(row) for row in rows):
                break
            found = _known_names(_names(rows), known) - 0.5 * (depth - 1)
            if found > best:
                best, place = found, (at, depth)
    return place if place[1] else _above_the_values(head, known)


def _above_the_values(head: Sequence[Row], known: Lists) -> tuple[int, int]:
    """The row above the first values, if its cells are names that nobody knows; else the first with a known
    one."""
    for at, (row, below) in enumerate(pairwise(head[: LAST_HEADER + 1])):
        if _is_time_and_dates(row, below):
            return at, 1
        names = whole_sum(bool(cell.text.strip()) for cell in row.cells)
        if names > 1 and not _has_values(row) and _has_values(below):
            return at, 1
    for at, row in enumerate(head[:LAST_HEADER]):
        cells = [plain(cell.text) for cell in row.cells]
        is_known = any(fit(cell, lists) >= EXACT for cell in cells for lists in known.values())
        if len(cells) > 1 and is_known and not _has_values(row):
            return at, 1
    return 0, 0


def _is_time_and_dates(row: Row, below: Row) -> bool:
    """Whether a word stands above times, and beside it one date for each column of numbers."""
    first, *others = [cell.text.strip() for cell in row.cells]
    return (
        len(others) > 1
        and len(below.cells) == len(row.cells)
        and bool(plain(first))
        and not _is_value(first)
        and all(_is_date(cell) for cell in others)
        and _is_value(below.cells[0].text.strip())
    )


def _is_date(cell: str) -> bool:
    stamp = stamp_or_none(cell)
    return stamp.day is not None and stamp.at_s is None


def _known_names(names: Sequence[str], known: Lists) -> int:
    """How many roles have a column that fits them, less the names that come again."""
    names = [plain(name) for name in names if name.strip() and len(name) < 80]
    if len(names) < 2:
        return 0
    roles = {role for name in names for role, lists in known.items() if fit(name, lists) >= _LEAST_FIT}
    return min(len(roles), len(names)) - (len(names) - len(set(names)))


def _has_values(row: Row) -> bool:
    """Whether numbers or times stand in a row, which those of a header do not."""
    cells = [cell.text.strip() for cell in row.cells if cell.text.strip()]
    return whole_sum(map(_is_value, cells)) > len(cells) / 3


def _is_value(cell: str) -> bool:
    if not any(sign.isdigit() for sign in cell):
        return False
    try:
        read_stamp(cell)
    except ValueError:
        return cell.replace(",", "").replace(".", "").replace("%", "").strip("-").isdigit()
    return True


def _names(rows: Sequence[Row]) -> tuple[str, ...]:
    """The names of the columns; of a header of two rows the upper name goes on to the right."""
    if not rows:
        return ()
    lower = [" ".join(cell.text.split()) for cell in rows[-1].cells]
    if len(rows) == 1:
        return tuple(lower)
    upper: list[str] = []
    for cell in rows[0].cells:
        upper.append(" ".join(cell.text.split()) or (upper[-1] if upper else ""))
    upper += [upper[-1]] * (len(lower) - len(upper))
    return tuple(" ".join((above, below)).strip() for above, below in zip(upper, lower, strict=False))
