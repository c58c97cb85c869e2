"""The newest line of the log in the rule of its panel."""

from __future__ import annotations

from floorsim.desk.view import FloorView
from floorsim.present.cells import cell_len
from floorsim.present.inbox_rows import LOG_ROLES
from floorsim.present.row import Role, Row, fit
from floorsim.wording.times import clock


def log_rule(view: FloorView, width: int, *, active: bool = False) -> Row:
    """Return the log in one row: its title, and what happened last."""
    stroke, role = ("━", Role.ACCENT) if active else ("─", Role.RULE)
    head = " 4 Log "
    if not view.log:
        return Row(((stroke, role), (head, Role.TITLE), (stroke * (width - cell_len(head) - 1), role)))
    newest = view.log[-1]
    words = f" {clock(newest.at_s)} {newest.text} "
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
