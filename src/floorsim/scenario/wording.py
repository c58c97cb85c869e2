"""How values and lists of names appear inside a sentence about a scenario."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Final

from floorsim.printable import STEERING

LONGEST_QUOTE: Final = 40
MOST_NAMES: Final = 12
ALIKE: Final = 0.6  # D: below it a suggestion is more often wrong than right


def harmless(text: str) -> str:
    """The text without the characters that could steer the reader's terminal."""
    return STEERING.sub("", text)


def shown(written: object) -> str:
    """A value as its author wrote it, on one line and short enough for a sentence."""
    if written is None:
        return "nothing"
    if isinstance(written, bool):
        return "true" if written else "false"
    if isinstance(written, dict):
        return "a mapping"
    if isinstance(written, list | tuple):
        return "a list"
    return f"'{shortened(str(written))}'"


def shortened(text: str) -> str:
    """A text on one line, cut to the length that a sentence can hold."""
    text = " ".join(harmless(text).split())
    return f"{text[: LONGEST_QUOTE - 3]}..." if len(text) > LONGEST_QUOTE else text


def stands_instead(written: object, needed: str) -> str | None:
    """What is wrong where keys or a list stand in place of a plain value; None where neither does."""
    if isinstance(written, dict):
        return f"keys stand where {needed} is needed"
    return f"a list stands where {needed} is needed" if isinstance(written, list | tuple) else None


def listed(names: Iterable[object], joint: str = "or") -> str:
    """`a, b or c`; long lists end in the number of further names."""
    shown_names = [harmless(str(name)) for name in names]
    if len(shown_names) > MOST_NAMES:
        rest = len(shown_names) - MOST_NAMES + 1
        shown_names = [*shown_names[: MOST_NAMES - 1], f"{rest} more"]
    if len(shown_names) < 2:
        return "".join(shown_names)
    return f"{', '.join(shown_names[:-1])} {joint} {shown_names[-1]}"


def nearest(name: str, known: Iterable[str], alike: float = ALIKE) -> str | None:
    """The known name that `name` most resembles, or None; case and `-`, `_`, space make no difference.

    `alike` is the least share of letters in common, in order (difflib's ratio).
    """
    by_plain_form: dict[str, str] = {}
    for candidate in known:
        by_plain_form.setdefault(_plain_form(candidate), candidate)
    close = difflib.get_close_matches(_plain_form(name), list(by_plain_form), n=1, cutoff=alike)
    return by_plain_form[close[0]] if close else None


def choose(name: str, known: Sequence[str]) -> str:
    """The advice for an unknown name: the nearest one if there is one, and all that are known."""
    if not known:
        return "leave it out"
    if len(known) == 1:
        return f"write {known[0]}"
    near = nearest(name, known)
    return f"did you mean {near}? Known are {listed(known, 'and')}" if near else f"write {listed(known)}"


def _plain_form(name: str) -> str:
    return re.sub(r"[\s_-]+", "-", name.strip().casefold())
