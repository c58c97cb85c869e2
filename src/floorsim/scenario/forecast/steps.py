"""The intervals of a table: rows at equal steps, with gaps only where the channel is closed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from floorsim.scenario.values.durations import DAY_S, format_duration
from floorsim.scenario.values.times_of_day import format_time

Hours = tuple[float, float]
"""When a channel opens and closes, in seconds after midnight of every day."""

ALL_DAY: Final[Hours] = (0.0, float(DAY_S))
MOST_COUNTS: Final = 20_000
"""Intervals that a forecast may have."""


class Place(NamedTuple):
    """Line and column of the file at which a row's time stands, from 1."""

    line: int
    column: int


class Timed(NamedTuple):
    """A row: its place, start of the interval in seconds after midnight of day 1, expected contacts."""

    place: Place
    start_s: float
    contacts: float


class MisplacedError(ValueError):
    """A row does not follow the rows above: its place, what is wrong, what would be right."""

    def __init__(self, place: Place, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.place, self.wrong, self.right = place, wrong, right


class Gap(NamedTuple):
    """Hours in which the channel is open and of which a table says nothing, before the row at a place."""

    place: Place
    start_s: float
    end_s: float


def counts_of(rows: Sequence[Timed], hours: Hours) -> tuple[dict[str, Any], list[Gap]]:
    """The forecast `{from, counts, interval}` of the rows, and the open hours of which they say nothing.

    Rows may be left out while the channel is closed; nobody is expected then. Where such a gap is no whole
    number of intervals, shorter intervals share out what the rows say.

    Raises:
        MisplacedError: a row does not come after those above, or at another step while the channel is open.
    """
    start = {"from": format_time(rows[0].start_s)}
    if len(rows) == 1:
        return {**start, "counts": [rows[0].contacts]}, []
    _refuse_disorder(rows)
    usual = rows[1].start_s - rows[0].start_s
    gaps: list[Gap] = []
    unit = round(usual)
    for above, row in pairwise(rows):
        step = row.start_s - above.start_s
        if step == usual:
            continue
        gap = list(_open_part(above.start_s + usual, row.start_s, hours))
        closed = row.start_s - above.start_s - usual - math.fsum(end - begin for begin, end in gap)
        if step < usual or closed <= 0:
            raise _other_step(above, row, usual)
        gaps += [Gap(row.place, begin, end) for begin, end in gap]
        unit = math.gcd(unit, round(step))
    per_row = round(usual / unit)
    counts: list[float] = []
    for above, row in pairwise([*rows, rows[-1]._replace(start_s=rows[-1].start_s + usual)]):
        counts += [above.contacts / per_row] * per_row
        counts += [0.0] * round((row.start_s - above.start_s - usual) / unit)
        if len(counts) > MOST_COUNTS:
            wrong = f"the table has more than {MOST_COUNTS} intervals of {format_duration(unit)} by here"
            raise MisplacedError(row.place, wrong, "leave out whole intervals only, or write longer ones")
    return {
        **start,
        "counts": counts,
        "interval": format_duration(unit if unit != round(usual) else usual),
    }, gaps


def _refuse_disorder(rows: Sequence[Timed]) -> None:
    """Raises at the first row that does not come after the row above it, with what it probably is."""
    seen = {rows[0].start_s: rows[0].place.line}
    for above, row in pairwise(rows):
        if row.start_s > above.start_s:
            seen[row.start_s] = row.place.line
            continue
        time = format_time(row.start_s)
        if row.start_s == above.start_s:
            right = "if several queues are mixed in this file, give each a column or a file of its own"
            raise MisplacedError(row.place, f"{time} stands in the row above too", right)
        if row.start_s in seen:
            next_day = format_time(row.start_s + DAY_S * (1 + above.start_s // DAY_S - row.start_s // DAY_S))
            wrong = f"{time} comes a second time; line {seen[row.start_s]} has it already"
            right = (
                f"if day {int(above.start_s // DAY_S) + 2} begins here, write {next_day}; "
                "if several queues are mixed, give each a column or a file of its own"
            )
            raise MisplacedError(row.place, wrong, right)
        wrong = f"{time} does not come after {format_time(above.start_s)} in the row above"
        right = f"write the rows in order of time, the next day's as d2 {format_time(row.start_s % DAY_S)}"
        raise MisplacedError(row.place, wrong, right)


def _other_step(above: Timed, row: Timed, usual: float) -> MisplacedError:
    wrong = (
        f"{format_time(row.start_s)} is {format_duration(row.start_s - above.start_s)} after the row above"
    )
    wrong += f", and the first two rows are {format_duration(usual)} apart"
    return MisplacedError(
        row.place, wrong, f"write a row for every {format_duration(usual)} in which the channel is open"
    )


def _open_part(start_s: float, end_s: float, hours: Hours) -> Iterator[tuple[float, float]]:
    """The parts of a time in which the channel is open, day by day."""
    for day in range(int(start_s // DAY_S), int(end_s // DAY_S) + 1):
        opens, closes = (day * DAY_S + at for at in hours)
        if max(start_s, opens) < min(end_s, closes):
            yield max(start_s, opens), min(end_s, closes)
