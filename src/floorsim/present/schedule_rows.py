"""The schedule of a day as strips: a cell for ten minutes of each agent, and what is needed below them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from floorsim.desk.view import FloorView
from floorsim.floor.rostering.days_ahead import DayAhead, RosterRow
from floorsim.floor.view import IntervalView
from floorsim.present.agent_states import level_look
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, Span, fit, row_of
from floorsim.units import DAY_S, HOUR_S
from floorsim.wording.numbers import percent
from floorsim.wording.short_names import short_names
from floorsim.wording.times import time_of_day

CELL_S: Final = 600.0
"""Time of a cell (D: what a strip of eleven hours has room for at 80 columns)."""
STEP_S: Final = 1800.0
"""What the cursor and the figures go by: three cells."""
NAME_CELLS: Final = 8
"""The mark, the name, a blank."""
RIGHT_CELLS: Final = 8
ADHERENCE_TARGET: Final = 0.95
"""Adherence that counts as met (D: centres ask for 90 to 95%)."""
LETTERS: Final = {
    "break": "b",
    "lunch": "L",
    "meeting": "m",
    "training": "t",
    "coaching": "c",
    "one_to_one": "o",
    "back_office": "w",
    "micro_break": "b",
}
OTHER: Final = "x"
LEGEND: Final = "b break  L lunch  m meeting  t training  c coaching  o 1:1  w office  + extra"


@dataclass(frozen=True, slots=True)
class Strip:
    """The part of a day that is shown. Times are seconds since midnight before day 1."""

    start_s: float
    cells: int
    now_s: float
    cursor_s: float
    """Start of the half hour under the cursor."""

    @classmethod
    def of(cls, day: DayAhead, width: int, now_s: float, cursor_s: float) -> Strip:
        """As much of the day as there is room for, with the cursor in it."""
        first_s, last_s = day_hours(day)
        cells = max(6, min(width - NAME_CELLS - RIGHT_CELLS, int(-(-(last_s - first_s) // CELL_S))))
        cells -= cells % 3
        beyond_s = cursor_s + STEP_S - (first_s + cells * CELL_S)
        if beyond_s > 0:
            first_s += -(-beyond_s // HOUR_S) * HOUR_S
        return cls(first_s, cells, now_s, cursor_s)

    def at_s(self, cell: int) -> float:
        """When a cell begins."""
        return self.start_s + cell * CELL_S

    def is_now(self, cell: int) -> bool:
        """Whether the present moment lies in a cell."""
        return self.at_s(cell) <= self.now_s < self.at_s(cell + 1)


def day_hours(day: DayAhead) -> tuple[float, float]:
    """From the first to the last whole hour of a day in which somebody works or somebody is needed."""
    times = [at_s for row in day.rows if row.shift is not None for at_s in row.shift]
    times += [at_s for one in day.intervals for at_s in (one.start_s, one.start_s + STEP_S)]
    first_s = min(times, default=day.day * DAY_S + 8 * HOUR_S) // HOUR_S * HOUR_S
    last_s = -(-max(times, default=day.day * DAY_S + 18 * HOUR_S) // HOUR_S) * HOUR_S
    return first_s, max(last_s, first_s + HOUR_S)


def hours_row(strip: Strip, width: int) -> Row:
    """The hours over the strips; the half hour under the cursor is marked."""
    spans: list[Span] = [(" " * NAME_CELLS, Role.DIM)]
    for cell in range(0, strip.cells, 3):
        at_s = strip.at_s(cell)
        words = f"{time_of_day(at_s)[:2]} " if at_s % HOUR_S == 0 else "   "
        chosen = at_s == strip.cursor_s
        spans.append((f"{time_of_day(at_s)[:2]}▸" if chosen else words, Role.PICKED if chosen else Role.DIM))
    return Row((*spans, (" in adh.", Role.DIM))).padded(width)


def schedule_entries(day: DayAhead, strip: Strip, width: int, marked: Collection[str]) -> list[PickEntry]:
    """Everyone's day, one a row: who works first by the time, then who is off."""
    names = short_names({row.agent: row.name for row in day.rows})
    rows = sorted(day.rows, key=lambda row: (row.shift is None, row.shift or (0.0, 0.0)))
    return [
        PickEntry(row.agent, _row(row, names[row.agent], strip, row.agent in marked).padded(width))
        for row in rows
    ]


