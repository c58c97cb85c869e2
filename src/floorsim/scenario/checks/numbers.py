"""How many entries the blocks of a scenario may have, so that checking them ends in bounded time."""

from __future__ import annotations

from typing import Final

from floorsim.scenario.checks.findings import Findings
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.scenario import Scenario

MOST_ENTRIES: Final[dict[Path, int]] = {
    ("floor", "channels"): 100,
    ("floor", "queues"): 200,
    ("floor", "groups"): 500,
    ("floor", "shifts"): 2_000,
    ("floor", "agents"): 5_000,
    ("demand", "streams"): 300,
    ("drivers",): 1_000,
    ("people", "profiles"): 1_000,
    ("supervisor", "duties"): 500,
    ("incidents",): 1_000,
    ("milestones",): 500,
    ("messages",): 3_000,
    ("expert",): 5_000,
    ("traps",): 100,
}
"""Entries of each block (D: several times what the largest centres have; two seconds of checking)."""

MOST_ACTIVITIES: Final = 50
"""Breaks and activities of one shift (D: more than twice as many as any day has)."""


def holds_too_many(scenario: Scenario, found: Findings) -> bool:
    """Whether a block has more entries than are checked; then an error at each such block."""
    for path, most in MOST_ENTRIES.items():
        block = getattr(scenario, str(path[0]))
        _limit(path, len(getattr(block, str(path[1])) if len(path) > 1 else block), most, found)
    for id, shift in scenario.floor.shifts.items():
        _limit(("floor", "shifts", id, "activities"), len(shift.activities), MOST_ACTIVITIES, found)
    return bool(found.faults)


def _limit(path: Path, entries: int, most: int, found: Findings) -> None:
    if entries > most:
        found.error(path, f"there are {entries:,} entries here", f"write at most {most:,}")
