"""The one place that keeps text from steering a terminal: everything printed or drawn passes through here."""

from __future__ import annotations

import re
from typing import Final

STEERING: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""Characters that steer a terminal or hide text: control characters other than tab and line feed, separators
that some programs take for line ends, direction overrides, halves of a surrogate pair."""

STAND_IN: Final = "\ufffd"
"""What is shown in place of such a character: one cell wide, so that columns stay where they are."""

_LINE_BREAKS: Final = str.maketrans("\t\n", "  ")


def printable(text: str) -> str:
    """The text with a sign in place of every character that could steer the terminal; its lines stay."""
    return text if text.isprintable() else STEERING.sub(STAND_IN, text)


def on_one_line(text: str) -> str:
    """The same with blanks in place of tabs and line breaks, for a cell of a table or a row of a screen."""
    return text if text.isprintable() else printable(text).translate(_LINE_BREAKS)


def escaped(json_text: str) -> str:
    r"""JSON with every such character written as `\uXXXX`, which reads back as the same value."""
    return STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)
