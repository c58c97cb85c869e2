"""Live floors played by the reference supervisors: totals seed by seed, and what they show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, islice, pairwise
from math import exp, inf, sqrt
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Final, NamedTuple

from floorsim.desktest.equating.criterion import Criterion
from floorsim.lab.gathering import each
from floorsim.lab.replications import Outcome, play_one
from floorsim.lab.scales import scale_of
from floorsim.lab.statistics import Summary, summary_of
from floorsim.scenario.canonical import canonical_json
from floorsim.scenario.models.scenario import Scenario
from floorsim.sums import whole_sum

if TYPE_CHECKING:
    from concurrent.futures import Executor

JUDGE: Final = "competent"
"""Whose totals are compared: somebody who does the usual things well, and has no luck of their own."""
SEEDS_OF: Final[Mapping[str, int]] = {"hands-off": 200, "novice": 200, JUDGE: 10_000, "expert": 12}
"""Reference supervisors in the order that they must have, each with the most seeds that it plays (D: where
they stand far apart, two hundred settle the order; the expert takes seconds a run)."""
FEWEST_SEEDS: Final = 20
"""Below it no interval says anything (D)."""
MOST_APART: Final = 2.0
"""Points between forms that make no difference in practice (D: less than half of what one candidate's total
moves by luck)."""
TOST_LEVEL: Final = 0.90
"""Of the interval that two one-sided tests at 5% each leave inside those points (Schuirmann 1987)."""
TOST_Z: Final = 1.645
"""The same for a normal distribution: standard errors to each side."""
ORDER_LEVEL: Final = 0.95
"""Of the interval that must leave zero before one supervisor stands above another."""
MOST_RATIO: Final = 1.15
"""Between the standard deviations of two forms (D)."""
MOST_SD: Final = 5.0
"""Points by which luck alone may move the total of a fixed policy (D)."""


class PlayedForm(NamedTuple):
    """A live floor of a form, with the totals that each supervisor made of it, seed by seed."""

    form: str
    exercise: str
    own_seed: int
    totals: Mapping[str, Sequence[float]]
    """By supervisor, each on the first of the seeds."""
    at_own_seed: float
    """What the judge makes of the customers that every candidate meets."""

    def figures(self) -> dict[str, Summary]:
        """What each supervisor's totals come to."""
        return {
            name: summary_of(totals, scale_of("scores.overall", negative=False))
            for name, totals in self.totals.items()
        }


def runs_of(seeds: Sequence[int], policies: Sequence[str]) -> int:
    """How many runs one form takes."""
    return 1 + whole_sum(len(seeds[: SEEDS_OF[policy]]) for policy in policies)


def play_forms(
    floors: Mapping[str, tuple[str, Scenario, int]],
    seeds: Sequence[int],
    policies: Sequence[str],
    *,
    executor: Executor | None = None,
    on_done: Callable[[], None] = lambda: None,
) -> list[PlayedForm]:
    """Each form's floor, given as exercise, scenario and its own seed, played by every policy."""
    calls: list[tuple[str, str, int]] = []
    for _, scenario, own_seed in floors.values():
        text = canonical_json(scenario)
        calls.append((text, JUDGE, own_seed))
        calls += [(text, policy, seed) for policy in policies for seed in seeds[: SEEDS_OF[policy]]]
    totals = [0.0] * len(calls)

    def keep(place: int, outcome: Outcome) -> None:
        totals[place] = float(outcome.result["scores"]["overall"])
        on_done()

    each(play_one, calls, keep, executor=executor)
    following = iter(totals)
    return [
        PlayedForm(
            form,
            exercise,
            own_seed,
            at_own_seed=next(following),
            totals={policy: [*islice(following, len(seeds[: SEEDS_OF[policy]]))] for policy in policies},
        )
        for form, (exercise, _, own_seed) in floors.items()
    ]


def floor_criteria(played: Sequence[PlayedForm]) -> Iterator[Criterion]:
    """What equal floors must show, form by form and pair by pair."""
    for one in played:
        yield from _of_one(one)
        yield _order(one)
    for first, second in combinations(played, 2):
        yield from _of_two(first, second)


def _of_one(one: PlayedForm) -> Iterator[Criterion]:
    totals = one.totals[JUDGE]
    sd, mean = stdev(totals), fmean(totals)
    yield Criterion(
        (one.form,),
        one.exercise,
        f"{JUDGE}'s SD over seeds",
        f"at most {MOST_SD:g}",
        f"{sd:.2f}",
        sd <= MOST_SD,
    )
    off = one.at_own_seed - mean
    yield Criterion(
        (one.form,),
        one.exercise,
        f"{JUDGE}'s total on the form's seed {one.own_seed}",
        f"within {MOST_APART:g} of the mean {mean:.1f}",
        f"{one.at_own_seed:.1f}",
        abs(off) <= MOST_APART,
    )


def _order(one: PlayedForm) -> Criterion:
    """Each supervisor stands above the one before, on the seeds that both play."""
    told, holds = [next(iter(one.totals))], True
    for lower, higher in pairwise(one.totals):
        pairs = list(zip(one.totals[lower], one.totals[higher], strict=False))
        interval = _interval([two - first for first, two in pairs], ORDER_LEVEL)
        apart = interval[0] > 0.0
        told.append(f"{'<' if apart else '?'} {higher}")
        holds = holds and apart
    return Criterion(
        (one.form,),
        one.exercise,
        "order of supervisors",
        " < ".join(one.totals),
        " ".join(told),
        holds,
    )


def _of_two(first: PlayedForm, second: PlayedForm) -> Iterator[Criterion]:
    forms = first.form, second.form
    ones, twos = first.totals[JUDGE], second.totals[JUDGE]
    differences = [two - one for one, two in zip(ones, twos, strict=True)]
    low, high = _interval(differences, TOST_LEVEL)
    yield Criterion(
        forms,
        first.exercise,
        f"difference of {JUDGE}'s means",
        f"a {TOST_LEVEL:.0%} interval inside ±{MOST_APART:g}",
        f"{fmean(differences):+.2f} ({low:+.2f} to {high:+.2f})",
        low > -MOST_APART and high < MOST_APART,
    )
    sds = stdev(ones), stdev(twos)
    ratio = 1.0 if sds[0] == sds[1] else sds[1] / sds[0] if sds[0] else inf
    factor = exp(TOST_Z / sqrt(len(ones)))  # of two SDs from as many runs, each known to 1 in √(2n)
    yield Criterion(
        forms,
        first.exercise,
        f"ratio of {JUDGE}'s SDs",
        f"{1 / MOST_RATIO:.2f} to {MOST_RATIO:.2f}",
        f"{ratio:.2f} ({ratio / factor:.2f} to {ratio * factor:.2f})",
        1 / MOST_RATIO <= ratio <= MOST_RATIO,
    )


def _interval(differences: Sequence[float], level: float) -> tuple[float, float]:
    """Student's interval of a mean, the runs of one seed being a pair."""
    from scipy.stats import ttest_1samp

    if len(set(differences)) == 1:
        return differences[0], differences[0]
    found = ttest_1samp(differences, 0.0).confidence_interval(level)
    return float(found.low), float(found.high)
