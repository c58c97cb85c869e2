"""The timeline of a review, by the minute: queues, staff, what came up, decisions, tiredness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import ceil
from typing import Final

from floorsim.debrief.timeline import ChannelLine, Happening, Move, Timeline
from floorsim.debrief.walk import what_it_is
from floorsim.present.glyphs import LEVELS, NO_LEVEL
from floorsim.present.row import Role, Row, Span, fit, row_of, wrapped
from floorsim.present.scrolling import scrolled
from floorsim.wording.numbers import NOTHING, counted, percent, rounded
from floorsim.wording.times import clock

LABEL: Final = 9
"""Cells before the chart."""
TALL_FROM: Final = 30
"""Rows from which a queue has a chart of two rows."""

LEAST_LISTED: Final = 6
"""Rows from which your decisions are listed below what was at the cursor."""

MARKS: Final = {
    "message": "◆",
    "escalation": "!",
    "promise": "→",
    "news": "·",
    "incident": "━",
    "conversation": "◎",
}
_MARK_ROLES: Final = {
    "message": Role.TEXT,
    "escalation": Role.BAD,
    "promise": Role.ACCENT,
    "news": Role.DIM,
    "incident": Role.BAD,
    "conversation": Role.ACCENT,
}


def mark_steps(timeline: Timeline) -> list[int]:
    """Every step in which something came up, or one of your decisions was ordered or acted, in order."""
    times = [one.at_s for one in timeline.happenings]
    for move in timeline.yours:
        times += [move.ordered_s, *([] if move.acted_s is None else [move.acted_s])]
    return sorted({timeline.step_of(at_s) for at_s in times if at_s >= timeline.start_s})


def chart_rows(timeline: Timeline, cursor: int, width: int, height: int) -> list[Row]:
    """The charts, with the cursor's column marked in each."""
    columns = _Columns(timeline, width - LABEL - 1, cursor)
    tall = 2 if height >= TALL_FROM else 1
    rows = [columns.axis()]
    for channel in timeline.channels:
        rows += _queue(columns, channel, tall)
        if channel.live:
            rows.append(columns.row("  short", _short(columns, channel)))
    rows.append(columns.row("events", _events(columns, timeline.happenings)))
    rows.append(columns.row("you", _moves(columns, timeline.yours, ordered=True)))
    if timeline.reference_name is not None:
        rows.append(columns.row("ref.", _moves(columns, timeline.reference, ordered=False)))
    if any(level is not None for level in timeline.fatigue):
        rows.append(columns.row("tired", _tired(columns, timeline)))
    return rows + wrapped(_legend(timeline), width - 2, Role.DIM, indent=" ")


def _legend(timeline: Timeline) -> str:
    most = ", ".join(f"{one.title} to {max(one.waiting, default=0)}" for one in timeline.channels)
    known = [level for level in timeline.fatigue if level is not None]
    tired = f" · tired {percent(min(known))} to {percent(max(known))}" if known else ""
    return f"○ ordered ● acted · waiting: {most}{tired}"


