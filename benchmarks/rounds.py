"""Interleaved rounds: the bare loop before and after every contender, so that ratios compare neighbours.

Other programs and the processor's own speed change from second to second; a contender's cost divided by the
mean of the bare loop's just before and just after hardly does. Over rounds the median counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.contenders import BARE_LOOP, CONTENDERS

SEEDS_PER_ROUND = 1_000
"""Rounds take their seeds this far apart, so that no two replications of a contender share one."""


class MeasurementError(Exception):
    """A contender's process ended without figures; the message says which, and what it printed last."""


@dataclass(frozen=True)
class Sample:
    """What one contender cost in one round; costs are seconds of processor per contact."""

    contacts: int
    abandoned: int
    cpu_s_per_contact: float
    bare_cpu_s_per_contact: float
    cpu_s: float
    wall_s: float
    collector_share: float

    @property
    def of_bare(self) -> float:
        """Contacts per second as a share of the bare loop's around it."""
        return self.bare_cpu_s_per_contact / self.cpu_s_per_contact


def run_rounds(
    names: Sequence[str], rounds: int, seed: int, say: Callable[[str], None]
) -> dict[str, list[Sample]]:
    """Time the contenders `names`, and the bare loop among them, `rounds` times over.

    Raises MeasurementError when a contender's process fails.
    """
    samples: dict[str, list[Sample]] = {BARE_LOOP: [], **{name: [] for name in names}}
    for turn in range(rounds):
        round_seed = seed + turn * SEEDS_PER_ROUND
        before = _timed(BARE_LOOP, round_seed)
        samples[BARE_LOOP].append(_sample(before, before, before))
        for name in names:
            say(f"round {turn + 1} of {rounds}: {CONTENDERS[name].title}")
            own = _timed(name, round_seed)
            after = _timed(BARE_LOOP, round_seed)
            samples[name].append(_sample(own, before, after))
            before = after
    return samples


def _sample(own: dict[str, float], before: dict[str, float], after: dict[str, float]) -> Sample:
    return Sample(
        contacts=int(own["contacts"]),
        abandoned=int(own["abandoned"]),
        cpu_s_per_contact=own["cpu_s_per_contact"],
        bare_cpu_s_per_contact=(before["cpu_s_per_contact"] + after["cpu_s_per_contact"]) / 2,
        cpu_s=own["cpu_s"],
        wall_s=own["wall_s"],
        collector_share=own["collector_share"],
    )


def _timed(name: str, seed: int) -> dict[str, float]:
    """The figures of one contender from a fresh process."""
    return figures_of("benchmarks.worker", name, f"--seed={seed}")


def figures_of(module: str, *arguments: str) -> dict[str, float]:
    """What `python -m module` prints as one line of JSON, run in a fresh process."""
    ended = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False
    )
    if ended.returncode:
        queues = ended.stderr.strip().splitlines() or ["it printed nothing"]
        raise MeasurementError(f"{module} {' '.join(arguments)} failed: {queues[-1]}")
    figures: dict[str, float] = json.loads(ended.stdout)
    return figures
