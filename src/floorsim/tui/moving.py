"""The letters h j k l as arrow keys, for those who set it; where letters are typed they stay letters."""

from __future__ import annotations

from typing import Final

from textual.events import Key
from textual.screen import Screen
from textual.widgets import Input, TextArea

MOVES: Final = {"h": "left", "j": "down", "k": "up", "l": "right"}
"""Each letter and the arrow key that it stands for; no decision has one of them."""

MOVING_LETTERS: Final = "".join(MOVES)


def as_arrow(event: Key, screen: Screen[object]) -> Key:
    """Return the arrow key that a letter stands for, or the key itself where letters are typed."""
    arrow = MOVES.get(event.key)
    return event if arrow is None or types_letters(screen) else Key(arrow, None)


def types_letters(screen: Screen[object]) -> bool:
    """Return whether the letters pressed now are text: in a field, or in a filter."""
    focused = screen.focused
    if isinstance(focused, Input | TextArea) or getattr(screen, "LETTERS_FILTER", False):
        return True
    return bool(getattr(focused, "typing", False))
