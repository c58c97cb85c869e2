"""Where the day would have ended, seen from one moment after the other, as a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import fsum
from typing import Final

from floorsim.debrief.model import Landing
from floorsim.present.row import Role, Row, Span, row_of
from floorsim.wording.times import clock

AXIS: Final = 6
"""Cells before the line."""
NIGHT_S: Final = 4 * 3600.0
"""Two points so far apart have a night between them (D)."""
LEAST_REACH: Final = 6.0
"""Points from the lowest to the highest that a line spans at least: less would show noise as cliffs (D)."""


def landing_rows(
    landing: Sequence[Landing], start_s: float, end_s: float, asked_s: float | None, width: int, height: int
) -> list[Row]:
    """The line from the start of play to `asked_s`, or all of it; `?` stands where it is asked."""
    until_s = end_s if asked_s is None else asked_s
    points = [point for point in landing if point.at_s <= until_s]
    if len(points) < 2 or height < 3:
        return []
    columns = width - AXIS - 2
    low, high = _reach([point.overall for point in landing])
    times = _times(landing, start_s, end_s, columns)
    levels = [_level(points, at_s) for at_s in times]
    places = [
        None if level is None else round((high - level) / (high - low) * (height - 1)) for level in levels
    ]
    rows = []
    for row in range(height):
        value = high - (high - low) * row / (height - 1)
        cells = "".join(_cell(places, column, row) for column in range(columns))
        line = [(cells, Role.ACCENT)] if asked_s is None else _asked(cells, places, row)
        spans: list[Span] = [(f"{value:>4.0f} ┤", Role.DIM), *line]
        rows.append(Row(tuple(spans)))
    return [*rows, _axis(start_s, times[columns // 2], end_s, columns)]


def _times(landing: Sequence[Landing], start_s: float, end_s: float, columns: int) -> list[float]:
    """The moment of each column; a night between two points takes no more room than two other points do."""
    at = [point.at_s for point in landing]
    gaps = [after - before for before, after in pairwise(at)]
    if max(gaps) < NIGHT_S:
        return [start_s + (end_s - start_s) * column / columns for column in range(columns)]
    wide = [min(gap, sorted(gaps)[len(gaps) // 2]) for gap in gaps]
    found, place, before = [], 0, 0.0
    for column in range(columns):
        along = fsum(wide) * column / columns
        while place < len(wide) - 1 and along >= before + wide[place]:
            before += wide[place]
            place += 1
        found.append(at[place] + gaps[place] * (along - before) / max(wide[place], 1.0))
    return found


def _reach(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    missing = max(LEAST_REACH - (high - low), 0.0) / 2.0
    return low - missing, high + missing


def _level(points: Sequence[Landing], at_s: float) -> float | None:
    """The line at a moment, between two points; None beyond the last one."""
    if at_s > points[-1].at_s or at_s < points[0].at_s:
        return None
    for before, after in pairwise(points):
        if before.at_s <= at_s <= after.at_s:
            share = (at_s - before.at_s) / max(after.at_s - before.at_s, 1.0)
            return before.overall + share * (after.overall - before.overall)
    return points[-1].overall


def _cell(places: Sequence[int | None], column: int, row: int) -> str:
    here = places[column]
    if here is None:
        return " "
    before = places[column - 1] if column else here
    before = here if before is None else before
    if row == here:
        return "─"
    return "│" if min(before, here) < row < max(before, here) else " "


def _asked(cells: str, places: Sequence[int | None], row: int) -> list[Span]:
    """The row of a line with a question mark behind its end, where it stops."""
    known = [column for column, place in enumerate(places) if place is not None]
    end = known[-1] + 1 if known else 0
    if end >= len(cells) or places[known[-1]] != row:
        return [(cells, Role.ACCENT)]
    return [(cells[:end], Role.ACCENT), ("?", Role.WARN), (cells[end + 1 :], Role.ACCENT)]


def _axis(start_s: float, middle_s: float, end_s: float, columns: int) -> Row:
    start, middle, end = (clock(at_s) for at_s in (start_s, middle_s, end_s))
    gap = max(columns - len(start) - len(middle) - len(end), 2)
    left = gap // 2
    return row_of((" " * AXIS + start + " " * left + middle + " " * (gap - left) + end, Role.DIM))
