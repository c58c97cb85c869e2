"""Scenario files in the current folder, for the home screen."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from floorsim.scenario.files import kind_of
from floorsim.scenario.library import SUFFIXES

MOST_LISTED: Final = 20
"""Files that home lists (D)."""
MOST_LOOKED_AT: Final = 200
"""Files that are opened to see whether they are scenarios (D): a tenth of a second."""
BEGINNING: Final = 16_384
"""Bytes of a file that are looked at."""
_SCENARIO: Final = re.compile(rb"^(meta|extends)\s*:", re.MULTILINE)


def own_files(folder: Path) -> list[str]:
    """Names of files that look like scenarios, in order: YAML that has `meta:` or `extends:` near its top."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(SUFFIXES))
    except OSError:
        return []
    found = (name for name in names[:MOST_LOOKED_AT] if _looks_like_one(folder / name))
    return [name for name, _ in zip(found, range(MOST_LISTED), strict=False)]


def _looks_like_one(file: Path) -> bool:
    try:
        if kind_of(file) != "file":
            return False
        with open(file, "rb") as stream:
            return _SCENARIO.search(stream.read(BEGINNING)) is not None
    except OSError:
        return False
