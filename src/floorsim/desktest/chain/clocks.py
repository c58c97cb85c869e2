"""The two clocks of a log: the wall clock, which anybody can set, and the steady one, which nobody can."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple


class Clocks(NamedTuple):
    """Where a log reads the time."""

    wall: Callable[[], datetime]
    """The date and time of day, with its zone."""
    steady: Callable[[], float]
    """Seconds since the machine started, the time that it slept included; setting the clock leaves it."""


def _steady() -> float:
    """The clock that goes on while the machine sleeps; Python's monotonic one stops on Linux and macOS."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


CLOCKS = Clocks(lambda: datetime.now(UTC), _steady)
"""Those of this machine."""
