"""A scenario with every file of its own in one `.floorsim` file that can be mailed, checked and played."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SUFFIX: Final = ".floorsim"


def is_pack(file: Path) -> bool:
    """Whether a file is named as packed scenarios are."""
    return file.suffix.lower() == SUFFIX