def _row(row: RosterRow, name: str, strip: Strip, marked: bool) -> Row:
    spans: list[Span] = [(f"{'✓' if marked else ' '}{fit(name, NAME_CELLS - 2)} ", Role.TEXT)]
    for cell in range(strip.cells):
        text, role = _cell(row, strip.at_s(cell))
        spans.append((text, Role.PICKED if strip.is_now(cell) else role))
    return Row((*spans, _right(row)))


def _cell(row: RosterRow, at_s: float) -> Span:
    middle_s = at_s + CELL_S / 2.0
    if row.shift is None or not row.shift[0] <= middle_s < row.shift[1]:
        return "·", Role.DIM
    doing = next(
        (kind for kind, start_s, end_s in row.activities if start_s < at_s + CELL_S - 1 and end_s > at_s + 1),
        None,
    )
    if doing is not None:
        return LETTERS.get(doing, OTHER), Role.ACCENT
    if row.overtime_from_s is not None and middle_s >= row.overtime_from_s:
        return "+", Role.WARN
    return ("·", Role.BAD) if row.absent else ("─", Role.TEXT)


def _right(row: RosterRow) -> Span:
    if row.leave:
        return " ◇ leave", Role.DIM
    if row.standby:
        return " ○ stby", Role.ACCENT
    if row.absent:
        return " ✕ abs.", Role.BAD
    if row.shift is None:
        return " · off", Role.DIM
    if row.adherence is None:
        return "", Role.TEXT
    look = level_look(row.adherence, ADHERENCE_TARGET)
    return f" {look.glyph} {percent(row.adherence)}", look.role


def need_rows(day: DayAhead, strip: Strip, width: int, channel: str | None) -> list[Row]:
    """Agents needed, and missing, every half hour: on a channel, or on all live ones together."""
    need: list[Span] = [(fit(" need", NAME_CELLS), Role.DIM)]
    short: list[Span] = [(fit(" short", NAME_CELLS), Role.DIM)]
    for cell in range(0, strip.cells, 3):
        needed, missing = _figures(day, strip.at_s(cell), channel)
        need.append((f"{'·' if needed is None else f'{needed:.0f}':>2} ", Role.TEXT))
        short.append(
            (f"{f'{missing:.0f}' if missing >= 0.5 else '·':>2} ", Role.BAD if missing >= 0.5 else Role.DIM)
        )
    return [Row(tuple(need)).padded(width), Row(tuple(short)).padded(width)]


def _figures(day: DayAhead, from_s: float, channel: str | None) -> tuple[float | None, float]:
    """Most agents needed at once in a half hour, and most missing."""
    here = _in_half_hour(day, from_s)
    needed, missing = None, 0.0
    for start_s in sorted({one.start_s for one in here}):
        at = [one for one in here if one.start_s == start_s and channel in (None, one.channel)]
        known = [one for one in at if one.needed is not None]
        if known:
            needed = max(needed or 0.0, float(sum(round(one.needed or 0.0) for one in known)))
            missing = max(
                missing, float(sum(max(0, round(one.needed or 0.0) - one.staffed) for one in known))
            )
    return needed, missing


def _in_half_hour(day: DayAhead, from_s: float) -> list[IntervalView]:
    """Intervals that begin in a half hour, or those that have begun before it where none does."""
    begin = [one for one in day.intervals if from_s <= one.start_s < from_s + STEP_S]
    return begin or [one for one in day.intervals if one.start_s <= from_s < one.start_s + STEP_S]


def interval_row(view: FloorView, day: DayAhead, strip: Strip, width: int) -> Row:
    """What one decides on about the half hour under the cursor, channel by channel."""
    title = {channel.id: channel.title for channel in view.channels}
    here = _in_half_hour(day, strip.cursor_s)
    at = [next(one for one in here if one.channel == id) for id in dict.fromkeys(one.channel for one in here)]
    parts: list[Span] = [(f" {time_of_day(strip.cursor_s)}  ", Role.STRONG)]
    for one in at:
        missing = max(0, round(one.needed or 0.0) - one.staffed)
        words = f"{title.get(one.channel, one.channel)} {one.staffed} on, need {one.needed or 0.0:.0f}"
        parts.append(
            (f"{words}, short {missing}  " if missing else f"{words}  ", Role.BAD if missing else Role.TEXT)
        )
    if not at:
        parts.append(("closed", Role.DIM))
    return row_of(*parts).padded(width)


def day_title(day: DayAhead, today: int, last: int) -> str:
    """Which day it is: `Wednesday, tomorrow, day 3 of 5`."""
    when = {0: ", today", 1: ", tomorrow"}.get(day.day - today, "")
    number = f", day {day.day + 1} of {last + 1}" if last else ""
    return f"{day.weekday.capitalize()}{when}{number}"
