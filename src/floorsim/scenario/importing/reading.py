"""Reading an export: which columns it has, which rows count, and what each of them says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from floorsim.errors import ScenarioError, UsageError
from floorsim.scenario.faults.fault import Fault
from floorsim.scenario.files import told
from floorsim.scenario.importing import calls, intervals, queue_log
from floorsim.scenario.importing.clocks import DateOrder, Stamp, Unsure, read_stamp, stamp_or_none
from floorsim.scenario.importing.columns import (
    COUNTS,
    STAMPS,
    Columns,
    column_named,
    columns_of,
    only_numbers,
)
from floorsim.scenario.importing.export import Export, gaps_of
from floorsim.scenario.importing.export_text import export_text
from floorsim.scenario.importing.layout import SEPARATORS, Table, table_in
from floorsim.scenario.importing.moments import (
    AS_WRITTEN,
    Moment,
    clock_changes,
    moment,
    order_of,
    zone_named,
)
from floorsim.scenario.importing.numbers import Decimal, decimal_of, is_unclear, read_number
from floorsim.scenario.importing.records import Record, Records
from floorsim.scenario.importing.words import fit, has_word, plain, weekday_of, words
from floorsim.wording.names import both, listed
from floorsim.wording.sentences import shown

DEFAULT_STEP_S: Final = 900.0
"""Length of the intervals to which calls are added up unless another is asked for (D: what most reports
have)."""


_UTC: Final = ("utc", "gmt")
SHORTEST_GRID_S: Final = 300.0
"""Intervals begin at multiples of it (D); the times of calls do not."""


@dataclass(frozen=True)
class Choices:
    """What somebody said about an export, on the command line or the last time."""

    columns: dict[str, str] = field(default_factory=dict)
    remembered: dict[str, str] = field(default_factory=dict)
    """Columns that were said the last time; those that are not there any more are guessed again."""
    where: tuple[tuple[str, str], ...] = ()
    dates: DateOrder | None = None
    decimal: Decimal | None = None
    zone: str | None = None
    interval_s: float | None = None
    add_up: bool = False
    first: date | None = None
    last: date | None = None

    def is_asked_for(self, day: date | None) -> bool:
        """Whether a day lies between the first and the last; raises UsageError where none is known."""
        if self.first is None and self.last is None:
            return True
        if day is None:
            raise UsageError("The export has no dates; --from and --to need them.")
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


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
    if "time" not in columns.of and "date" in columns.of:
        raise UsageError(
            f"{told(source)}: each row is of a whole day; export it by intervals, or write the total in a "
            "scenario as `forecast: {profile: {name: bank, total: 900}}`."
        )
    if "time" not in columns.of:
        raise UsageError(_without(table, "time", "when an interval begins", range(len(table.names))))
    as_calls, across = _is_call_list(table, columns), {}
    if not as_calls and not _has_counts(columns):
        across = intervals.days_across(table, columns, decimal, choices.dates)
        if not across:
            columns = records.columns = _counts_by_values(table, columns, decimal)
    if found == "comma" and not choices.decimal:
        table.notes.append("Numbers have a decimal comma; --decimal point if that is wrong.")
    kept = list(records.kept(("date",) if as_calls else ("date", "weekday", "queue")))
    if choices.where and not kept:
        raise UsageError(_no_such_value(table, choices.where[-1], records))
    if found is None and not as_calls:
        _refuse_unclear(kept, source, [*across, *(columns.of[role] for role in COUNTS if role in columns.of)])
    names = {role: table.names[index] for role, index in columns.of.items()}
    times = Times(source, kept, names, choices)
    export = Export(
        source,
        "calls" if as_calls else "intervals",
        "",
        SEPARATORS[table.separator],
        names,
        columns.guessed,
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
    if len(records.totals) == 1 and not choices.where and not export.unreadable and not as_calls:
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


class Times:
    """When each record was, by the order of dates and the zone that hold for the whole file."""

    def __init__(
        self, source: str, kept: Sequence[Record], names: Mapping[str, str], choices: Choices
    ) -> None:
        self.source = source
        self._of_utc = {role for role in STAMPS if has_word(plain(names.get(role, "")), _UTC)}
        self.choices = choices
        self.faults: list[Fault] = []
        self.notes: list[str] = []
        self.zone: ZoneInfo | None = zone_named(choices.zone)
        self._require_zone(kept)
        dates: dict[date | Unsure, int | None] = {}
        for record in kept:
            for role in ("date", "time"):
                day = stamp_or_none(record.cell(role)).day
                if day is not None and day not in dates:
                    dates[day] = weekday_of(record.cell("weekday"))
        self.several_dates = len(dates) > 1
        self.order, how = order_of(list(dates.items()), choices.dates)
        self.asks = how if self.order is None else None
        if self.order is not None and how is not None:
            self.notes.append(f"Dates are read {self.order}, {how}.")

    def of(self, record: Record, role: str = "time") -> tuple[Moment, Stamp] | None:
        """The moment in a record's column; None, and a fault, where there is none."""
        cell = record.cell(role)
        try:
            stamp = self._with_zone(read_stamp(cell), role)
            if stamp.at_s is None:
                raise ValueError(
                    f"{shown(cell)} is a date without a time; write it beside each of its times, or name the "
                    "column of times with --time"
                )
            day = read_stamp(record.cell("date")).day if record.cell("date").strip() else None
            return moment(stamp, day, self.order, self.zone), stamp
        except ValueError as refused:
            self.refuse(record, role, refused)
        return None

    def refuse(self, record: Record, role: str, refused: ValueError) -> None:
        """Keeps what cannot be read, at its place."""
        self.faults.append(Fault.of(self.source, record.line, record.place(role), role, refused))

    def _with_zone(self, stamp: Stamp, role: str) -> Stamp:
        """The stamp as of UTC where the name of its column says so and itself it says nothing."""
        is_open = stamp.offset_s is None and stamp.zone is None
        return stamp._replace(offset_s=0) if is_open and role in self._of_utc else stamp

    def _require_zone(self, kept: Sequence[Record]) -> None:
        """Raises where the file's times are of a zone and nobody has said which the centre's is."""
        for record in kept:
            stamp = self._with_zone(stamp_or_none(record.cell("time")), "time")
            if stamp.offset_s is None and stamp.zone is None:
                continue
            if self.choices.zone is not None and (stamp.zone is None or self.zone is None):
                return
            refuse_without_zone(self.source, record.line, record.cell("time"), stamp)


