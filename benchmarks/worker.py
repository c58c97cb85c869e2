"""Time one contender in this process: `python -m benchmarks.worker NAME --seed N`, JSON on stdout.

A process of its own keeps one contender's modules and garbage out of another's figures. Ratios are made of
this thread's processor time, which hardly moves when other programs share the machine; wall time is kept
beside it. The garbage collector stays on, as it is for users; it starts each replication clean, and its time
counts.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import time
from dataclasses import asdict, dataclass

from benchmarks.contenders import CONTENDERS


@dataclass(frozen=True)
class Timing:
    """One replication: contacts that ended, seconds of processor, of wall clock, and in the collector."""

    contacts: int
    abandoned: int
    cpu_s: float
    wall_s: float
    collector_s: float


class CollectorClock:
    """Adds up the time that the garbage collector takes while it is listening."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._started = 0.0

    def __call__(self, phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            self._started = time.perf_counter()
        else:
            self.seconds += time.perf_counter() - self._started


def timings(name: str, seed: int) -> list[Timing]:
    """Time the contender's replications, each with a seed of its own counted up from `seed`."""
    contender = CONTENDERS[name]
    replicate = contender.replicate()
    timed = []
    for repeat in range(contender.repeats):
        gc.collect()
        collector = CollectorClock()
        gc.callbacks.append(collector)
        wall_from, cpu_from = time.perf_counter(), time.thread_time()
        read = replicate(seed + repeat)
        cpu_s, wall_s = time.thread_time() - cpu_from, time.perf_counter() - wall_from
        gc.callbacks.remove(collector)
        outcome = read()
        timed.append(Timing(outcome.contacts, outcome.abandoned, cpu_s, wall_s, collector.seconds))
        del read
    return timed


def median_timing(timed: list[Timing]) -> dict[str, float]:
    """The median of each figure over one process's replications, and seconds of processor per contact."""
    return {
        "contacts": sum(one.contacts for one in timed),
        "abandoned": sum(one.abandoned for one in timed),
        "cpu_s_per_contact": statistics.median(one.cpu_s / one.contacts for one in timed),
        "wall_s": statistics.median(one.wall_s for one in timed),
        "cpu_s": statistics.median(one.cpu_s for one in timed),
        "collector_share": statistics.median(one.collector_s / one.wall_s for one in timed),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time one contender in this process.")
    parser.add_argument("name", choices=sorted(CONTENDERS))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    timed = timings(options.name, options.seed)
    print(json.dumps({**median_timing(timed), "replications": [asdict(one) for one in timed]}))
