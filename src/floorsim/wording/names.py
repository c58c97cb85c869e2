"""How lists of names are written, and which name a person may have meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from floorsim.wording.sentences import shortened

LONGEST_LISTED: Final = 64
MOST_NAMES: Final = 12
ALIKE: Final = 0.6  # D: below it a suggestion is more often wrong than right
LONGEST_COMPARED: Final = 80
"""Letters of a name up to which the nearest one is looked for: ids have at most 64."""
MOST_COMPARED: Final = 1_000
"""Names among which the nearest one is looked for; comparing a name with them takes about 30 ms."""


def short_name(sender: str) -> str:
    """Who writes, without what stands in brackets behind: `Reyes (director)` is `Reyes`."""
    return sender.partition(" (")[0]


def both(names: Iterable[object]) -> str:
    """`Ben`, `Ben and Aisha`, `Ben, Aisha and Dana`."""
    return listed(names, "and")


def listed(names: Iterable[object], joint: str = "or") -> str:
    """`a, b or c`; long lists end in the number of further names, and long names are cut."""
    shown_names = [shortened(str(name), LONGEST_LISTED) for name in names]
    if len(shown_names) > MOST_NAMES:
        rest = len(shown_names) - MOST_NAMES + 1
        shown_names = [*shown_names[: MOST_NAMES - 1], f"{rest} more"]
    if len(shown_names) < 2:
        return "".join(shown_names)
    return f"{', '.join(shown_names[:-1])} {joint} {shown_names[-1]}"


def nearest(name: str, known: Iterable[str], alike: float = ALIKE) -> str | None:
    """The known name that `name` most resembles, or None; case and `-`, `_`, space make no difference.

    `alike` is the least share of letters in common, in order (difflib's ratio). The first MOST_COMPARED of
    the known names are compared, and no name longer than LONGEST_COMPARED.
    """
    if len(name) > LONGEST_COMPARED:
        return None
    by_plain_form: dict[str, str] = {}
    for candidate in islice(known, MOST_COMPARED):
        if len(candidate) <= LONGEST_COMPARED:
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
    return re.sub(r"[\s_-]+", "-", unicodedata.normalize("NFC", name).strip().casefold())
