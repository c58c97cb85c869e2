"""A text that can be no longer than what is kept of it."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import TextArea


def within(field: TextArea, most: int, tell: Callable[[str], object]) -> str:
    """Return the text of a field; what is over so many characters is taken off its end, and that is told."""
    if len(field.text) > most:
        field.text = field.text[:most]
        field.move_cursor(field.document.end)
        tell(f"{most} characters are the most; what was over is taken off.")
    return field.text
