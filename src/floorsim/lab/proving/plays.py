"""Runs of the policies on the same days, and how far one is ahead of another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from floorsim.floor.collector import collected_afterwards
from floorsim.lab.replications import scenario_of
from floorsim.lab.scales import SCORE
from floorsim.lab.statistics import Summary, summary_of
from floorsim.run.run import Run
from floorsim.scoring.evidence import Evidence
from floorsim.scoring.score import score
from floorsim.sums import whole_sum
from floorsim.supervisors.registry import policy_named
from floorsim.units import MINUTE_S
from floorsim.wording.times import clock

SCORES: Final = ("overall", "service_level", "quality", "burnout")
"""The total and the three scores, by their published names."""
SOON_S: Final = 10 * MINUTE_S
"""A decision of a worked run that begins later than this after its time did not fit (D: what is left of a
longer piece of work that the supervisor is at)."""


class Played(NamedTuple):
    """One run of a policy, played to its end."""

    scores: tuple[float, ...]
    """In the order of SCORES."""
    gates: int = 0
    """Gates that failed."""
    refused: tuple[str, ...] = ()
    """Planned decisions that were not possible when their time came, each in a sentence."""
    late: tuple[str, ...] = ()
    """Decisions that waited long for the supervisor, or were not done by the end, each in a sentence."""
    minutes: float = 0.0
    """What the decisions took of the supervisor's own time."""


@dataclass(frozen=True, slots=True)
class Plays:
    """The runs of one policy."""

    by_seed: Mapping[int, Played]

    score_names = SCORES

    @property
    def gates(self) -> int:
        """Runs in which a gate failed."""
        return whole_sum(one.gates > 0 for one in self.by_seed.values())

    def of(self, name: str = "overall") -> list[float]:
        """One score of every run, in the order of the seeds."""
        place = SCORES.index(name)
        return [self.by_seed[seed].scores[place] for seed in sorted(self.by_seed)]

    def summary(self, name: str = "overall") -> Summary:
        """One score over the runs."""
        return summary_of(self.of(name), SCORE)

    def mean(self, name: str = "overall") -> float:
        """The mean of one score."""
        return self.summary(name).mean


@collected_afterwards()
def play_for_proof(scenario_json: str, policy: str, seed: int) -> Played:
    """Plays one run to its end. Everything it is given and gives can travel to another process."""
    run = Run(scenario_of(scenario_json), seed)
    refused = policy_named(policy)(run)
    card = score(Evidence(run.compiled, run.ledger))
    late = []
    for one in run.ledger.decisions:
        if one.done_s < 0.0:
            late.append(f"{one.kind} of {clock(one.accepted_s)} is not done by the end")
        elif one.begun_s - one.accepted_s > SOON_S:
            late.append(f"{one.kind} of {clock(one.accepted_s)} is begun at {clock(one.begun_s)} only")
    return Played(
        (card.overall, *(one.value for one in card.scores)),
        len(card.gates),
        tuple(f"{one.planned.place}, {one.planned.decision.kind}: {one.reason}" for one in refused),
        tuple(late),
        run.desk.calendar.view().minutes_used,
    )


def paired(one: Plays, other: Plays, of: Callable[[float, float], float]) -> list[float]:
    """Something of both totals on each day that both have played, in the order of the seeds."""
    both = sorted(one.by_seed.keys() & other.by_seed.keys())
    return [of(one.by_seed[seed].scores[0], other.by_seed[seed].scores[0]) for seed in both]


def leads(one: Plays, other: Plays) -> list[float]:
    """By how many points the first is ahead of the second, day by day."""
    return paired(one, other, lambda own, others: own - others)


def ahead(one: Plays, other: Plays) -> Summary:
    """The same over the days."""
    return summary_of(leads(one, other))


def spell(summary: Summary, scale: float = 1.0) -> str:
    """A mean with its 95% interval."""
    if summary.ci95 is None:
        return f"{scale * summary.mean:+.1f}"
    low, high = (scale * bound for bound in summary.ci95)
    return f"{scale * summary.mean:+.1f} [{low:+.1f}, {high:+.1f}]"