def refuse_without_zone(source: str, line: int, written: str, stamp: Stamp) -> None:
    """Raises UsageError for a time with a zone, with what to say."""
    zone = stamp.zone or ("UTC" if not stamp.offset_s else "a zone of its own")
    right = "say which clock the centre goes by, such as --zone Europe/Berlin, or "
    if stamp.zone:
        right = "many zones have this name; say "
    raise UsageError(
        f"{told(source)}:{line}: the time {shown(written)} is in {zone}; {right}--zone {AS_WRITTEN} if the "
        "times are the centre's own."
    )


def _has_counts(columns: Columns) -> bool:
    return "offered" in columns.of or {"answered", "abandoned"} <= set(columns.of)


def _is_call_list(table: Table, columns: Columns) -> bool:
    """Whether each row is one call: it has no count of contacts, but an answer, an end, a length or an id;
    or it is answered or abandoned once, at a time that begins no interval."""
    if "offered" not in columns.of and _has_counts(columns):
        answered, abandoned, time = (columns.of[role] for role in ("answered", "abandoned", "time"))
        rows = [[cell.text.strip() for cell in row.cells] for row in table.sample]
        rows = [row for row in rows if len(row) > max(answered, abandoned, time)]
        return all({row[answered], row[abandoned]} == {"0", "1"} for row in rows) and any(
            (stamp_or_none(row[time]).at_s or 0.0) % SHORTEST_GRID_S for row in rows
        )
    if "offered" in columns.of:
        return False
    return bool({"answered_at", "ended_at", "duration", "wait", "outcome", "call_id"} & set(columns.of))


def _counts_by_values(table: Table, columns: Columns, decimal: Decimal) -> Columns:
    """The columns with the one that alone holds numbers taken for the contacts; raises UsageError if none
    does."""
    free = only_numbers(table, columns.of, decimal)
    if len(free) != 1:
        raise UsageError(
            _without(table, "offered", "how many contacts came", free or range(len(table.names)))
        )
    return Columns({**columns.of, "offered": free[0]}, columns.guessed | {"offered"})


def _refuse_unclear(kept: Sequence[Record], source: str, columns: Sequence[int]) -> None:
    """Raises where a count is 1234 or 1.234, and nothing in the file says which."""
    for record in kept:
        for index in columns:
            if index < len(record.values) and is_unclear(cell := record.values[index]):
                raise UsageError(
                    f"{told(source)}:{record.line}: {shown(cell)} may be {cell.replace('.', '')} or have "
                    "decimals; say --decimal comma or --decimal point."
                )


def _without(table: Table, role: str, meaning: str, may_be: Sequence[int]) -> str:
    names = listed((f"{number + 1} {shown(table.names[number])}" for number in may_be), "and")
    return (
        f"{told(table.source)}: no column says for certain {meaning}; name it with --{role} COLUMN. "
        f"The columns that it may be are {names}."
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
