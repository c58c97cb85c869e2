"""What the check of a terminal finds, and what to do where it is not fine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from floorsim.present.desk_test.page import Section
from floorsim.present.desk_test.views import Check

LEAST_COLUMNS, LEAST_ROWS = 80, 24
MOST_DRIFT_S: Final = 1.0
"""Seconds that the two clocks of a machine may go apart while the check is open (D)."""


def size_check(columns: int, rows: int) -> Check:
    """Whether the terminal is large enough."""
    fine = columns >= LEAST_COLUMNS and rows >= LEAST_ROWS
    return Check(
        "Size",
        f"{columns} columns by {rows} rows",
        fine,
        "" if fine else f"Make the window at least {LEAST_COLUMNS} by {LEAST_ROWS}, or the letters smaller.",
    )


def colour_check(colours: int, *, wanted: bool) -> Check:
    """Whether the terminal shows colours; every colour has a sign and a word beside it."""
    if not wanted or colours == 0:
        return Check("Colour", "none, as set" if not wanted else "none", True)
    return Check("Colour", "16 million" if colours > 256 else f"{colours}", True)


def symbol_check(*, ascii: bool) -> Check:
    """Which symbols are drawn."""
    return Check("Symbols", "ASCII only" if ascii else "Unicode: ▲ ◆ ▼ ● ○ ✓ ✕ → ─ █ ▃", True)


def clock_check(wall_s: float, steady_s: float) -> Check:
    """Whether the time of day has gone on as fast as the machine's steady clock."""
    drift_s = abs(wall_s - steady_s)
    fine = drift_s <= MOST_DRIFT_S
    return Check(
        "Clock",
        "steady" if fine else f"the time of day moved {drift_s:.0f} s against the steady clock",
        fine,
        "" if fine else "Do not set the clock during the test: the jump is on record.",
    )


def key_check(count: int, missing: Sequence[str]) -> Check:
    """Whether so many keys that the test needs arrive; `missing` are those that have not been seen yet."""
    found = f"{count - len(missing)} of {count} have arrived"
    return Check("Keys", found, not missing, f"Still to press: {', '.join(missing)}." if missing else "")


def checks_section(checks: Sequence[Check]) -> Section:
    """Return the checks as sentences."""
    return Section(
        "This terminal",
        tuple(
            f"{'✓' if one.fine else '✕'} {one.about}: {one.found}." + (f" {one.advice}" if one.advice else "")
            for one in checks
        ),
    )
