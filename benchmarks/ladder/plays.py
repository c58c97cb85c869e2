"""Every policy on the same days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from statistics import fmean

from floorsim.lab.replications import replicate
from floorsim.lab.statistics import Summary, summary_of
from floorsim.scenario.models.scenario import Scenario

SCORES = ("overall", "service_level", "quality", "burnout")


@dataclass(frozen=True)
class Plays:
    """The runs of one policy, seed by seed."""

    scores: Mapping[str, Sequence[float]]
    """Each score and the total, in the order of the seeds."""
    gates: int
    """Runs in which a gate failed."""

    @property
    def totals(self) -> Sequence[float]:
        return self.scores["overall"]

    def mean(self, score: str) -> float:
        return fmean(self.scores[score])


def play_all(
    scenario: Scenario,
    policies: Iterable[str],
    seeds: Sequence[int],
    *,
    executor: Executor | None = None,
    say: Callable[[str], None] = lambda sentence: None,
) -> dict[str, Plays]:
    """What each policy makes of the same seeds; on an executor if there is one."""
    played = {}
    for policy in policies:
        outcomes = replicate(scenario, policy, seeds, executor=executor)
        results = [outcome.result["scores"] for outcome in outcomes]
        scores = {score: [float(result[score]) for result in results] for score in SCORES}
        played[policy] = Plays(scores, sum(bool(result["gates"]) for result in results))
        say(f"{scenario.meta.id}, {policy}: {played[policy].mean('overall'):.1f}")
    return played


def ahead(one: Plays, other: Plays) -> Summary:
    """By how many points the first is ahead of the second, paired by seed."""
    return summary_of([own - others for own, others in zip(one.totals, other.totals, strict=True)])
