"""Whether the review's judgements hold: the same labels from other days, and missed moments that do gain.

`python -m benchmarks.judging --scenario login-outage --seeds 1..8` reviews the competent supervisor's runs.
Each decision is labelled from two sets of redrawn days that share none; each missed moment is tried on 200
days that took no part in finding it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum

import click

from floorsim.cli.arguments import JOBS, SEEDS
from floorsim.debrief.estimates import estimate_of, less
from floorsim.debrief.labels import label_of
from floorsim.debrief.missed import Candidate, confirmed, gathered, screened, with_candidate
from floorsim.debrief.model import Label
from floorsim.debrief.played import Played
from floorsim.debrief.reference import reference_of
from floorsim.debrief.seeds import redraw_seeds
from floorsim.debrief.shares import without_branches
from floorsim.floor.demand.redraw import Redraw
from floorsim.lab.branches import Branch, Branches, Tried
from floorsim.run.run import Run
from floorsim.scenario.loader import load_scenario
from floorsim.scenario.models.scenario import Scenario
from floorsim.supervisors.registry import policy_named

DAYS = 15
FRESH_DAYS = 200


@dataclass
class Judged:
    """What was found over all runs."""

    steps_apart: list[int] = field(default_factory=list)
    """For each decision, how far apart its two labels are."""
    contradictions: int = 0
    """Both intervals leave zero, on different sides."""
    gains: list[float] = field(default_factory=list)
    """Mean gain of each missed moment on the fresh days."""


def judge(scenario: Scenario, seed: int, policy: str, jobs: int, judged: Judged) -> None:
    """Reviews one run twice over and tries what it missed."""
    run = Run(scenario, seed)
    policy_named(policy)(run)
    play = Played(scenario, seed, tuple(run.taken), run.end_s)
    with Branches(scenario, seed, play.until_s, jobs=jobs) as branches:
        reference = reference_of(play, branches)
        ends = branches.play([Branch(()), Branch(tuple(reference.run.taken))])
        lead = max(10.0, ends[1].scores[0] - ends[0].scores[0])
        one, other = (_labels(play, branches, purpose, lead) for purpose in ("days", "other days"))
        for a, b in zip(one, other, strict=True):
            judged.steps_apart.append(abs(a.step * a.sign - b.step * b.sign) if a.sign and b.sign else
                                      abs(a.step - b.step))  # fmt: skip
            judged.contradictions += a.sign * b.sign < 0
        tried = gathered(play, branches, reference)
        for missed in confirmed(play, branches, screened(play, branches, tried), lead):
            candidate = Candidate(missed.at_s, Tried(missed.kind, missed.arguments, missed.says))
            judged.gains.append(_fresh_gain(play, branches, candidate))


def _labels(play: Played, branches: Branches, purpose: str, lead: float) -> list[Label]:
    gains: list[list[float]] = [[] for _ in play.taken]
    for day in redraw_seeds(play.seed, purpose, DAYS):
        landed = branches.play(without_branches(play, day))
        for place in range(len(play.taken)):
            gains[place].append(less(landed[2 * place], landed[2 * place + 1])[0])
    return [label_of(estimate_of(one), lead) for one in gains]


def _fresh_gain(play: Played, branches: Branches, candidate: Candidate) -> float:
    asked = []
    for day in redraw_seeds(play.seed, "proof", FRESH_DAYS):
        redraw = Redraw(day, candidate.at_s, play.named_customers)
        asked += [Branch(with_candidate(play, candidate), redraw), Branch(play.taken, redraw)]
    totals = [landed.scores[0] for landed in branches.play(asked)]
    return fsum(a - b for a, b in zip(totals[::2], totals[1::2], strict=True)) / FRESH_DAYS


@click.command(help=__doc__)
@click.option("--scenario", default="login-outage", show_default=True)
@click.option("--policy", default="competent", show_default=True)
@click.option("--seeds", type=SEEDS, default="1..8", show_default=True)
@click.option("--jobs", type=JOBS, default=2, show_default=True)
def main(scenario: str, policy: str, seeds: range, jobs: int) -> None:
    """Print what was found."""
    loaded, judged = load_scenario(scenario).scenario, Judged()
    for seed in seeds:
        judge(loaded, seed, policy, jobs, judged)
        near = sum(apart <= 1 for apart in judged.steps_apart)
        print(
            f"to seed {seed}: {near} of {len(judged.steps_apart)} labels within one step, "
            f"{judged.contradictions} contradict; {sum(gain > 0 for gain in judged.gains)} of "
            f"{len(judged.gains)} missed moments gain on {FRESH_DAYS} fresh days",
            flush=True,
        )


if __name__ == "__main__":
    main()
