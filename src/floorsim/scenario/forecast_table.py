"""A table of expected contacts, one row an interval, as the counts that a forecast writes."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from floorsim.scenario.durations import format_duration
from floorsim.scenario.faults import Fault, InvalidScenarioError
from floorsim.scenario.times_of_day import format_time, read_time
from floorsim.scenario.wording import choose, shown

TIME: Final = "time"
"""The column that says when each interval begins."""


def counts_in(text: str, source: str, columns: Sequence[str]) -> dict[str, Any]:
    """The forecast `{from, counts, interval}` in a CSV's text; `columns` are tried in order for the contacts.

    Raises:
        InvalidScenarioError: every fault of the table.
    """
    table = csv.reader(io.StringIO(text))
    header = [name.strip() for name in next(table, [])]
    chosen = next((name for name in columns if name in header), None)
    if TIME not in header or chosen is None:
        missing = columns[0] if TIME in header else TIME
        right = choose(missing, header) if header else f"write a first line such as {TIME},{columns[0]}"
        raise InvalidScenarioError([Fault(source, 1, 1, "", f"there is no column {shown(missing)}", right)])
    at, of = header.index(TIME), header.index(chosen)
    faults: list[Fault] = []
    rows: list[tuple[int, float, float]] = []
    for row in table:
        line = table.line_num
        if not any(cell.strip() for cell in row):
            continue
        if len(row) <= max(at, of):
            wrong = "the row has too few values"
            faults.append(Fault(source, line, 1, "", wrong, "write one for each column"))
            continue
        try:
            rows.append((line, read_time(row[at]), _contacts(row[of])))
        except ValueError as refused:
            wrong, _, right = str(refused).partition("; ")
            faults.append(Fault(source, line, 1, "", wrong, right))
    if not rows and not faults:
        wrong = "there is no row below the header"
        faults.append(Fault(source, 1, 1, "", wrong, "write one for each interval"))
    faults.extend(_uneven(rows, source) if not faults else ())
    if faults:
        raise InvalidScenarioError(faults)
    found: dict[str, Any] = {"from": format_time(rows[0][1]), "counts": [contacts for _, _, contacts in rows]}
    if len(rows) > 1:
        found["interval"] = format_duration(rows[1][1] - rows[0][1])
    return found


def _uneven(rows: list[tuple[int, float, float]], source: str) -> list[Fault]:
    """The first row whose time does not follow at the step of the first two."""
    for (_, earlier, _), (line, later, _) in pairwise(rows):
        if later <= earlier or later - earlier != rows[1][1] - rows[0][1]:
            right = "write the times in order and equally far apart"
            return [Fault(source, line, 1, "", "the step in time is another one here", right)]
    return []


def _contacts(cell: str) -> float:
    try:
        contacts = float(cell)
    except ValueError:
        contacts = math.nan
    if not math.isfinite(contacts):
        raise ValueError(f"{shown(cell.strip())} is not a number of contacts; write a number such as 12")
    return contacts
