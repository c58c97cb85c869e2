"""Exports with a row for each interval."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import fsum, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from floorsim.errors import UsageError
from floorsim.scenario.importing.clocks import read_stamp
from floorsim.scenario.importing.columns import Columns, only_numbers
from floorsim.scenario.importing.export import PARTS, Day, Export, Volume, usual_step_s
from floorsim.scenario.importing.layout import Table
from floorsim.scenario.importing.moments import clock_changes
from floorsim.scenario.importing.numbers import Decimal, read_length, read_number
from floorsim.scenario.importing.records import Record
from floorsim.scenario.importing.words import has_word, plain, weekday_of, words
from floorsim.scenario.values.durations import format_duration
from floorsim.units import DAY_S
from floorsim.wording.names import listed

if TYPE_CHECKING:
    from floorsim.scenario.importing.reading import Choices, Times

SHORTEST_HANDLE_S: Final = 20.0
LONGEST_HANDLE_S: Final = 3600.0
"""Between these a mean handling time is likely (D); what lies outside is probably of another unit."""
SHORTEST_EACH_S: Final = 5.0
"""A part of handling, such as after-contact work, may be so short (D)."""
LARGEST_FRACTION: Final = 1 / 8
"""Handling times below it are fractions of a day, as spreadsheets keep them (D: three hours)."""
LEAST_ROWS: Final = 6
"""Rows without which their spread says nothing (D)."""


_OF_CALLS: Final = ("answered_at", "ended_at", "duration", "wait", "outcome", "call_id")
"""What only columns of single calls can be."""


class _Entry(NamedTuple):
    record: Record
    day: Day
    at_s: float
    length_s: float | None
    contacts: float | None
    """None where it cannot be read."""
    weight: float
    lengths: dict[str, float]


def days_across(table: Table, columns: Columns, decimal: Decimal) -> dict[int, Day]:
    """The columns that hold one day each, as their names are weekdays or dates; none unless two do."""
    found = {}
    for index in only_numbers(table, columns.of, decimal):
        name = table.names[index]
        weekday = weekday_of(name) if weekday_of(name) is not None else weekday_of(name.split(" ")[0])
        try:
            stamp = read_stamp(name) if weekday is None else None
        except ValueError:
            continue
        if weekday is not None:
            found[index] = Day(weekday=weekday)
        elif (
            stamp is not None
            and not isinstance(stamp.day, tuple)
            and stamp.day is not None
            and stamp.at_s is None
        ):
            found[index] = Day(date=stamp.day)
    return found if len(found) > 1 else {}


def read(
    table: Table, kept: Sequence[Record], times: Times, export: Export, decimal: Decimal, choices: Choices
) -> None:
    """Adds the rows to the export: its days, the length of an interval, and what is to be told."""
    for role in _OF_CALLS:
        export.columns.pop(role, None)
    across = days_across(table, _columns(table, export), decimal) if "offered" not in export.columns else {}
    if across:
        export.columns |= {"offered": ", ".join(table.names[index] for index in across)}
    entries = [entry for record in kept for entry in _entries(record, across, times, export, decimal)]
    entries = [entry for entry in entries if times.is_asked_for(entry.day.date)]
    starts: dict[Day, list[float]] = defaultdict(list)
    for entry in entries:
        starts[entry.day].append(entry.at_s)
    step_s = usual_step_s(starts, [entry.length_s for entry in entries if entry.length_s])
    if entries and step_s is None and choices.interval_s is None:
        raise UsageError("All rows begin at one time; say how long an interval is, such as --interval 30m.")
    export.step_s = step_s or choices.interval_s or DAY_S
    entries = [entry for entry in entries if entry.contacts is not None]
    export.rows_read = len({entry.record.line for entry in entries})
    _tell_second_day(entries, export)
    units, whole = _units(entries, export)
    grid = Counter(entry.at_s % export.step_s for entry in entries).most_common(1)
    for entry in entries:
        if entry.at_s % export.step_s != grid[0][0]:
            length = format_duration(export.step_s)
            wrong = f"'{entry.record.cell('time')}' is not the start of one of the intervals of {length}"
            times.refuse(entry.record, "time", ValueError(f"{wrong}; correct it"))
            export.rows_read -= 1
            continue
        parts = {
            part: (entry.weight, length * units[part] * (1 if part in whole else entry.weight))
            for part, length in entry.lengths.items()
        }
        export.days.setdefault(entry.day, {}).setdefault(entry.at_s, Volume()).add(
            entry.contacts or 0.0, parts
        )
    changed = clock_changes({entry.day.date for entry in entries if entry.day.date}, times.zone)
    _tell_mixed([entry for entry in entries if entry.day.date not in changed], export, choices)


def _columns(table: Table, export: Export) -> Columns:
    return Columns({role: table.names.index(name) for role, name in export.columns.items()}, frozenset())


def _entries(
    record: Record, across: dict[int, Day], times: Times, export: Export, decimal: Decimal
) -> list[_Entry]:
    """What a row says, or nothing and a fault; of a table with a column for each day, one entry a day."""
    found = times.of(record)
    if found is None:
        return []
    (date, at_s), stamp = found
    length_s = stamp.end_s - stamp.at_s if stamp.end_s is not None and stamp.at_s is not None else None
    day = Day(date=date) if date is not None else Day(weekday=weekday_of(record.cell("weekday")))
    if date is not None and date.year == 1:
        day = Day(number=date.day)
    try:
        if across:
            return [
                _Entry(record, own, at_s, length_s, number, number, {})
                for index, own in across.items()
                for number in [
                    read_number(record.values[index] if index < len(record.values) else "", decimal)
                ]
            ]
        contacts, weight = _counts(record, export, decimal)
    except ValueError as refused:
        times.refuse(record, "offered", refused)
        return [_Entry(record, day, at_s, length_s, None, 0.0, {})]
    lengths: dict[str, float] = {}
    for part in PARTS:
        cell = record.cell(part)
        if cell and part in export.columns:
            try:
                lengths[part] = read_length(cell, decimal, _unit_s(export.columns[part]))
            except ValueError as refused:
                if weight:
                    times.refuse(record, part, refused)
    return [_Entry(record, day, at_s, length_s, contacts, weight, lengths)]


def _counts(record: Record, export: Export, decimal: Decimal) -> tuple[float, float]:
    """Contacts of an interval, and those of them whose handling time it tells."""
    counts = {
        role: read_number(record.cell(role), decimal)
        for role in ("offered", "answered", "abandoned")
        if role in export.columns
        and (role == "offered" or "offered" not in export.columns or record.cell(role))
    }
    offered = counts.get("offered", counts.get("answered", 0.0) + counts.get("abandoned", 0.0))
    handled = counts.get("answered", offered - counts.get("abandoned", 0.0))
    return offered, max(0.0, handled)


def _unit_s(column: str) -> float:
    return 60.0 if has_word(plain(column), words().minutes) else 1.0


def _units(entries: Sequence[_Entry], export: Export) -> tuple[dict[str, float], set[str]]:
    """By what the lengths of each column are multiplied, and the columns that hold the sum of an interval.

    What the name does not say the values do; both are told.
    """
    units = dict.fromkeys(map(str, PARTS), 1.0)
    whole: set[str] = set()
    for part in PARTS:
        column = export.columns.get(part, "")
        seen = [
            (entry.lengths[part], entry.weight)
            for entry in entries
            if entry.lengths.get(part) and entry.weight
        ]
        if not seen:
            continue
        name = plain(column)
        is_mean, is_sum = has_word(name, words().average), has_word(name, words().whole)
        weight = fsum(weight for _, weight in seen)
        mean_s = fsum(length * weight for length, weight in seen) / weight
        each_s = fsum(length for length, _ in seen) / weight
        if max(length for length, _ in seen) < LARGEST_FRACTION and _unit_s(column) == 1.0:
            units[part] = DAY_S
            export.notes.append(f"The times in '{column}' are read as fractions of a day.")
        elif (is_sum and not is_mean) or (not is_mean and (whole or _is_steadier_each(seen, mean_s, each_s))):
            whole.add(part)
            export.notes.append(f"The times in '{column}' are read as the sum of each interval.")
        elif mean_s > LONGEST_HANDLE_S and mean_s / 1000 < LONGEST_HANDLE_S:
            units[part] = 0.001
            export.notes.append(f"The times in '{column}' are read as milliseconds.")
        elif part in ("handle_time", "talk") and not SHORTEST_HANDLE_S <= mean_s <= LONGEST_HANDLE_S:
            export.notes.append(f"The mean of '{column}' is {mean_s:.0f} s; check whether it counts seconds.")
    return units, whole


def _is_steadier_each(seen: Sequence[tuple[float, float]], mean_s: float, each_s: float) -> bool:
    """Whether lengths are sums: divided by the contacts they are a likely time, and differ less from row
    to row."""
    if not SHORTEST_EACH_S <= each_s <= LONGEST_HANDLE_S:
        return False
    if mean_s > LONGEST_HANDLE_S:
        return True
    each = [length / weight for length, weight in seen]
    return len(seen) >= LEAST_ROWS and _spread(each) < 0.5 * _spread([length for length, _ in seen])


def _spread(values: Sequence[float]) -> float:
    """Coefficient of variation."""
    mean = fsum(values) / len(values)
    return sqrt(fsum((value - mean) ** 2 for value in values) / len(values)) / mean


def _tell_second_day(entries: Sequence[_Entry], export: Export) -> None:
    """Notes where no day is said and the times begin again."""
    for above, entry in pairwise(entries):
        if entry.day == above.day == Day() and entry.at_s < above.at_s:
            export.mixed = (
                f"{entry.record.cell('time')} in line {entry.record.line} comes after "
                f"{above.record.cell('time')}: another day or another queue, and no column says which"
            )
            break


def _tell_mixed(entries: Sequence[_Entry], export: Export, choices: Choices) -> None:
    """Notes whether several rows are of one interval, and what tells them apart."""
    seen: dict[tuple[Day, float], _Entry] = {}
    again = 0
    for entry in entries:
        first = seen.setdefault((entry.day, entry.at_s), entry)
        if first is not entry:
            again += 1
            if again == 1 and export.mixed is None:
                export.mixed = f"line {entry.record.line} is of the same interval as line {first.record.line}"
    queues = Counter(entry.record.cell("queue") for entry in entries)
    if again and len(queues) > 1:
        names = listed((f"{name or 'nothing'}" for name, _ in queues.most_common()), "and")
        column = export.columns["queue"]
        export.mixed = (
            f"the rows of {len(queues)} queues stand in one table ({column}: {names}); choose one with "
            f"--where '{column}={queues.most_common(1)[0][0]}'"
        )
    if again and export.mixed is not None and choices.add_up:
        export.notes.append(f"{again} rows are added to others of the same interval.")
        export.mixed = None
