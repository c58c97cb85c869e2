"""Spaces that look like U+0020 and are not, where YAML needs a plain one: at keys, colons and dashes.

Inside a text they may be meant, as French and German typography sets them.
"""

from __future__ import annotations

import re
from typing import Final

_ODD: Final = "\u00a0\u1680\u180e\u2000-\u200b\u202f\u205f\u2060\u3000"
"""No-break, wide, narrow and zero-width spaces, as a class of a regular expression."""

_ANY: Final = re.compile(f"[{_ODD}]")
_AT_AN_END: Final = re.compile(f"^[{_ODD}]|[{_ODD}]$")
_ENDS: Final = re.compile(f"^[ {_ODD}]+|[ {_ODD}]+$")
_BEHIND_COLON: Final = re.compile(rf"[a-z][a-z0-9_.-]*:(?P<odd>[{_ODD}])")
_BESIDE_KEY: Final = re.compile(
    rf"^[ -]*(?:(?P<before>[{_ODD}])"
    rf"|[\"']?[A-Za-z][\w.-]*[\"']?(?:(?P<between>[{_ODD}])|: *(?P<behind>[{_ODD}])))"
)
_LINES_ABOVE: Final = 3
"""Lines above a syntax error in which its cause is looked for: the parser stops after the next key."""

RIGHT: Final = "type a plain space in its place"


def said_of(odd: str) -> str:
    """What is wrong with an odd space."""
    return f"the space here is not a plain one but U+{ord(odd):04X}"


def in_key(key: str) -> int | None:
    """Where an odd space stands in a plain key, from 0; None if none does."""
    found = _ANY.search(key)
    return None if found is None else found.start()


def at_an_end(text: str) -> int | None:
    """Where an odd space stands before or after a plain value, from 0; None if none does."""
    found = _AT_AN_END.search(text)
    return None if found is None else found.start()


def behind_colon(text: str) -> int | None:
    """Where the odd space stands that makes a text of a key and its value, from 0; None if none does."""
    found = _BEHIND_COLON.match(text)
    return None if found is None else found.start("odd")


def without(text: str) -> str:
    """The text without spaces of any kind at its ends."""
    return _ENDS.sub("", text)


def near_error(lines: list[str], number: int) -> tuple[int, int, str] | None:
    """Line and column, from 0, of an odd space beside a key, at or just above an error; and the space."""
    for above in range(number, max(number - _LINES_ABOVE, 0) - 1, -1):
        found = _BESIDE_KEY.match(lines[above]) if above < len(lines) else None
        if found is not None:
            at = found.start(found.lastgroup or 0)
            return above, at, lines[above][at]
    return None
