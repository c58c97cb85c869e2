"""Start-up: a command of floorsim's against `python -c pass`, turn and turn about, each a fresh process."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # Windows has no resource module; wall time stands in for processor time there.
    resource = None  # type: ignore[assignment]

WARM_UP_PAIRS = 2
"""Pairs run and thrown away, so that compiled bytecode and the disk cache are in place."""


@dataclass(frozen=True)
class StartUp:
    """Medians over all pairs, in milliseconds, and the median over pairs of floorsim's time over Python's."""

    pairs: int
    floorsim_wall_ms: float
    floorsim_cpu_ms: float
    python_wall_ms: float
    python_cpu_ms: float
    ratio_wall: float
    ratio_cpu: float


def command_path() -> Path | None:
    """The `floorsim` command beside the Python that runs this, or None where it is not installed."""
    found = shutil.which("floorsim", path=str(Path(sys.executable).parent))
    return Path(found) if found else None


def measure_start_up(command: Sequence[str], pairs: int) -> StartUp:
    """Start the two `pairs` times each, alternating which goes first."""
    python = [sys.executable, "-c", "pass"]
    taken: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for turn in range(pairs + WARM_UP_PAIRS):
        if turn % 2:
            python_ms, floorsim_ms = _start(python), _start(command)
        else:
            floorsim_ms, python_ms = _start(command), _start(python)
        taken.append((floorsim_ms, python_ms))
    counted = taken[WARM_UP_PAIRS:]
    return StartUp(
        pairs=pairs,
        floorsim_wall_ms=statistics.median(own[0] for own, _ in counted),
        floorsim_cpu_ms=statistics.median(own[1] for own, _ in counted),
        python_wall_ms=statistics.median(python[0] for _, python in counted),
        python_cpu_ms=statistics.median(python[1] for _, python in counted),
        ratio_wall=statistics.median(own[0] / python[0] for own, python in counted),
        ratio_cpu=statistics.median(own[1] / python[1] for own, python in counted),
    )


def _start(command: Sequence[str]) -> tuple[float, float]:
    """Milliseconds of wall clock and of processor that one run of `command` takes."""
    cpu_from, wall_from = _children_cpu_s(), time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    wall_s = time.perf_counter() - wall_from
    cpu_s = _children_cpu_s() - cpu_from if resource else wall_s
    return wall_s * 1000, cpu_s * 1000


def _children_cpu_s() -> float:
    """Seconds of processor that ended child processes have used, the system's part included."""
    if resource is None:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
