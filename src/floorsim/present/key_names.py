"""How keys are written for the reader."""

from __future__ import annotations

from floorsim.present.glyphs import GlyphSet

KEY_NAMES = {
    "space": "space",
    "enter": "enter",
    "escape": "esc",
    "full_stop": ".",
    "greater_than_sign": ">",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "colon": ":",
    "delete": "del",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
"""How keys are written for the reader; any other key is written as it is."""


ARROWS = ("up", "down", "left", "right")
"""Keys that are called by their names where there is no arrow to draw."""


def key_name(key: str, glyphs: GlyphSet = "unicode") -> str:
    """Return a key as the reader knows it: `space`, `?`, `ctrl+p`."""
    first = key.split(",")[0].strip()
    if glyphs == "ascii" and first in ARROWS:
        return first
    return KEY_NAMES.get(first, first.upper() if first.startswith("f") and first[1:].isdigit() else first)
