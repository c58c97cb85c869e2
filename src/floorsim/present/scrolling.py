"""Which rows of many are in sight, and what says that there are more."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.present.row import Role, Row
from floorsim.words import counted

LEAST_BESIDE_NOTE = 8
"""Cells of a row that stay beside a note; a narrower panel goes without (D)."""


def scrolled(top: int, height: int, count: int, first: int | None = None, last: int | None = None) -> int:
    """Return the first row in sight: `top`, or as near as shows the rows `first` to `last` and no empty end.

    `height` rows of `count` fit. Without `last` only `first` has to be in sight; where not both fit, `first`
    counts.
    """
    if first is not None:
        last = first if last is None else last
        top = min(max(top, last - height + 1), first)
    return max(min(top, count - height), 0)


def in_sight(rows: Sequence[Row], top: int, height: int, width: int, what: str = "") -> list[Row]:
    """Return the rows from `top` on that fit, noting at the edges how many more there are.

    `what` is one of them in a word, such as `line`.
    """
    shown = list(rows[top : top + height])
    below = len(rows) - top - len(shown)
    if shown and below > 0:
        shown[-1] = _noted(shown[-1], "↓", below, width, what)
    if top > 0 and (len(shown) > 1 or (shown and below <= 0)):
        shown[0] = _noted(shown[0], "↑", top, width, what)
    return shown


def more_note(count: int, top: int, height: int, y: int) -> str:
    """Return what row `y` of a view says about rows out of sight, of `count` in all; empty if nothing."""
    below = count - top - height
    if y == height - 1 and below > 0:
        return f" ↓ {below} more "
    return f" ↑ {top} more " if y == 0 and top > 0 else ""


def _noted(row: Row, arrow: str, number: int, width: int, what: str) -> Row:
    note = f" {arrow} {counted(number, f'more {what}') if what else f'{number} more'} "
    room = width - len(note)
    if room < LEAST_BESIDE_NOTE:
        return row
    return Row((*row.padded(room).spans, (note, Role.DIM)), row.selected)
