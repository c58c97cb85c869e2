"""What a contact costs in instructions: `python -m benchmarks.instructions`, ten minutes, needs valgrind.

Time swings with the caches and the memory that other programs on the machine take, most of all for the large
floor. The number of instructions is the same whatever runs beside it. It tells whether the floor does more
work for a contact where there are more agents, and nothing about memory.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks import floor
from benchmarks.table import markdown_table

DAYS: Final = {"day": (4, 24), "large": (1, 2)}
"""Scenarios of benchmarks/scenarios, each with days that are played twice over. The cost of a contact is in
what the further days of the second play add, so that starting Python and warming up count in neither."""
_TOTAL: Final = re.compile(r"Collected : (\d+)")


def played(scenario: str, days: int) -> int:
    """Play the days with the seeds from 1 on, nobody deciding; the number of their contacts."""
    text = floor.scenario(scenario)
    contacts = 0
    for seed in range(1, days + 1):
        contacts += len(floor.play(text, seed).contacts)
    return contacts


def counted(scenario: str, days: int) -> tuple[int, int]:
    """Instructions and contacts of a process that plays the days.

    Raises:
        OSError: there is no valgrind.
        subprocess.CalledProcessError: it, or what it ran, failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind"
        run = subprocess.run(
            [
                *("valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"),
                *(sys.executable, "-m", "benchmarks.instructions", scenario, str(days)),
            ],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": "0"},
        )
    total = _TOTAL.search(run.stderr)
    assert total is not None, run.stderr
    return int(total[1]), int(run.stdout)


def per_contact(scenario: str) -> float:
    """Instructions for a contact of the scenario, once the process is warm. Raises as `counted`."""
    (few, contacts), (many, more) = (counted(scenario, days) for days in DAYS[scenario])
    return (many - few) / (more - contacts)


def main() -> int:
    """Print the table."""
    cost = {}
    for scenario in DAYS:
        print(scenario, file=sys.stderr)
        cost[scenario] = per_contact(scenario)
    rows = [(name, f"{each:,.0f}", f"{each / cost['day']:.3f}") for name, each in cost.items()]
    print(markdown_table(("scenario", "instructions per contact", "of those of the small floor"), rows))
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(played(sys.argv[1], int(sys.argv[2])))
    else:
        sys.exit(main())
