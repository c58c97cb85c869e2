"""Missed moments: decisions that were not taken and would have changed much.

The best of many candidates that truly do nothing looks good (Smith & Winkler, Management Science 52, 2006).
So candidates are screened on one set of redrawn days, in rounds that each keep the better part (successive
halving); the survivors are estimated on fresh days and tested together by Holm's step-down method
(Scandinavian Journal of Statistics 6, 1979).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from math import fsum, sqrt
from typing import Any, Final, TypeVar

from floorsim.debrief.budget import within
from floorsim.debrief.estimates import estimate_of
from floorsim.debrief.labels import STEPS
from floorsim.debrief.model import Missed
from floorsim.debrief.played import Played
from floorsim.debrief.reference import Reference
from floorsim.debrief.seeds import redraw_seeds
from floorsim.debrief.shares import together
from floorsim.floor.demand.redraw import Redraw
from floorsim.lab.branches import Branch, Branches, Tried
from floorsim.run.run import Taken
from floorsim.units import MINUTE_S

T = TypeVar("T")

EVERY_S: Final = 10 * MINUTE_S
"""Time between two moments at which candidates are tried (D)."""
MOST_MOMENTS: Final = 24
"""Moments at most (D): in a longer run they are further apart."""
MOST_TRIED: Final = 480
"""Candidates in all, shared out over the moments (D: what half a minute on two processors plays)."""
FEWEST_TRIED: Final = 48
"""Candidates even in the longest run (D: two for each moment)."""
SAME_S: Final = 10 * MINUTE_S
"""A candidate like a decision that was taken so near is not tried (D): that is a matter of timing."""
ROUNDS: Final = ((2, 0.25), (6, 0.25), (12, 0.5))
"""Days of each screening round, all together, and the part of the candidates that goes on (D)."""
FINALISTS: Final = 8
FRESH_DAYS: Final = 30
"""Days on which finalists are estimated (D)."""
FEWEST_FRESH_DAYS: Final = 12
"""The same in the longest run (D)."""
LEVEL: Final = 0.05
"""Chance that anything is reported where nothing helps."""
MOST_REPORTED: Final = 5


@dataclass(slots=True)
class Candidate:
    """One decision at one moment, and its gains on the screening days."""

    at_s: float
    tried: Tried
    because: str | None = None
    reference: bool = False
    answer: bool = False
    """It is another answer to a message that the run answered."""
    gains: list[float] = field(default_factory=list)

    @property
    def mean(self) -> float:
        """Mean gain so far."""
        return fsum(self.gains) / len(self.gains) if self.gains else 0.0

    @property
    def what(self) -> str:
        """The decision, whenever it is taken."""
        return what(self.tried.kind, self.tried.arguments)


def what(kind: str, arguments: Any) -> str:
    """A decision as text, alike for alike ones."""
    return f"{kind} {json.dumps(arguments, sort_keys=True, default=list)}"


def moments_to_try(play: Played) -> list[float]:
    """When candidates are tried."""
    length_s = fsum(to_s - from_s for from_s, to_s in play.spans)
    step_s = EVERY_S * max(1, -(-length_s // (EVERY_S * MOST_MOMENTS)))
    found = []
    for from_s, to_s in play.spans:
        at_s = from_s + MINUTE_S
        while at_s < to_s - MINUTE_S:
            found.append(at_s)
            at_s += step_s
    return found


def candidates_of(reference: Reference) -> list[Candidate]:
    """The reference's decisions, as something to try in another run."""
    run = reference.run
    return [
        Candidate(
            taken.at_s,
            Tried(taken.kind, taken.arguments, run.spelled_out(taken)),
            reference.because.get(taken.seq),
            reference=True,
        )
        for taken in run.taken
    ]


