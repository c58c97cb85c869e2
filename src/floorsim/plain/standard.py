"""Lines on standard output, typed ones from standard input: the one place of plain mode that writes."""

from __future__ import annotations

import shutil
import sys
from typing import Final

from floorsim.plain.asking import Asker
from floorsim.plain.lines import WIDTH, Lines
from floorsim.plain.typed import reader

NARROWEST: Final = 40
"""Columns of a line at least (D)."""


def standard_lines() -> Lines:
    """Lines that are written at once, as wide as a narrow terminal is, so that it breaks no words."""

    def write(text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()

    width = WIDTH
    if sys.stdout.isatty():
        width = max(NARROWEST, min(WIDTH, shutil.get_terminal_size().columns - 1))
    return Lines(write, width)


def standard_asker() -> Asker:
    """Asks on standard output and reads standard input, a terminal or a pipe."""
    return Asker(standard_lines(), reader())
