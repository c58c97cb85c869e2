"""What a run costs besides its simulation: being built, and being scored.

`python -m benchmarks.run_parts --seed N` times it in a process of its own and prints JSON.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from dataclasses import asdict, dataclass
from itertools import pairwise

from benchmarks.figures import Ratio, over_rounds
from benchmarks.rounds import figures_of

SCENARIO = "login-outage"
REPEATS = 5
"""Runs in one process; each part counts with its quickest, as neighbours on the machine only slow it."""


@dataclass(frozen=True)
class RunParts:
    """Processor time of the parts of one run that nobody plays, in milliseconds."""

    build_ms: float
    simulation_ms: float
    score_ms: float

    @property
    def build_and_score(self) -> float:
        """Build and score as a share of the simulation."""
        return (self.build_ms + self.score_ms) / self.simulation_ms


def measure_run_parts(rounds: int, seed: int) -> tuple[RunParts, Ratio]:
    """Time one process in each round; the parts of the last one, and the ratio over all."""
    parts = [
        RunParts(**figures_of("benchmarks.run_parts", f"--seed={seed + turn}")) for turn in range(rounds)
    ]
    return parts[-1], over_rounds([one.build_and_score for one in parts])


def run_parts(seed: int) -> RunParts:
    """Build, play and score `SCENARIO` in this process."""
    from floorsim.run.run import Run
    from floorsim.scenario.loader import load_scenario
    from floorsim.scoring.evidence import Evidence
    from floorsim.scoring.result import result_json

    scenario = load_scenario(SCENARIO).scenario
    taken = []
    for _ in range(REPEATS):
        gc.collect()
        moments_s = [time.thread_time()]
        run = Run(scenario, seed)
        moments_s.append(time.thread_time())
        run.advance_to_end()
        moments_s.append(time.thread_time())
        result_json(Evidence(run.compiled, run.ledger))
        moments_s.append(time.thread_time())
        taken.append([1000 * (later - earlier) for earlier, later in pairwise(moments_s)])
    return RunParts(*(min(part) for part in zip(*taken, strict=True)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the parts of a run in this process.")
    parser.add_argument("--seed", type=int, default=1)
    print(json.dumps(asdict(run_parts(parser.parse_args().seed))))
