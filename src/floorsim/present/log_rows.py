"""The log: its newest lines beside the inbox, or all of it."""

from __future__ import annotations

from floorsim.desk.view import FloorView, LogLine
from floorsim.present.row import Role, Row, fit, row_of, rule, wrapped
from floorsim.wording.cells import cell_len
from floorsim.wording.times import clock_from

LOG_ROLES = {
    "decision": Role.ACCENT,
    "work": Role.DIM,
    "effect": Role.TEXT,
    "news": Role.WARN,
    "floor": Role.DIM,
}

WRAP_FROM = 9
"""Rows from which long lines of the log go on in a second row."""


def log_rows(view: FloorView, width: int, rows: int, *, active: bool = False) -> list[Row]:
    """Return the newest log lines that fit into `rows` rows including the heading, newest last."""
    newest = view.log[-(rows - 1) :] if rows > 1 else ()
    lines: list[Row] = []
    for entry in newest:
        lines += (
            log_entry_rows(entry, width, view.now_s) if rows >= WRAP_FROM else [_entry_row(entry, view.now_s)]
        )
    shown = lines[-(rows - 1) :]
    return [
        rule("4 Log", width, after=metric_words(view, width), active=active),
        *(row.padded(width) for row in shown),
    ]


def metric_words(view: FloorView, width: int) -> str:
    """Return the figures chosen this morning with what they were at the latest look, in the room there is."""
    words = [f"{one.title} {one.said}{' ! out of its band' if one.out else ''}" for one in view.metrics]
    short = [f"{one.title} {one.said}{' !' if one.out else ''}" for one in view.metrics]
    line = " · ".join(words) if cell_len(" · ".join(words)) <= width - 16 else " · ".join(short)
    return line if cell_len(line) <= width - 16 else fit(line, width - 16)


def whole_log_rows(view: FloorView, width: int) -> list[Row]:
    """Return all of the log with its seconds, newest last."""
    if not view.log:
        return [row_of((" Nothing has happened yet.", Role.DIM))]
    return [row for entry in view.log for row in log_entry_rows(entry, width - 1, view.now_s, seconds=True)]


def log_entry_rows(entry: LogLine, width: int, now_s: float = 0.0, *, seconds: bool = False) -> list[Row]:
    """Return one line of the log in as many rows as it takes, with its day if it is not that of `now_s`."""
    moment = f" {clock_from(entry.at_s, now_s, seconds=seconds)} "
    texts = wrapped(entry.text, width - len(moment), LOG_ROLES[entry.category])
    return [
        row_of((moment if place == 0 else " " * len(moment), Role.DIM), *row.spans)
        for place, row in enumerate(texts)
    ]


def _entry_row(entry: LogLine, now_s: float) -> Row:
    return row_of((f" {clock_from(entry.at_s, now_s)} ", Role.DIM), (entry.text, LOG_ROLES[entry.category]))


def log_rule(view: FloorView, width: int, *, active: bool = False) -> Row:
    """Return the log in one row: its title, and what happened last."""
    stroke, role = ("━", Role.ACCENT) if active else ("─", Role.RULE)
    head = " 4 Log "
    if not view.log:
        return Row(((stroke, role), (head, Role.TITLE), (stroke * (width - cell_len(head) - 1), role)))
    newest = view.log[-1]
    words = f" {clock_from(newest.at_s, view.now_s)} {newest.text} "
    room = width - cell_len(head) - 2
    said = fit(words, room) if cell_len(words) > room else words
    return Row(
        (
            (stroke, role),
            (head, Role.TITLE),
            (stroke, role),
            (said, LOG_ROLES[newest.category]),
            (stroke * (room - cell_len(said)), role),
        )
    ).padded(width)
