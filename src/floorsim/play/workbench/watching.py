"""Whether a file was saved, by looking at it now and then.

A look costs one call of the system for each file beside it, works on every disk, also on those of a network
and in a container, where notices of changes do not arrive, and needs no library.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

SUFFIXES: Final = (".yaml", ".yml", ".csv")
"""Files beside a scenario that may be part of it."""
MOST_FILES: Final = 1000
"""Names in the folder that are looked at (D): more than any folder of scenarios has."""

Signature = tuple[tuple[str, int, int], ...]
"""Name, time of saving in nanoseconds and size of each file."""


def signature_of(file: Path) -> Signature:
    """What tells a state of a file, and of those beside it that it may extend or read, from another.

    A file that cannot be looked at counts as not there: a link that leads nowhere, one deleted meanwhile.
    """
    beside = []
    with suppress(OSError), os.scandir(file.parent) as entries:
        beside = [Path(one) for one in islice(entries, MOST_FILES) if one.name.endswith(SUFFIXES)]
    found = set()
    for one in (file, *beside):
        with suppress(OSError):
            saved = one.stat()
            found.add((one.name, saved.st_mtime_ns, saved.st_size))
    return tuple(sorted(found))


class FileWatch:
    """Tells that a file was saved: at the second of two looks that find it alike, since some editors empty a
    file before they write it."""

    def __init__(self, look: Callable[[], Signature]) -> None:
        self._look = look
        self._known: Signature | None = None
        self._before: Signature | None = None

    def taken(self) -> None:
        """What is there now is known."""
        self._known = self._before = self._look()

    def has_changed(self) -> bool:
        """Whether it was saved since `taken`, and has been left alone since the look before."""
        now, before = self._look(), self._before
        self._before = now
        return now == before and now != self._known
