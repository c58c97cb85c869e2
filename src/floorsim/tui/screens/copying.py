"""Copying text out of a screen, to the clipboard of the terminal that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from floorsim.present.row import Row
from floorsim.printable import printable
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


def copy_out(app: FloorsimApp, text: str) -> str:
    """Copy a text (OSC 52, which the terminal must allow) and return a sentence that says so."""
    lines = [line.rstrip() for line in printable(text).strip("\n").splitlines()]
    if not any(lines):
        return "There is nothing to copy here."
    app.copy_to_clipboard("\n".join(lines))
    return f"{counted(len(lines), 'line')} sent to the terminal’s clipboard."


def text_of(rows: Sequence[Row]) -> str:
    """Return rows as they read, without styles and the blanks at their ends."""
    return "\n".join(row.text.rstrip() for row in rows)
