"""Where a day's time goes: `python -m benchmarks.profile_day` profiles it and adds up by source file.

A built-in function's time goes to the file that calls it. Profiling slows short functions more than long
ones, so the shares are a map to look at, not a measurement to compare.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from benchmarks.contenders import CONTENDERS, FLOOR_DAY
from benchmarks.table import markdown_table

DAYS = 10
FILES_SHOWN = 15

Place = tuple[str, int, str]
"""A function, as the profiler names it: file, line, name."""


def seconds_by_file(work: Callable[[], object]) -> Counter[str]:
    """Seconds spent in each source file while `work` runs."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    entries: dict[Place, tuple[int, int, float, float, dict[Place, tuple[int, int, float, float]]]]
    entries = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, own_s, _, callers) in entries.items():
        if file != "~":
            spent[_shown(file)] += own_s  # type: ignore[assignment]
            continue
        for (caller_file, _, _), (_, _, called_own_s, _) in callers.items():
            spent[_shown(caller_file)] += called_own_s  # type: ignore[assignment]
    return spent


def _shown(file: str) -> str:
    """The file's path from its package on: `floorsim/floor/lines.py`, `simpy/core.py`."""
    parts = Path(file).parts
    for package in ("floorsim", "simpy", "numpy"):
        if package in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(package) - 1 :])
    return Path(file).name if file != "~" else "Python's own functions"


def main() -> int:
    """Profile the day over some seeds and print the files that take most."""
    replicate = CONTENDERS[FLOOR_DAY].replicate()
    replicate(0)
    spent = seconds_by_file(lambda: [replicate(seed) for seed in range(1, DAYS + 1)])
    total = sum(spent.values())
    rows = [(file, f"{seconds / total:.1%}") for file, seconds in spent.most_common(FILES_SHOWN)]
    print(markdown_table(("file", "share of time"), rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
