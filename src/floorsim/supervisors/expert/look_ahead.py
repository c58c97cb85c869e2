"""Trying decisions out in the same guessed futures, with and without each, and keeping the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.run.run import Run
from floorsim.supervisors.expert.aim import cost_of
from floorsim.supervisors.expert.guess import Draw, Guess

FIRST: Final = 2
"""Futures in which every decision is tried (D)."""
ALL: Final = 6
"""Futures in which the best of them are (D)."""
KEPT: Final = 4
"""Decisions that are tried in all of them (D)."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a decision gains over doing nothing, in customers answered too late."""

    decision: Decision
    gains: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean gain."""
        return fsum(self.gains) / len(self.gains)

    @property
    def error(self) -> float:
        """Standard error of the mean."""
        n, mean = len(self.gains), self.mean
        return sqrt(fsum((gain - mean) ** 2 for gain in self.gains) / max(1, n - 1) / n)


class Trials:
    """Guessed futures of one moment, each played at most once without a decision and once with each."""

    def __init__(self, guess: Guess, seeds: Sequence[int], play_ends_s: float) -> None:
        self._guess, self._seeds, self._play_ends_s = guess, seeds, play_ends_s
        self._without: dict[int, float] = {}

    def floor(self) -> Run:
        """A guessed floor as it stands now."""
        return self._guess.run(Draw(0, ALL), self._seeds[0])

    def best(self, decisions: Sequence[Decision]) -> Worth | None:
        """The one that gains most; None when nothing gains anything in the first futures."""
        first = [self.worth(one, range(FIRST)) for one in decisions]
        kept = sorted((one for one in first if one.mean > 0.0), key=lambda one: -one.mean)[:KEPT]
        more = [
            Worth(one.decision, one.gains + self.worth(one.decision, range(FIRST, ALL)).gains) for one in kept
        ]
        return max(more, key=lambda one: one.mean, default=None)

    def worth(self, decision: Decision, futures: Sequence[int]) -> Worth:
        """What a decision gains in some of the futures."""
        return Worth(decision, tuple(self._cost(number) - self._cost(number, decision) for number in futures))

    def _cost(self, number: int, decision: Decision | None = None) -> float:
        if decision is None and number in self._without:
            return self._without[number]
        run = self._guess.run(Draw(number, ALL), self._seeds[number])
        if decision is not None and run.desk.why_not(decision) is None:
            run.decide(decision)
        run.advance_to_end()
        cost = cost_of(run, self._guess.now_s, self._play_ends_s)
        if decision is None:
            self._without[number] = cost
        return cost
