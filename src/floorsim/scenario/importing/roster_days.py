"""Which rows of a roster are of the day that is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from floorsim.errors import UsageError
from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.forecast.rows import Row
from floorsim.scenario.importing.clocks import Unsure, read_stamp, stamp_or_none
from floorsim.scenario.importing.layout import Table
from floorsim.scenario.importing.moments import ORDERS


def rows_of_day(
    table: Table, of: Mapping[str, int], on: date | None, notes: list[str], unreadable: list[Fault]
) -> Iterator[Row]:
    """The rows of one day, with those that are off and so have no beginning that could say it.

    Adds to the notes and to what cannot be read. Raises UsageError where `on` must be said, or is not there.
    """
    source, column = table.source, _day_column(table, of)
    if column is None and on is not None:
        raise UsageError(f"{source}: no column has dates; name it with --date, or leave out --day.")
    if column is None:
        yield from table.rows()
        return
    days: dict[date | Unsure, list[Row]] = {}
    for row in table.rows():
        cell = row.cells[column] if column < len(row.cells) else row.cells[0]
        try:
            day = read_stamp(cell.text).day
        except ValueError as refused:
            if "date" in of:
                unreadable.append(Fault.of(source, row.line, cell.column, "", refused))
            else:
                yield row
            continue
        if day is not None:
            days.setdefault(day, []).append(row)
    if not days:
        return
    if on is None and len(days) == 1:
        yield from next(iter(days.values()))
        return
    if on is None:
        raise UsageError(f"{source}: the roster has {len(days)} days; say which, such as --day 2025-01-06.")
    meant = [
        day for day in days if day == on or (isinstance(day, Unsure) and on in map(day.in_order, ORDERS))
    ]
    if not meant:
        raise UsageError(f"{source}: the roster has no rows for {on}.")
    if len(meant) > 1:
        raise UsageError(f"{source}: {on} may be {len(meant)} of its dates; write the dates as 2025-01-06.")
    if isinstance(meant[0], Unsure):
        written = "/".join(map(str, meant[0]))
        notes.append(f"{written} is taken for {on}; the file does not say whether the day goes first.")
    yield from days[meant[0]]


def _day_column(table: Table, of: Mapping[str, int]) -> int | None:
    """The column that says of which day a row is: its own, or that of the beginnings if these have dates."""
    column = of.get("start", of.get("shift", 0))
    has_days = any(stamp_or_none(cell).day for cell in table.values(column))
    return of.get("date", column if has_days else None)