class _Columns:
    """Which steps stand in which column."""

    def __init__(self, timeline: Timeline, columns: int, cursor: int) -> None:
        self.timeline = timeline
        self.count = min(max(columns, 1), timeline.steps)
        self.wide = max(columns // self.count, 1)
        self.cursor = self._column(cursor)

    def steps(self, column: int) -> range:
        """The steps of a column."""
        steps = self.timeline.steps
        return range(column * steps // self.count, (column + 1) * steps // self.count)

    def _column(self, step: int) -> int:
        return ((step + 1) * self.count - 1) // self.timeline.steps

    def column_of(self, at_s: float) -> int:
        """The column that a moment lies in."""
        return self._column(self.timeline.step_of(at_s))

    def row(self, label: str, cells: Sequence[Span], role: Role = Role.DIM) -> Row:
        """A line of the chart with the cursor's column marked; each cell as wide as there is room for."""
        spans: list[Span] = [(fit(f" {label}", LABEL), role)]
        for column, (text, own) in enumerate(cells):
            fills = text in _STRETCH or text.isdigit()
            shown = text * self.wide if fills else text + " " * (self.wide - 1)
            spans.append((shown, Role.PICKED if column == self.cursor else own))
        return Row(_merged(spans))

    def _days(self) -> Row:
        """When each day begins, as far as there is room."""
        text = ""
        begins_s = self.timeline.begins_s
        mornings = [after for before, after in pairwise(begins_s) if after - before > self.timeline.step_s]
        for at_s in (begins_s[0], *mornings):
            place = self.column_of(at_s) * self.wide
            if place >= len(text) + (1 if text else 0):
                text = f"{text:<{place}}{clock(at_s)}"
        return row_of((" " * LABEL + text[: self.count * self.wide], Role.DIM))

    def axis(self) -> Row:
        """The times of day along the charts."""
        width = self.count * self.wide
        text = [" "] * width
        start_s = self.timeline.start_s
        if self.timeline.begins_s:
            return self._days()
        every_s = _tick_s(self.timeline.steps * self.timeline.step_s)
        at_s = ceil(start_s / every_s) * every_s
        while at_s < self.timeline.until_s:
            place = self.column_of(at_s) * self.wide
            if place + 5 <= width:
                text[place : place + 5] = list(clock(at_s)[-5:])
            at_s += every_s
        return row_of((" " * LABEL + "".join(text), Role.DIM))


_STRETCH: Final = frozenset({*LEVELS, NO_LEVEL, "━", " "})
"""Signs that fill a column that is wider than one cell."""


def _tick_s(length_s: float) -> float:
    return next((tick for tick in (1800.0, 3600.0, 7200.0, 14400.0) if length_s / tick <= 6.5), 86400.0)


def _queue(columns: _Columns, channel: ChannelLine, tall: int) -> list[Row]:
    most = max(max(channel.waiting, default=0), 1)
    shares = [
        max(channel.waiting[step] for step in columns.steps(column)) / most for column in range(columns.count)
    ]
    rows = []
    for row in range(tall):
        low = (tall - 1 - row) / tall
        cells = [(_piece(share, low, 1 / tall), Role.TEXT if channel.live else Role.DIM) for share in shares]
        rows.append(columns.row(channel.title if row == 0 else "", cells, Role.STRONG))
    return rows


def _piece(share: float, low: float, reach: float) -> str:
    """The part of a bar of height `share` that lies in one row of a chart."""
    filled = (share - low) / reach
    if filled <= 0.0:
        return " " if low > 0.0 else LEVELS[0] if share > 0.0 else NO_LEVEL
    return LEVELS[min(int(filled * len(LEVELS)), len(LEVELS) - 1)]


def _short(columns: _Columns, channel: ChannelLine) -> list[Span]:
    """Agents missing against need, a digit a column; `+` for ten and more."""
    cells: list[Span] = []
    for column in range(columns.count):
        gaps = [_gap(channel, step) for step in columns.steps(column)]
        known = [gap for gap in gaps if gap is not None]
        short = max(known, default=0)
        cells.append((NO_LEVEL, Role.DIM) if short <= 0 else ("+" if short > 9 else str(short), Role.BAD))
    return cells


def _gap(channel: ChannelLine, step: int) -> int | None:
    need = channel.need[step]
    return None if need is None else round(need - channel.on[step])


def _events(columns: _Columns, happenings: Iterable[Happening]) -> list[Span]:
    cells: list[Span] = [(NO_LEVEL, Role.DIM)] * columns.count
    for one in sorted(happenings, key=lambda one: one.kind != "incident"):
        first = columns.column_of(one.at_s)
        if one.kind == "incident":
            last = columns.count - 1 if one.until_s is None else columns.column_of(one.until_s)
            cells[first : last + 1] = [(MARKS["incident"], Role.BAD)] * (last + 1 - first)
        elif one.kind != "news" and one.at_s >= columns.timeline.start_s:
            cells[first] = (MARKS[one.kind], _MARK_ROLES[one.kind])
    return cells


def _moves(columns: _Columns, moves: Iterable[Move], *, ordered: bool) -> list[Span]:
    cells: list[Span] = [(NO_LEVEL, Role.DIM)] * columns.count
    acted = [move for move in moves if move.acted_s is not None]
    if ordered:
        for move in moves:
            cells[columns.column_of(move.ordered_s)] = ("○", Role.ACCENT)
    for move in acted:
        cells[columns.column_of(move.acted_s or 0.0)] = ("●", Role.ACCENT if ordered else Role.TEXT)
    return cells


def _tired(columns: _Columns, timeline: Timeline) -> list[Span]:
    known = [level for level in timeline.fatigue if level is not None]
    low, high = min(known), max(known)
    cells: list[Span] = []
    for column in range(columns.count):
        levels = [timeline.fatigue[step] for step in columns.steps(column)]
        there = [level for level in levels if level is not None]
        if not there:
            cells.append((NO_LEVEL, Role.DIM))
            continue
        share = (max(there) - low) / max(high - low, 1e-9)
        cells.append((LEVELS[min(int(share * len(LEVELS)), len(LEVELS) - 1)], Role.WARN))
    return cells


def told_rows(timeline: Timeline, cursor: int, width: int) -> list[Row]:
    """What was at the cursor's minute: queues, staff, what came up, decisions, who was tired."""
    tired = tired_words(timeline, cursor)
    rows = happened_rows(timeline, cursor, width)
    return rows if tired is None else [*rows, *wrapped(tired, width - 2, Role.WARN, indent=" ")]


def happened_rows(timeline: Timeline, cursor: int, width: int) -> list[Row]:
    """What was at the cursor's minute: queues, staff, what came up, decisions."""
    from_s = timeline.at_s(cursor)
    to_s = timeline.ends_s(cursor)
    rows = _state(timeline, cursor, width)
    for one in timeline.happenings:
        if from_s <= one.at_s < to_s:
            rows += _line(MARKS[one.kind], _MARK_ROLES[one.kind], _said(one), width)
        elif one.kind == "incident" and one.until_s is not None and from_s <= one.until_s < to_s:
            rows += _line(MARKS["incident"], Role.GOOD, f"over: {one.says}", width)
    for move in timeline.yours:
        rows += _moved(move, from_s, to_s, "you", width)
    for move in timeline.reference:
        if move.acted_s is not None and from_s <= move.acted_s < to_s:
            told = f"{timeline.reference_name}: {what_it_is(move)}"
            rows += _line("●", Role.DIM, told, width)
    return rows


def most_tired(timeline: Timeline, cursor: int) -> list[tuple[str, float]]:
    """The three most tired of those who were there at the cursor's minute, and how tired each was, 0-1."""
    there = [(level, one.name) for one in timeline.people if (level := one.fatigue[cursor]) is not None]
    return [(name, level) for level, name in sorted(there, reverse=True)[:3]]


def tired_words(timeline: Timeline, cursor: int) -> str | None:
    """How tired people were at the cursor's minute, which play hides; None where nobody was there."""
    mean, most = timeline.fatigue[cursor], most_tired(timeline, cursor)
    if mean is None or not most:
        return None
    told = ", ".join(f"{name} {percent(level)}" for name, level in most)
    return f"Fatigue, hidden during play: {percent(mean)} on average; highest {told}"


def decision_rows(timeline: Timeline, cursor: int, width: int, room: int) -> list[Row]:
    """Your decisions around the cursor, each with its three times, as far as there is room."""
    if room < LEAST_LISTED or not timeline.yours:
        return []
    now_s = timeline.at_s(cursor)
    nearest = min(range(len(timeline.yours)), key=lambda place: _away_s(timeline.yours[place], now_s))
    top = scrolled(nearest - (room - 2) // 2, room - 2, len(timeline.yours))
    rows = [row_of((" ordered  began  acted", Role.DIM)).padded(width)]
    for place, move in enumerate(timeline.yours[top : top + room - 2], start=top):
        times = [clock(at_s) if at_s is not None else NOTHING for at_s in (move.begun_s, move.acted_s)]
        told = f" {clock(move.ordered_s)}    {times[0]:<5}  {times[1]:<5}  {what_it_is(move)}"
        role = Role.STRONG if place == nearest else Role.TEXT
        rows.append(row_of((told, role if move.acted_s is not None else Role.DIM)).padded(width))
    return [Row(), *rows]


def _away_s(move: Move, now_s: float) -> float:
    """How far a decision is from a moment: from its order, or from where it acted."""
    return min(abs(at_s - now_s) for at_s in (move.ordered_s, move.acted_s) if at_s is not None)


def _said(one: Happening) -> str:
    if one.kind == "incident":
        until = "" if one.until_s is None else f", until {clock(one.until_s)}"
        return f"{one.says}{until}"
    return one.says


def _state(timeline: Timeline, cursor: int, width: int) -> list[Row]:
    rows: list[list[Span]] = [[(f" {clock(timeline.at_s(cursor))}  ", Role.TITLE)]]
    for place, channel in enumerate(timeline.channels):
        need = channel.need[cursor]
        on = rounded(channel.on[cursor])
        if channel.live:
            told = f"{channel.title} {channel.waiting[cursor]} waiting, {on} on"
            told += "" if need is None else f", need {rounded(need)}"
        else:
            told = f"{channel.title} {channel.waiting[cursor]} open, {on} on"
        gap = _gap(channel, cursor) if channel.live else None
        apart = " · " if place else ""
        if place and Row(tuple(rows[-1])).width + len(apart + told) > width:
            rows.append([("        ", Role.TEXT)])
            apart = ""
        rows[-1] += [(apart, Role.RULE), (told, Role.BAD if gap and gap > 0 else Role.TEXT)]
    return [Row(tuple(spans)).padded(width) for spans in rows]


def _moved(move: Move, from_s: float, to_s: float, who: str, width: int) -> list[Row]:
    rows = []
    acted_s = move.acted_s
    if from_s <= move.ordered_s < to_s and acted_s != move.ordered_s:
        waited = round(move.waited_s / 60.0)
        late = f", after {counted(waited, 'minute')} in your queue" if waited else ""
        became = "never took effect" if acted_s is None else f"acts {clock(acted_s)}"
        rows += _line("○", Role.ACCENT, f"{who} ordered: {what_it_is(move)} ({became}{late})", width)
        if move.not_done:
            rows += _line(" ", Role.DIM, move.not_done, width)
    if acted_s is not None and from_s <= acted_s < to_s:
        rows += _line("●", Role.ACCENT, f"{who}: {what_it_is(move)}", width)
        rows += [row for one in move.came[:3] for row in _line(" ", Role.DIM, one.says, width)]
    return rows


def _line(glyph: str, role: Role, text: str, width: int) -> list[Row]:
    lines = wrapped(text, width - 4, hang="  ")
    return [row_of((f" {glyph if not place else ' '} ", role), line.text) for place, line in enumerate(lines)]


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Neighbours of one role as one piece, so that a row is few pieces to draw."""
    merged: list[Span] = []
    for text, role in spans:
        if merged and merged[-1][1] is role:
            merged[-1] = (merged[-1][0] + text, role)
        else:
            merged.append((text, role))
    return tuple(merged)
