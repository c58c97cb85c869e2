"""Keys that move through rows, text and fields: they do what they say everywhere, so help leaves them out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.binding import Binding, BindingType

ROWS: Final = {"up": "move(-1)", "down": "move(1)"}
"""A cursor from row to row."""

PAGES: Final = {"pageup": "page(-1)", "pagedown": "page(1)"}
"""A cursor or a text by what is in sight."""

SCROLL: Final = {"up": "scroll_by(-1)", "down": "scroll_by(1)"}
"""A text line by line."""

CHANNELS: Final = {"left": "channel(-1)", "right": "channel(1)"}
"""The plan of another channel."""

OPEN: Final = {"enter": "open"}
"""What a panel's cursor stands on."""

FIELDS: Final = {"tab": "app.focus_next", "shift+tab": "app.focus_previous"}
"""From one part or field of a screen to the next."""


def quiet_keys(actions: Mapping[str, str], *, priority: bool = False) -> list[BindingType]:
    """Return the bindings of keys to actions that neither help nor the palette lists.

    With `priority` they come before what the focused widget does with its keys.
    """
    return [Binding(key, action, show=False, priority=priority) for key, action in actions.items()]
