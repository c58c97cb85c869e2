"""Every program that is timed: its name, the module that runs it, and what has to be installed for it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from benchmarks.mmsm import Replicate

BARE_LOOP = "bare-loop"
CIW = "ciw"
SALABIM = "salabim"
FLOOR_QUEUE = "floor-queue"
FLOOR_QUEUE_PEOPLE = "floor-queue-people"
FLOOR_DAY = "floor-day"
FLOOR_LARGE = "floor-large"


@dataclass(frozen=True)
class Contender:
    """A program to time. `prepare` names a function `module:function`; `needs` an importable package."""

    title: str
    prepare: str
    needs: str
    repeats: int
    """Replications timed in one process, of which the median counts: more for the quick ones."""
    plain_queue: bool = False
    """Whether it simulates the queue of mmsm.py, so that theory says how many must abandon."""

    def missing(self) -> str | None:
        """Why it cannot run here, as a sentence, or None."""
        if find_spec(self.needs) is None:
            return f"{self.needs} is not installed; `pip install {self.needs}` adds it"
        return None

    def replicate(self) -> Replicate:
        """Load it and give the call to time."""
        module, function = self.prepare.split(":")
        prepared: Replicate = getattr(import_module(module), function)()
        return prepared


CONTENDERS = {
    BARE_LOOP: Contender("bare SimPy callback loop", "benchmarks.bare_loop:prepare", "simpy", 9, True),
    CIW: Contender("Ciw", "benchmarks.ciw_queue:prepare", "ciw", 1, True),
    SALABIM: Contender("salabim", "benchmarks.salabim_queue:prepare", "salabim", 1, True),
    FLOOR_QUEUE: Contender(
        "floor, the queue, human effects off",
        "benchmarks.floor:prepare_queue",
        "floorsim",
        3,
        True,
    ),
    FLOOR_QUEUE_PEOPLE: Contender(
        "floor, the queue, human effects on",
        "benchmarks.floor:prepare_queue_people",
        "floorsim",
        3,
    ),
    FLOOR_DAY: Contender(
        "floor, a day of 20 agents, everything on",
        "benchmarks.floor:prepare_day",
        "floorsim",
        9,
    ),
    FLOOR_LARGE: Contender(
        "floor, a day of 2,000 agents, everything on",
        "benchmarks.floor:prepare_large",
        "floorsim",
        3,
    ),
}

MEMORY_OF = {FLOOR_DAY: "day", FLOOR_LARGE: "large"}
"""The contenders whose memory is traced, and the scenarios of benchmarks/scenarios that they play."""
