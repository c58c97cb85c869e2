"""`python -m benchmarks.projects`: does what is measured of a driver project hold what it really does?

For each way of measuring, on how many seeds the true effect lies in the 95% interval; then what keeping a
false win costs against dropping it, on the same customers.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from math import isfinite

from benchmarks.ladder.__main__ import seeds_of
from benchmarks.projects.played import DECIDED_S, DRIVER, Seen, change_of, decide, log_error, played, seen
from benchmarks.worth.figures import figure, figures_of
from floorsim.desk.improving.estimates import Range
from floorsim.lab.statistics import summary_of
from floorsim.run.run import Run

LEAST, MOST = 0.91, 0.99
"""Between which the share of seeds whose interval holds the truth must lie."""

WAYS: dict[str, Callable[[int], Run]] = {
    "macro, everyone": lambda seed: played(seed, "macro", None, choice="now"),
    "macro, small trial": lambda seed: played(seed, "macro", "small", choice="now"),
    "project": lambda seed: played(seed, "driver_project", None),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Play and print; 1 when a share lies outside, or keeping a false win costs nothing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.projects", description=__doc__)
    parser.add_argument("--seeds", type=seeds_of, default=range(1, 201), help="A..B (default: 1..200)")
    asked = parser.parse_args(arguments)
    wrong = 0
    for way, play in WAYS.items():
        found = [seen(play(seed)) for seed in asked.seeds]
        if way == "project":
            wrong += told(way, "contacts", [(one.measured.volume, one.volume) for one in found])
        else:
            wrong += told(way, "handle time", [(one.measured.handle, one.handle) for one in found])
            wrong += told(way, "odds of resolving", [(one.measured.odds, one.odds) for one in found])
            print(f"  the change harmed on {count(found, lambda one: one.odds < 1)}, "
                  f"helped on {count(found, lambda one: one.odds > 1)} seeds")  # fmt: skip
    wrong += false_wins(asked.seeds)
    return 1 if wrong else 0


def count(found: Sequence[Seen], which: Callable[[Seen], bool]) -> int:
    """How many are such."""
    return len([one for one in found if which(one)])


def told(way: str, what: str, pairs: Sequence[tuple[Range | None, float]]) -> int:
    """Prints in how many of the seeds the interval holds the truth; 1 when too few or too many."""
    known = [(seen, true) for seen, true in pairs if seen is not None]
    inside = len([seen for seen, true in known if seen.holds(true)])
    share = inside / len(known) if known else 0.0
    off = summary_of([log_error(seen.value, true) for seen, true in known])
    width = sum(seen.high / seen.low for seen, _ in known) / len(known) if known else float("nan")
    good = LEAST <= share <= MOST and isfinite(width)
    print(f"{way}, {what}: {inside} of {len(known)} seeds, {100 * share:.1f}%; off by {100 * off.mean:+.2f}% "
          f"{off.ci95}; high/low {width:.2f}{'' if good else '  OUTSIDE'}", flush=True)  # fmt: skip
    return 0 if good else 1


def false_wins(seeds: Sequence[int]) -> int:
    """Keeps and drops macros whose handle time looked better while they resolve fewer."""
    costs: dict[str, list[float]] = {"points": [], "repeat contacts": []}
    for seed in seeds:
        run = played(seed, "macro", None, DECIDED_S, choice="now")
        at = seen(run)
        if at.odds >= 1.0 or at.measured.handle is None or at.measured.handle.value >= 1.0:
            continue
        ends = []
        for verdict in ("keep", "drop"):
            again = played(seed, "macro", None, DECIDED_S, choice="now")
            decide(again, "judge_change", driver=DRIVER, verdict=verdict)
            again.advance(again.floor.end_s)
            assert change_of(again).running == (verdict == "keep")
            back = [one for one in again.ledger.contacts if one.parent >= 0]
            ends.append((figure(figures_of(again), "total") or 0.0, float(len(back))))
        costs["points"].append(ends[0][0] - ends[1][0])
        costs["repeat contacts"].append(ends[0][1] - ends[1][1])
    if len(costs["points"]) < 2:
        print("fewer than two seeds have a false win")
        return 1
    wrong = 0
    for what, found in costs.items():
        summary = summary_of(found)
        interval = summary.ci95
        sign = -1 if what == "points" else 1
        good = interval is not None and sign * interval[0] > 0 and sign * interval[1] > 0
        print(f"keeping a false win against dropping it, {what}: {summary.mean:+.2f} {interval}, "
              f"{len(found)} seeds{'' if good else '  NOT CLEAR'}")  # fmt: skip
        wrong += not good
    return wrong


if __name__ == "__main__":
    sys.exit(main())
