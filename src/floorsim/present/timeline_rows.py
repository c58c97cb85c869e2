"""The day as a chart: who waited and the service level, with a mark for each decision and message."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.present.agent_states import level_look
from floorsim.present.glyphs import LEVELS, NO_LEVEL
from floorsim.present.result_view import ChannelCourse, ChannelMoment, Mark, ResultView
from floorsim.present.row import Role, Row, Span, fit, row_of
from floorsim.present.scrolling import in_sight, scrolled
from floorsim.wording.numbers import percent
from floorsim.wording.times import clock

LABEL = 11
"""Cells before the chart."""

BELOW_CHARTS = 5
"""Rows between the charts and what happened at the cursor: three kinds of marks, the axis, a blank row."""

LEAST_TOLD = 5
"""Rows kept at least for what happened at the cursor, so that charts rarely change between runs (D)."""

_SHAPES = ((3, 1), (2, 1), (2, 0), (1, 0))
"""Rows of a chart and of the gap below it, the tallest first; the service level's row comes on top."""

_MARKS: tuple[tuple[str, str, str], ...] = (
    ("decision", "▲", "decisions"),
    ("message", "◆", "messages"),
    ("news", "●", "news"),
)
_MARK_ROLES = {"decision": Role.ACCENT, "message": Role.WARN, "news": Role.TEXT}


def slices(result: ResultView) -> int:
    """Return how many slices the longest course has."""
    return max((len(channel.course) for channel in result.channels), default=0)


def slice_bounds(result: ResultView, place: int) -> tuple[float, float]:
    """Return when a slice begins and ends, in simulated seconds."""
    count = max(slices(result), 1)
    length = (result.end_s - result.start_s) / count
    return result.start_s + place * length, result.start_s + (place + 1) * length


def timeline_rows(result: ResultView, cursor: int, width: int, rows: int, top: int = 0) -> list[Row]:
    """Return the page: charts above, what happened at the cursor below, in `rows` rows.

    What happened is scrolled by `top` rows, as far as there are any, where not all of it fits.
    """
    count = slices(result)
    if not count:
        return [row_of((" Nothing was recorded.", Role.DIM))]
    room = max(width - LABEL - 2, 10)
    columns = room
    chart_rows, gap = _shape(result, width, rows)
    lines: list[Row] = []
    for channel in result.channels:
        lines += _chart(channel, count, columns, cursor, chart_rows)
        lines += [Row()] * gap
    lines += [_marks(result, kind, glyph, word, columns, cursor) for kind, glyph, word in _MARKS]
    lines.append(_axis(result, columns))
    lines.append(Row())
    told = _at_cursor(result, cursor, width)
    height = max(rows - len(lines), 0)
    return [*lines[:rows], *in_sight(told, scrolled(top, height, len(told)), height, width)]


def most_scrolled(result: ResultView, cursor: int, width: int, rows: int) -> int:
    """Return by how many rows what happened at the cursor can be scrolled in a page of `rows` rows."""
    chart_rows, gap = _shape(result, width, rows)
    above = len(result.channels) * (chart_rows + 1 + gap) + BELOW_CHARTS
    return max(len(_at_cursor(result, cursor, width)) - max(rows - above, 0), 0)


def _shape(result: ResultView, width: int, rows: int) -> tuple[int, int]:
    """Return the rows of a chart and of the gap below it: as tall as leaves room to tell any slice whole."""
    told = max(len(_at_cursor(result, place, width)) for place in range(slices(result)))
    room = rows - BELOW_CHARTS - max(told, LEAST_TOLD)
    fitting = (shape for shape in _SHAPES if len(result.channels) * (sum(shape) + 1) <= room)
    return next(fitting, _SHAPES[-1])


