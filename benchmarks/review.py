"""How long a review takes: the first landing line, shares and effects, all of it; and whether a screen waits.

`python -m benchmarks.review` reviews the first twenty decisions of the worked run of the login outage in two
processes, while this one does what a screen does: it wakes every few milliseconds.
"""

from __future__ import annotations

import argparse
import threading
import time
from dataclasses import dataclass

from floorsim.debrief.model import Review
from floorsim.debrief.played import Played
from floorsim.debrief.reviewing import Reviewing
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.supervisors.registry import policy_named

SCENARIO = "login-outage"
DECISIONS = 20
TICK_S = 0.01
"""How often a screen would like to be woken."""


@dataclass(frozen=True)
class ReviewTimes:
    """Wall time from the moment a review is asked for, in seconds."""

    landing_s: float
    effects_s: float
    """First rough effects: each decision left out on the customers who came."""
    shares_s: float
    """Shares and effects on all redrawn days."""
    whole_s: float
    late_ms: float
    """The longest that the screen was woken late."""
    late_999_ms: float
    """All but one in a thousand wakings were less late."""


def measure_review(seed: int, jobs: int, days: int) -> ReviewTimes:
    """Review one run."""
    scenario = load_scenario(SCENARIO).scenario
    run = Run(scenario, seed)
    policy_named("worked")(run)
    play = Played(scenario, seed, tuple(run.taken[:DECISIONS]), run.end_s)
    start = time.perf_counter()
    reviewing = Reviewing(play, jobs=jobs, days=days)
    at: dict[str, float] = {}

    def note(review: Review) -> None:
        now = time.perf_counter() - start
        at.setdefault("landing", now)
        if review.decisions[0].realised is not None:
            at.setdefault("effects", now)
        if len(review.seeds) == days:
            at.setdefault("shares", now)

    worker = threading.Thread(target=lambda: reviewing.run(note))
    worker.start()
    late = []
    while worker.is_alive():
        before = time.perf_counter()
        time.sleep(TICK_S)
        late.append(time.perf_counter() - before - TICK_S)
    worker.join()
    late.sort()
    whole_s = time.perf_counter() - start
    nearly = late[int(len(late) * 0.999)]
    return ReviewTimes(at["landing"], at["effects"], at["shares"], whole_s, 1e3 * late[-1], 1e3 * nearly)


def main() -> None:
    """Print the times as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--days", type=int, default=15)
    asked = parser.parse_args()
    times = measure_review(asked.seed, asked.jobs, asked.days)
    print("| from the start of a review | s |\n| :-- | --: |")
    print(f"| landing line, rough | {times.landing_s:.1f} |")
    print(f"| each decision left out, on the customers who came | {times.effects_s:.1f} |")
    print(
        f"| shares and effects, {DECISIONS} decisions, {asked.days} days, two orders | {times.shares_s:.1f} |"
    )
    print(f"| the whole review | {times.whole_s:.1f} |")
    print(
        f"\nThe screen was at most {times.late_ms:.0f} ms late ({times.late_999_ms:.0f} ms in 999 of 1,000)."
    )


if __name__ == "__main__":
    main()
