"""Exports with a row for each interval."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import fsum
from typing import Final, NamedTuple

from floorsim.errors import UsageError
from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.files import told
from floorsim.scenario.importing.choices import Choices
from floorsim.scenario.importing.clocks import Stamp
from floorsim.scenario.importing.export import PARTS, Day, Export, Volume, day_of, usual_step_s
from floorsim.scenario.importing.handling_units import units_of
from floorsim.scenario.importing.layout import Table
from floorsim.scenario.importing.moments import clock_changes
from floorsim.scenario.importing.numbers import Decimal, read_length, read_number, unit_s
from floorsim.scenario.importing.records import Record
from floorsim.scenario.importing.times import Times
from floorsim.scenario.importing.words import weekday_of
from floorsim.scenario.values.durations import format_duration
from floorsim.units import DAY_S, HOUR_S
from floorsim.wording.numbers import counted

SHORTEST_SPAN_S: Final = 300.0
"""A span that lacks a minute to a multiple of it is written with its last minute, as 08:00-08:29 is (D)."""
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


def read(
    table: Table,
    kept: Sequence[Record],
    across: Mapping[int, Day],
    times: Times,
    export: Export,
    decimal: Decimal,
    choices: Choices,
) -> None:
    """Adds the rows to the export: its days, the length of an interval, and what is to be told.

    `across` are the columns that hold one day each.
    """
    for role in _OF_CALLS:
        export.columns.pop(role, None)
    if across:
        export.days_across = True
        export.columns |= {"offered": ", ".join(table.names[index] for index in across)}
    entries = [entry for record in kept for entry in _entries(record, across, times, export, decimal)]
    entries = [entry for entry in entries if choices.is_asked_for(entry.day.date)]
    starts: dict[Day, list[float]] = defaultdict(list)
    for entry in entries:
        starts[entry.day].append(entry.at_s)
    step_s = usual_step_s(starts, [entry.length_s for entry in entries if entry.length_s])
    if entries and step_s is None and choices.interval_s is None:
        raise UsageError("All rows begin at one time; say how long an interval is, such as --interval 30m.")
    export.step_s = step_s or choices.interval_s or DAY_S
    entries = [entry for entry in entries if entry.contacts is not None]
    export.rows_read = len({entry.record.line for entry in entries})
    _refuse_half_clock(entries, export)
    _tell_second_day(entries, export)
    _tell_less_than_answered(entries, export)
    units, whole = units_of(
        {
            part: [(entry.lengths[part], entry.weight) for entry in entries if part in entry.lengths]
            for part in PARTS
        },
        export,
    )
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


def _entries(
    record: Record, across: Mapping[int, Day], times: Times, export: Export, decimal: Decimal
) -> list[_Entry]:
    """What a row says, or nothing and a fault; of a table with a column for each day, one entry a day."""
    found = times.of(record)
    if found is None:
        return []
    (on, at_s), stamp = found
    length_s = _length_s(stamp)
    day = day_of(on, weekday_of(record.cell("weekday")))
    if across:
        return list(_entries_across(record, across, at_s, length_s, times, decimal))
    try:
        contacts, weight = _counts(record, export, decimal)
    except ValueError as refused:
        times.refuse(record, "offered", refused)
        return [_Entry(record, day, at_s, length_s, None, 0.0, {})]
    lengths: dict[str, float] = {}
    for part in PARTS:
        cell = record.cell(part)
        if cell and part in export.columns:
            try:
                lengths[part] = read_length(cell, decimal, unit_s(export.columns[part]))
            except ValueError as refused:
                if weight:
                    times.refuse(record, part, refused)
    return [_Entry(record, day, at_s, length_s, contacts, weight, lengths)]


def _entries_across(
    record: Record,
    across: Mapping[int, Day],
    at_s: float,
    length_s: float | None,
    times: Times,
    decimal: Decimal,
) -> Iterator[_Entry]:
    """What a row says of each day; where nothing stands the day has no such interval."""
    for index, day in across.items():
        cell = record.values[index] if index < len(record.values) else ""
        if cell:
            try:
                contacts = read_number(cell, decimal)
            except ValueError as refused:
                times.faults.append(
                    Fault.of(times.source, record.line, record.columns[index], "offered", refused)
                )
            else:
                yield _Entry(record, day, at_s, length_s, contacts, contacts, {})


def _length_s(stamp: Stamp) -> float | None:
    """How long a span is; one up to 08:29, or 08:29:59, ends with that minute or second."""
    if stamp.end_s is None or stamp.at_s is None:
        return None
    length_s = stamp.end_s - stamp.at_s
    if (length_s + 1) % 60 == 0:
        return length_s + 1
    return length_s + 60 if (length_s + 60) % SHORTEST_SPAN_S == 0 else length_s


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


def _refuse_half_clock(entries: Sequence[_Entry], export: Export) -> None:
    """Raises UsageError where 1:00 follows 12:30 on one day, and no time says AM or PM or is above 12."""
    if any(entry.at_s >= 13 * HOUR_S for entry in entries):
        return
    for above, entry in pairwise(entries):
        begins_again = above.at_s >= 12 * HOUR_S and HOUR_S <= entry.at_s < 2 * HOUR_S
        if entry.day == above.day and begins_again:
            raise UsageError(
                f"{told(export.source)}:{entry.record.line}: {entry.record.cell('time')} comes after "
                f"{above.record.cell('time')} of the same day; export the times with 24 hours, or with AM "
                "and PM."
            )


def _tell_less_than_answered(entries: Sequence[_Entry], export: Export) -> None:
    """Notes where fewer contacts came than were answered: another column than the one taken counts them.

    In one interval it may be so, since contacts are answered in the next one as well.
    """
    if {"offered", "answered"} <= set(export.columns):
        came = fsum(entry.contacts or 0.0 for entry in entries)
        answered = fsum(entry.weight for entry in entries)
        if came < answered:
            of_came, of_answered = export.columns["offered"], export.columns["answered"]
            export.notes.append(
                f"'{of_came}' adds up to {came:,.0f}, and '{of_answered}' to {answered:,.0f}; check which "
                "column was taken for the contacts."
            )


def _tell_second_day(entries: Sequence[_Entry], export: Export) -> None:
    """Notes where no day is said and the times begin again."""
    for above, entry in pairwise(entries):
        if entry.day == above.day == Day() and entry.at_s < above.at_s:
            export.mixed = (
                f"{entry.record.cell('time')} in line {entry.record.line} comes after "
                f"{above.record.cell('time')}: another day or another queue; add a column that says which"
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
    if again:
        queues = Counter(entry.record.cell("queue") for entry in entries)
        export.tell_queues(queues, "rows", export.columns.get("queue", ""))
    if again and export.mixed is not None and choices.add_up:
        export.notes.append(f"{counted(again, 'row')} added to others of the same interval.")
        export.mixed = None