def _column_slice(column: int, columns: int, count: int) -> int:
    return min(column * count // columns, count - 1)


def _chart(channel: ChannelCourse, count: int, columns: int, cursor: int, height: int) -> list[Row]:
    most = max((moment.waiting for moment in channel.course), default=0) or 1
    rows: list[Row] = []
    for row in range(height):
        label = channel.title if row == 0 else f"max {most}" if row == height - 1 else ""
        role = Role.STRONG if row == 0 else Role.DIM
        spans: list[Span] = [(f" {fit(label, LABEL - 1)}", role)]
        floor_of_row = (height - 1 - row) / height
        for column in range(columns):
            place = _column_slice(column, columns, count)
            moment = channel.course[place] if place < len(channel.course) else None
            share = 0.0 if moment is None else moment.waiting / most
            glyph = _piece(share, floor_of_row, 1 / height)
            spans.append((glyph, Role.ACCENT if place == cursor else Role.DIM))
        rows.append(Row(_merged(spans)))
    spans = [(fit("   SL", LABEL), Role.DIM)]
    for column in range(columns):
        place = _column_slice(column, columns, count)
        level = channel.course[place].service_level if place < len(channel.course) else None
        if level is None:
            spans.append((NO_LEVEL, Role.DIM))
        else:
            bar = LEVELS[min(int(level * len(LEVELS)), len(LEVELS) - 1)]
            spans.append((bar, level_look(level, channel.target).role))
    rows.append(Row(_merged(spans)))
    return rows


def _piece(share: float, low: float, reach: float) -> str:
    """Return the part of a bar of height `share` that lies in one row of a tall chart."""
    filled = (share - low) / reach
    if filled <= 0:
        return " " if low > 0 or share <= 0 else LEVELS[0]
    return LEVELS[min(max(int(filled * len(LEVELS)) - (filled < 1), 0), len(LEVELS) - 1)]


def _marks(result: ResultView, kind: str, glyph: str, word: str, columns: int, cursor: int) -> Row:
    count = slices(result)
    length = max(result.end_s - result.start_s, 1.0)
    marked = {
        min(int((mark.at_s - result.start_s) / length * count), count - 1)
        for mark in result.marks
        if mark.kind == kind
    }
    spans: list[Span] = [(f" {fit(word, LABEL - 1)}", Role.DIM)]
    for column in range(columns):
        place = _column_slice(column, columns, count)
        first = column == 0 or _column_slice(column - 1, columns, count) != place
        here = place in marked and first
        at_cursor = place == cursor and first
        spans.append(
            (glyph if here else "│" if at_cursor else " ", _MARK_ROLES[kind] if here else Role.ACCENT)
        )
    return Row(_merged(spans))


def _axis(result: ResultView, columns: int) -> Row:
    start, end = clock(result.start_s), clock(result.end_s)
    middle = clock((result.start_s + result.end_s) / 2)
    gap = max(columns - len(start) - len(middle) - len(end), 2)
    left = gap // 2
    return row_of((" " * LABEL + start + " " * left + middle + " " * (gap - left) + end, Role.DIM))


def _told(channel: ChannelCourse, moment: ChannelMoment) -> list[Span]:
    """Return the queue and the service level of one slice in words."""
    role = level_look(moment.service_level, channel.target).role
    words = f"{channel.title} {moment.waiting} waiting, SL "
    return [(words, Role.TEXT), (percent(moment.service_level), role)]


def _at_cursor(result: ResultView, cursor: int, width: int) -> list[Row]:
    begin, end = slice_bounds(result, cursor)
    rows: list[list[Span]] = [[(f" {clock(begin)} to {clock(end)}", Role.TITLE)]]
    for channel in result.channels:
        if cursor < len(channel.course):
            told = [("   ", Role.TEXT), *_told(channel, channel.course[cursor])]
            if Row((*rows[-1], *told)).width > width:
                rows.append([])
            rows[-1] += told
    lines = [Row(tuple(spans)).padded(width) for spans in rows]
    last = cursor == slices(result) - 1
    here = [mark for mark in result.marks if begin <= mark.at_s < end or (last and mark.at_s == end)]
    lines += [mark_line(mark).padded(width) for mark in here]
    if not here:
        lines.append(row_of(("   Nothing was decided and nothing came in.", Role.DIM)))
    return lines


def mark_line(mark: Mark) -> Row:
    """Return something that happened, in one row."""
    glyph = next(sign for kind, sign, _ in _MARKS if kind == mark.kind)
    return row_of((f" {glyph} {clock(mark.at_s)} ", _MARK_ROLES[mark.kind]), mark.text)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return neighbours of one role as one piece, so that a row is few pieces to draw."""
    merged: list[Span] = []
    for text, role in spans:
        if merged and merged[-1][1] is role:
            merged[-1] = (merged[-1][0] + text, role)
        else:
            merged.append((text, role))
    return tuple(merged)
