"""Lists of single calls, added up to intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import fsum
from typing import Final

from floorsim.scenario.importing.columns import LENGTHS
from floorsim.scenario.importing.export import PARTS, Export, Volume, day_of
from floorsim.scenario.importing.handling_units import scale_of
from floorsim.scenario.importing.moments import Moment
from floorsim.scenario.importing.numbers import Decimal, length_or_none, read_length, unit_s
from floorsim.scenario.importing.records import Record
from floorsim.scenario.importing.times import Times
from floorsim.scenario.importing.words import fit, has_word, plain, words
from floorsim.units import DAY_S
from floorsim.wording.numbers import counted

_YES: Final = ("yes", "y", "true", "1", "ja", "si", "oui")
_NO: Final = ("no", "n", "false", "0", "nein", "non")


@dataclass(slots=True)
class Call:
    """A call: when it began to wait, how long it waited if that is known, and what its handling was made
    of."""

    day: date | None
    at_s: float
    answered: bool = False
    sent_on: bool = False
    """Whether the system took it out of the queue: its customer would have waited longer."""
    wait_s: float | None = None
    parts: dict[str, float] = field(default_factory=dict)


def add_up(calls: Iterable[Call], export: Export) -> None:
    """Counts calls into the intervals of the export, and keeps their waits and handling times."""
    waits: list[tuple[float, bool]] = []
    handled: list[float] = []
    for call in calls:
        start = call.at_s // export.step_s * export.step_s
        volume = export.days.setdefault(day_of(call.day), {}).setdefault(start, Volume())
        volume.add(
            1.0, {part: (1.0, seconds) for part, seconds in call.parts.items()} if call.answered else {}
        )
        if call.wait_s is not None:
            waits.append((call.wait_s, not (call.answered or call.sent_on)))
        whole_s = call.parts.get("handle_time", fsum(call.parts.values()))
        if call.answered and whole_s > 0 and {"handle_time", "talk"} & set(call.parts):
            handled.append(whole_s)
    export.waits, export.handled = tuple(waits), tuple(handled)
    for day in export.days.values():  # nobody called in the intervals between
        for number in range(int((max(day) - min(day)) / export.step_s)):
            day.setdefault(min(day) + number * export.step_s, Volume())


def read(kept: Sequence[Record], times: Times, export: Export, decimal: Decimal) -> None:
    """Adds the calls of a list with a row for each of them to the export."""
    queues: Counter[str] = Counter()
    scale = _scale(kept, export, decimal)
    add_up(_calls(kept, times, export, decimal, scale, queues), export)
    if not times.choices.add_up:
        export.tell_queues(queues, "calls", export.columns.get("queue", ""))
    again = export.rows_read - queues.total()
    if again:
        export.notes.append(
            f"{counted(again, 'row')} with the id of a call above left out; a call counts once, as it began."
        )
    if "duration" in export.columns and not {*PARTS, "ended_at"} & set(export.columns):
        said = f"Handling time is what '{export.columns['duration']}' says"
        export.notes.append(f"{said}, less the wait where that is known.")


def _scale(kept: Sequence[Record], export: Export, decimal: Decimal) -> float:
    """By what all lengths are multiplied: those of one system count the same, and the longest shows what."""
    for role in ("handle_time", "talk", "duration"):
        if column := export.columns.get(role):
            cells = (record.cell(role) for record in kept)
            lengths = [length for cell in cells if (length := length_or_none(cell, decimal, unit_s(column)))]
            if lengths:
                scale, note = scale_of(column, max(lengths), fsum(lengths) / len(lengths))
                export.notes += note
                return scale
    return 1.0


def _calls(
    kept: Sequence[Record],
    times: Times,
    export: Export,
    decimal: Decimal,
    scale: float,
    queues: Counter[str],
) -> Iterator[Call]:
    """Each call of the days asked for once; counts the rows, and the calls of each queue."""
    seen: set[str] = set()
    for record in kept:
        found = times.of(record)
        if found is None or not times.choices.is_asked_for(found[0].day):
            continue
        export.rows_read += 1
        call_id = record.cell("call_id")
        if call_id and call_id in seen:
            continue
        seen.add(call_id)
        queues[record.cell("queue")] += 1
        yield _call(record, found[0], times, export, decimal, scale)


def _call(
    record: Record, start: Moment, times: Times, export: Export, decimal: Decimal, scale: float
) -> Call:
    lengths: dict[str, float] = {}
    for role in LENGTHS:
        cell = record.cell(role)
        if cell:
            try:
                lengths[role] = scale * read_length(cell, decimal, unit_s(export.columns[role]))
            except ValueError as refused:
                times.refuse(record, role, refused)
    after_s = {
        role: _seconds_after(start, found[0])
        for role in ("answered_at", "ended_at")
        if record.cell(role)
        for found in [times.of(record, role)]
        if found is not None
    }
    call = Call(start.day, start.at_s, _is_answered(record, export, lengths, after_s))
    answer_s, end_s = after_s.get("answered_at"), after_s.get("ended_at")
    given_up_s = end_s if end_s is not None else lengths.get("duration")
    call.wait_s = lengths.get("wait", answer_s if call.answered else given_up_s)
    call.parts = {part: lengths[part] for part in PARTS if part in lengths}
    if call.answered and not {"handle_time", "talk"} & set(call.parts):
        if answer_s is not None and end_s is not None:
            call.parts["talk"] = max(0.0, end_s - answer_s - call.parts.get("hold", 0.0))
        elif "duration" in lengths:
            call.parts["talk"] = max(0.0, lengths["duration"] - (call.wait_s or 0.0))
    return call


def _seconds_after(start: Moment, later: Moment) -> float:
    """How long after another moment one is; past midnight where only the times are said."""
    days = (later.day - start.day) if later.day and start.day else timedelta(0)
    seconds = days.total_seconds() + later.at_s - start.at_s
    return seconds + DAY_S if seconds < 0 and days == timedelta(0) else max(0.0, seconds)


def _is_answered(
    record: Record, export: Export, lengths: dict[str, float], after_s: dict[str, float]
) -> bool:
    for role in ("answered", "abandoned"):
        said = plain(record.cell(role))
        if said in (*_YES, *_NO):
            return (said in _YES) == (role == "answered")
    outcome = plain(record.cell("outcome"))
    if outcome in (*_YES, *_NO):
        is_of_abandons = fit(plain(export.columns["outcome"]), words().columns["abandoned"]) > 0
        return (outcome in _YES) != is_of_abandons
    if outcome:
        return not has_word(outcome, words().abandoned_words)
    if "answered_at" in export.columns:
        return "answered_at" in after_s
    return any(lengths.get(role, 0.0) > 0 for role in ("handle_time", "talk", "duration"))
