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
    """Processor time of the parts of one run that nobody plays, and of a replay, in milliseconds."""

    build_ms: float
    """With a seed that has not been played before."""
    build_again_ms: float
    """With one that has: its first contacts are known."""
    simulation_ms: float
    score_ms: float
    replay_ms: float
    """The worked run from its decisions, with a seed that has been played before, built and scored."""

    @property
    def build_and_score(self) -> float:
        """Build with a new seed and score, as a share of the simulation."""
        return (self.build_ms + self.score_ms) / self.simulation_ms

    @property
    def build_again_and_score(self) -> float:
        """Build with a seed played before and score, as a share of the simulation."""
        return (self.build_again_ms + self.score_ms) / self.simulation_ms


@dataclass(frozen=True)
class RunShares:
    """The parts in the last round, and their shares of the simulation over all rounds."""

    parts: RunParts
    new: Ratio
    again: Ratio


def measure_run_parts(rounds: int, seed: int) -> RunShares:
    """Time one process in each round."""
    parts = [
        RunParts(**figures_of("benchmarks.run_parts", f"--seed={seed + REPEATS * turn}"))
        for turn in range(rounds)
    ]
    return RunShares(
        parts[-1],
        over_rounds([one.build_and_score for one in parts]),
        over_rounds([one.build_again_and_score for one in parts]),
    )


def run_parts(seed: int) -> RunParts:
    """Build, play and score `SCENARIO` in this process, with some seeds from `seed` on."""
    from floorsim.run.run import Run, replay
    from floorsim.scenario.loader import load_scenario
    from floorsim.scoring.evidence import Evidence
    from floorsim.scoring.result import result_json
    from floorsim.supervisors.registry import policy_named

    scenario = load_scenario(SCENARIO).scenario
    worked = Run(scenario, seed)
    policy_named("worked")(worked)

    def timed(seed: int) -> list[float]:
        gc.collect()
        moments_s = [time.thread_time()]
        run = Run(scenario, seed)
        moments_s.append(time.thread_time())
        run.advance_to_end()
        moments_s.append(time.thread_time())
        result_json(Evidence(run.compiled, run.ledger))
        moments_s.append(time.thread_time())
        return [1000 * (later - earlier) for earlier, later in pairwise(moments_s)]

    def replayed(seed: int) -> float:
        gc.collect()
        from_s = time.thread_time()
        run = replay(scenario, seed, worked.taken, until_s=worked.end_s)
        result_json(Evidence(run.compiled, run.ledger))
        return 1000 * (time.thread_time() - from_s)

    seeds = range(seed + 1, seed + 1 + REPEATS)
    first = [timed(each) for each in seeds]
    again = [timed(each) for each in seeds]
    build_ms = min(build for build, _, _ in first)
    again_ms, simulation_ms, score_ms = (min(part) for part in zip(*again, strict=True))
    return RunParts(build_ms, again_ms, simulation_ms, score_ms, min(replayed(each) for each in seeds))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Time the parts of a run in this process.")
    parser.add_argument("--seed", type=int, default=1)
    print(json.dumps(asdict(run_parts(parser.parse_args().seed))))
