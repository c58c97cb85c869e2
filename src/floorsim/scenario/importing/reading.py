"""Reading an export: which columns it has, which rows count, and what each of them says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from floorsim.errors import ScenarioError, UsageError
from floorsim.scenario.files import told
from floorsim.scenario.importing import calls, intervals, queue_log
from floorsim.scenario.importing.across import days_across
from floorsim.scenario.importing.choices import DEFAULT_STEP_S, Choices
from floorsim.scenario.importing.clocks import stamp_or_none
from floorsim.scenario.importing.columns import (
    COUNTS,
    column_named,
    columns_of,
    only_numbers,
    uncertain,
)
from floorsim.scenario.importing.export import Export, gaps_of
from floorsim.scenario.importing.export_text import export_text
from floorsim.scenario.importing.layout import SEPARATORS, Table, table_in
from floorsim.scenario.importing.moments import (
    clock_changes,
    zone_named,
)
from floorsim.scenario.importing.numbers import Decimal, decimal_of, is_unclear, read_number
from floorsim.scenario.importing.profile import QUIET
from floorsim.scenario.importing.records import Record, Records
from floorsim.scenario.importing.times import Times
from floorsim.scenario.importing.words import fit, plain, words
from floorsim.wording.names import both, listed
from floorsim.wording.sentences import shown

SHORTEST_GRID_S: Final = 300.0
"""Intervals begin at multiples of it (D); the times of calls do not."""


def read_export(raw: bytes, source: str, choices: Choices) -> Export:
    """The volumes of an export, with everything that was guessed, left out or could not be read.

    Raises:
        ScenarioError: it is no table, or nothing in it can be read.
        InvalidScenarioError: a quote is never closed.
        UsageError: something must be said that the file does not say; the sentence names the option.
    """
    content = export_text(raw, source)
    if queue_log.is_queue_log(content.text):
        export = queue_log.read(content.text, source, choices)
    else:
        export = _read_table(content.text, source, choices)
    export.encoding = content.encoding
    if not export.days:
        if export.unreadable:
            raise ScenarioError(str(export.unreadable[0]))
        if choices.first or choices.last:
            raise UsageError(f"{told(source)}: none of its days is between --from and --to.")
        raise ScenarioError(f"{told(source)}: no row has a time and a number of contacts.")
    _leave_out_empty_days(export)
    zone = zone_named(choices.zone)
    changes = clock_changes((day.date for day in export.days if day.date), zone)
    for day, forward_s in sorted(changes.items()):
        how = "an hour is missing" if forward_s > 0 else "an hour comes twice and is added to itself"
        export.notes.append(f"The clocks of {choices.zone} change on {day.isoformat()}: {how}.")
    if export.kind == "intervals":
        export.notes += gaps_of(export.days, export.step_s, changes)
    if export.leaves_out_zeros:
        export.notes.append(
            f"No row has 0 contacts: a day without an interval counts as 0 there if others have fewer than "
            f"{QUIET:.0f}."
        )
    return export


def _leave_out_empty_days(export: Export) -> None:
    """Takes out days without any contacts, such as holidays, which would lower every mean."""
    empty = [day for day, slots in export.days.items() if not any(one.contacts for one in slots.values())]
    if empty and len(empty) < len(export.days):
        for day in empty:
            del export.days[day]
        export.notes.append(f"Left out, since they have no contacts: {both(empty)}.")


def _read_table(text: str, source: str, choices: Choices) -> Export:
    table = table_in(text, source, words().columns)
    if not table.sample:
        raise ScenarioError(f"{told(source)}: there is no row below the header; export the table again.")
    clocks = [fit(plain(name), words().columns["time"]) > 0 for name in table.names]
    rows = (zip(row.cells, clocks, strict=False) for row in table.sample)
    others = (cell.text.strip() for row in rows for cell, is_time in row if not is_time)
    found = choices.decimal or decimal_of(others)
    decimal: Decimal = found or "point"
    named = _said(table, choices)
    columns, said = columns_of(table, words().columns, named, decimal), set(named)
    records = Records(table, columns, [(column_named(table, name), value) for name, value in choices.where])
    if "time" not in columns and "date" in columns:
        raise UsageError(
            f"{told(source)}: each row is of a whole day; export it by intervals, or write the total in a "
            "scenario as `forecast: {profile: {name: bank, total: 900}}`."
        )
    if "time" not in columns:
        raise UsageError(uncertain(table, "time", "when an interval begins", range(len(table.names))))
    as_calls, across = _is_call_list(table, columns), {}
    if not as_calls and not _has_counts(columns):
        across = days_across(table, columns, decimal, choices.dates)
        if not across:
            columns = records.columns = _counts_by_values(table, columns, decimal)
    if as_calls:
        table.notes += _outgoing(table, {column_named(table, name) for name, _ in choices.where})
    if found == "comma" and not choices.decimal:
        table.notes.append("Numbers have a decimal comma; --decimal point if that is wrong.")
    kept = list(records.kept(("date",) if as_calls else ("date", "weekday", "queue")))
    if choices.where and not kept:
        raise UsageError(_no_such_value(table, choices.where[-1], records))
    if found is None and not as_calls:
        _refuse_unclear(kept, source, [*across, *(columns[role] for role in COUNTS if role in columns)])
    names = {role: table.names[index] for role, index in columns.items()}
    times = Times(source, kept, names, choices)
    export = Export(
        source,
        "calls" if as_calls else "intervals",
        "",
        SEPARATORS[table.separator],
        names,
        frozenset(),
        {},
        choices.interval_s or DEFAULT_STEP_S,
        rows_left_out=records.left_out,
        date_order=times.order,
        zone=choices.zone,
    )
    if as_calls:
        calls.read(kept, times, export, decimal)
    else:
        intervals.read(table, kept, across, times, export, decimal, choices)
    export.notes = [*table.notes, *times.notes, *records.notes(), *export.notes]
    is_whole = not (choices.where or choices.first or choices.last or export.unreadable or as_calls)
    if len(records.totals) == 1 and is_whole:
        export.notes += _told_total(records.last_total.get("offered", ""), export.total_contacts, decimal)
    export.remembered = frozenset(export.columns) & said - set(choices.columns)
    export.guessed = frozenset(export.columns) - said
    export.asks = times.asks
    if times.asks and times.several_dates:
        raise UsageError(f"{told(source)}: {times.asks}; say --dates day-first or --dates month-first.")
    export.unreadable += times.faults
    return export


def _said(table: Table, choices: Choices) -> dict[str, str]:
    """The columns that somebody named now or the last time, without those that are gone."""
    said = dict(choices.columns)
    for role, name in choices.remembered.items():
        if role not in said:
            try:
                column_named(table, name)
            except UsageError:
                table.notes.append(
                    f"The column '{name}' that is remembered is not there; {role} is guessed again."
                )
            else:
                said[role] = name
    return said


def _has_counts(columns: Mapping[str, int]) -> bool:
    return "offered" in columns or {"answered", "abandoned"} <= set(columns)


def _is_call_list(table: Table, columns: Mapping[str, int]) -> bool:
    """Whether each row is one call: it has no count of contacts, but an answer, an end, a length or an id;
    or it is answered or abandoned once, at a time that begins no interval."""
    if "offered" not in columns and _has_counts(columns):
        answered, abandoned, time = (columns[role] for role in ("answered", "abandoned", "time"))
        rows = [[cell.text.strip() for cell in row.cells] for row in table.sample]
        rows = [row for row in rows if len(row) > max(answered, abandoned, time)]
        return all({row[answered], row[abandoned]} == {"0", "1"} for row in rows) and any(
            (stamp_or_none(row[time]).at_s or 0.0) % SHORTEST_GRID_S for row in rows
        )
    if "offered" in columns:
        return False
    return bool({"answered_at", "ended_at", "duration", "wait", "outcome", "call_id"} & set(columns))


def _counts_by_values(table: Table, columns: Mapping[str, int], decimal: Decimal) -> dict[str, int]:
    """The columns with the one that alone holds numbers taken for the contacts; raises UsageError if none
    does."""
    free = only_numbers(table, columns, decimal)
    if len(free) != 1:
        raise UsageError(
            uncertain(table, "offered", "how many contacts came", free or range(len(table.names)))
        )
    return {**columns, "offered": free[0]}


def _outgoing(table: Table, chosen: Collection[int]) -> Iterator[str]:
    """That calls which the centre makes stand between those that come, by a column that says so."""
    for index, name in enumerate(table.names):
        values = dict.fromkeys(table.values(index))
        others = [value for value in values if plain(value) not in words().outgoing]
        if index not in chosen and 0 < len(others) < len(values):
            several = f"'{name}' says {both(values)}, and all of them count"
            yield f"{several}; --where '{name}={others[0]}' leaves the others out."


def _refuse_unclear(kept: Sequence[Record], source: str, columns: Sequence[int]) -> None:
    """Raises where a count is 1234 or 1.234, and nothing in the file says which."""
    for record in kept:
        for index in columns:
            if index < len(record.values) and is_unclear(cell := record.values[index]):
                raise UsageError(
                    f"{told(source)}:{record.line}: {shown(cell)} may be {cell.replace('.', '')} or have "
                    "decimals; say --decimal comma or --decimal point."
                )


def _told_total(cell: str, added: float, decimal: Decimal) -> list[str]:
    """Whether the export's own total is that of its rows."""
    try:
        said = read_number(cell, decimal)
    except ValueError:
        return []
    if abs(said - added) <= 0.5:
        return [f"Its total of {said:,.0f} contacts is what the rows add up to."]
    return [f"Its total is {said:,.0f} contacts, and the rows that were read add up to {added:,.0f}."]


def _no_such_value(table: Table, where: tuple[str, str], records: Records) -> str:
    values = listed((shown(value) for value in records.values[column_named(table, where[0])]), "and")
    return f"No row has '{where[1]}' in the column '{where[0]}'; there it says {values}."