def gathered(play: Played, branches: Branches, reference: Reference) -> list[Candidate]:
    """Everything that is tried: some of what is possible at each moment, and the reference's decisions."""
    moments = moments_to_try(play)
    offered = branches.tried_at([(play.taken, at_s) for at_s in moments], play.names)
    most = within(play, MOST_TRIED, FEWEST_TRIED)
    each = max(1, most // max(1, len(moments)))
    found = [
        Candidate(at_s, tried)
        for number, (at_s, several) in enumerate(zip(moments, offered, strict=True))
        for tried in some_of_each(several, each, number)
    ]
    known = _spread(candidates_of(reference))[:most]
    return [one for one in [*known, *found] if not _was_taken(play, one)]


def screened(play: Played, branches: Branches, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates by what they gained on the screening days, each tried as long as it did well."""
    days = redraw_seeds(play.seed, "screening", ROUNDS[-1][0])
    going, done = list(candidates), 0
    for n, part in ROUNDS:
        for candidate, gains in zip(going, _gains(play, branches, going, days[done:n]), strict=True):
            candidate.gains += gains
        done = n
        going = _best(going, max(FINALISTS, int(len(going) * part)))
    return going


def foreseeable(play: Played, branches: Branches, screened: Sequence[Candidate]) -> list[Candidate]:
    """Without those that pay only because of an incident that had not begun: nobody could know of it.

    Whoever is tried before an incident has to gain on days without it too.
    """
    days = redraw_seeds(play.seed, "screening", ROUNDS[-1][0])
    without: dict[frozenset[str], Branches] = {}
    found = []
    for candidate in screened:
        ahead = frozenset(one.id for one in play.scenario.incidents if one.start > candidate.at_s)
        if ahead:
            if ahead not in without:
                rest = tuple(one for one in play.scenario.incidents if one.id not in ahead)
                without[ahead] = branches.elsewhere(play.scenario.model_copy(update={"incidents": rest}))
            if p_above_zero(_gains(play, without[ahead], [candidate], days)[0]) > LEVEL:
                continue
        found.append(candidate)
    return found


def confirmed(
    play: Played, branches: Branches, screened: Sequence[Candidate], lead: float
) -> tuple[Missed, ...]:
    """The finalists that gain on fresh days, in order of time."""
    likely = _apart([one for one in screened if one.mean > 0.0])[: 2 * FINALISTS]
    finalists = foreseeable(play, branches, likely)[:FINALISTS]
    if not finalists:
        return ()
    days = redraw_seeds(play.seed, "fresh", within(play, FRESH_DAYS, FEWEST_FRESH_DAYS))
    gains = _gains(play, branches, finalists, days)
    worth_it = [one.mean >= STEPS[0] * lead for one in map(estimate_of, gains)]
    passed = holm([p_above_zero(each) for each in gains])
    found = [
        Missed(one.at_s, one.tried.kind, one.tried.arguments, one.tried.says, estimate_of(each), one.because)
        for one, each, sure, enough in zip(finalists, gains, passed, worth_it, strict=True)
        if sure and enough
    ]
    found.sort(key=lambda one: -one.gain.mean)
    return tuple(sorted(found[:MOST_REPORTED], key=lambda one: one.at_s))


def holm(p: Sequence[float], level: float = LEVEL) -> list[bool]:
    """Which of several hypotheses are rejected so that the chance of any false one stays under the level."""
    order = sorted(range(len(p)), key=lambda place: p[place])
    rejected = [False] * len(p)
    for step, place in enumerate(order):
        if p[place] > level / (len(p) - step):
            break
        rejected[place] = True
    return rejected


def p_above_zero(gains: Sequence[float]) -> float:
    """One-sided p-value of Student's t for a mean above 0; all alike and above 0 gives 0."""
    n = len(gains)
    mean = fsum(gains) / n
    sd = sqrt(fsum((gain - mean) ** 2 for gain in gains) / (n - 1))
    if sd == 0.0:
        return 0.0 if mean > 0.0 else 1.0
    from scipy.special import stdtr

    return float(stdtr(n - 1, -mean / (sd / sqrt(n))))


def with_candidate(play: Played, candidate: Candidate, *, but: int | None = None) -> tuple[Taken, ...]:
    """The decisions with the candidate taken in its time."""
    seq = 1 + max((taken.seq for taken in play.taken), default=-1)
    one_more = Taken(seq, candidate.at_s, candidate.tried.kind, dict(candidate.tried.arguments))
    return together(play, one_more, but=but)


def _gains(
    play: Played, branches: Branches, candidates: Sequence[Candidate], days: Sequence[int]
) -> list[list[float]]:
    asked = []
    for candidate in candidates:
        for day in days:
            redraw = Redraw(day, candidate.at_s, play.named_customers)
            asked += [Branch(with_candidate(play, candidate), redraw), Branch(play.taken, redraw)]
    totals = [landed.scores[0] for landed in branches.play(asked)]
    gains = [a - b for a, b in zip(totals[::2], totals[1::2], strict=True)]
    return [gains[place : place + len(days)] for place in range(0, len(gains), len(days))]


def _best(candidates: Sequence[Candidate], n: int) -> list[Candidate]:
    return sorted(candidates, key=lambda one: (-one.mean, one.at_s, one.what))[:n]


def _apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best moment of each decision, and at most two of a kind."""
    found: list[Candidate] = []
    for candidate in _best(candidates, len(candidates)):
        alike = [one for one in found if one.tried.kind == candidate.tried.kind]
        if len(alike) < 2 and candidate.what not in [one.what for one in alike]:
            found.append(candidate)
    return found


def some_of_each(offered: Sequence[Tried], most: int, turn: int) -> list[Tried]:
    """At most so many of what is offered, of every kind in turn; `turn` says which kind begins.

    Where there is less room than kinds, each kind has its turn at some of the moments. Of one kind those are
    taken that lie furthest apart in the list.
    """
    by_kind: dict[str, list[Tried]] = {}
    for tried in offered:
        by_kind.setdefault(tried.kind, []).append(tried)
    kinds = list(by_kind.values())
    if not kinds:
        return []
    first = turn * most % len(kinds)
    kinds = kinds[first:] + kinds[:first]
    rounds = zip_longest(*map(_spread, kinds))
    return [one for several in rounds for one in several if one is not None][:most]


def _spread(several: Sequence[T]) -> list[T]:
    """The same in an order in which neighbours come late: the first, the middle one, the quarters."""
    order: list[int] = []
    step = len(several)
    while step and len(order) < len(several):
        order += [place for place in range(0, len(several), step) if place not in order]
        step //= 2
    return [several[place] for place in order]


def _was_taken(play: Played, candidate: Candidate) -> bool:
    """Whether the run has it already, near enough; a message is answered once, whenever."""
    for taken in play.taken:
        near = abs(taken.at_s - candidate.at_s) <= SAME_S
        same = what(taken.kind, taken.arguments) == candidate.what
        answered = "message" in taken.arguments and (
            taken.arguments["message"] == candidate.tried.arguments.get("message")
        )
        if (near and same) or (answered and taken.at_s <= candidate.at_s + SAME_S):
            return True
    return False
