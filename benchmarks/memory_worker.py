"""Trace one run's memory in this process: `python -m benchmarks.memory_worker SCENARIO`, JSON on stdout.

The peak while the run lives, less what is left when only its ledger is kept, is what the floor needs beyond
the record of what happened. Loading the scenario comes before, so it does not count.
"""

from __future__ import annotations

import argparse
import gc
import json
import tracemalloc
from dataclasses import asdict

from benchmarks import floor
from benchmarks.memory import Memory


def traced(scenario_name: str, seed: int) -> Memory:
    """Play a small day untraced, so that modules and caches are in place, and then the scenario traced."""
    scenario = floor.scenario(scenario_name)
    floor.play(floor.scenario("day"), seed)
    gc.collect()
    tracemalloc.start()
    ledger = floor.play(scenario, seed)
    _, peak = tracemalloc.get_traced_memory()
    gc.collect()
    kept, _ = tracemalloc.get_traced_memory()
    contacts = len(ledger.contacts)
    return Memory(contacts, kept / contacts, (peak - kept) / contacts)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Trace the memory of one run in this process.")
    parser.add_argument("scenario")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(json.dumps(asdict(traced(options.scenario, options.seed))))
