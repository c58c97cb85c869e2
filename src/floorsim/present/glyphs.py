"""The single-width symbols that panels use, and what stands for each on a terminal with ASCII alone."""

from __future__ import annotations

from typing import Literal

GlyphSet = Literal["unicode", "ascii"]

IN_ASCII = {
    # agent states
    "○": "o",
    "●": "*",
    "◐": "?",
    "◒": "~",
    "⇄": "<",
    "◇": "#",
    "◈": "%",
    "▢": "m",
    "▣": "t",
    "◎": "&",
    "□": "w",
    "↗": "/",
    "✕": "x",
    # figures against their target
    "▲": "^",
    "◆": "~",
    "▼": "v",
    # levels, lowest first
    "▁": "_",
    "▂": ",",
    "▃": ":",
    "▄": "-",
    "▅": "=",
    "▆": "+",
    "▇": "*",
    "█": "#",
    # rules and marks
    "─": "-",
    "━": "=",
    "│": "|",
    "┊": ":",
    "┤": "]",
    "▶": ">",
    "▸": ">",
    "‖": "=",
    "→": "@",
    "←": "<",
    "↑": "^",
    "↓": "v",
    "·": ".",
    "…": "~",
    "–": "-",
    "—": "-",
    "−": "-",
    "×": "x",
    "±": "~",
    "÷": "/",
    "≥": ">",
    "≤": "<",
    "✓": "+",
    "’": "'",
    "“": '"',
    "”": '"',
    "\u00a0": " ",
    "\ufffd": "?",
}
"""Each sign of ours and its ASCII stand-in, both one cell wide."""

_TABLE = str.maketrans(IN_ASCII)

LEVELS = "▁▂▃▄▅▆▇█"
"""Eight heights of a bar, lowest first."""

NO_LEVEL = "·"
"""Stands where a slice has no figure."""


def drawn(text: str, glyphs: GlyphSet) -> str:
    """Return `text` as the glyph set writes it; letters of names stay as they are."""
    return text.translate(_TABLE) if glyphs == "ascii" and not text.isascii() else text


def sparkline(values: tuple[float | None, ...], low: float, high: float) -> str:
    """Return one sign for each value, from the lowest bar at `low` to the full one at `high`."""
    reach = high - low
    symbols: list[str] = []
    for value in values:
        if value is None:
            symbols.append(NO_LEVEL)
            continue
        share = (value - low) / reach if reach > 0 else 0.0
        symbols.append(LEVELS[min(max(int(share * len(LEVELS)), 0), len(LEVELS) - 1)])
    return "".join(symbols)
