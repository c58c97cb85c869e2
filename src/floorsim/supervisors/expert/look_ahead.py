"""Trying decisions out in the same guessed futures, with and without each, and keeping the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Final

from floorsim.desk.decisions.decision import Decision
from floorsim.floor.collector import collected_afterwards
from floorsim.run.run import Run
from floorsim.supervisors.expert.aim import cost_of
from floorsim.supervisors.expert.coming import Draw
from floorsim.supervisors.expert.guess import Guess

ALL: Final = 6
"""Futures that are looked at (D)."""
FEW: Final = 3
ROUNDS: Final = ((1, 5), (FEW, 2), (ALL, 2))
"""After so many futures so many decisions are left: the best go on (D)."""
SURE: Final = 1.0
"""Standard errors by which a gain must exceed nothing (D)."""
LEAST: Final = 1.0
"""Gains of less, in customers answered too late, are not worth the bother (D)."""
AT_ONCE: Final = 2
"""Decisions taken on together at most (D): a list is no help, a free head is."""

Together = tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Worth:
    """What decisions taken on together gain over fewer, in customers answered too late."""

    orders: Together
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

    @property
    def helps(self) -> bool:
        """Whether it gains something, surely enough."""
        return self.mean > LEAST + SURE * self.error


class Trials:
    """Guessed futures of one moment, each played at most once with the same orders."""

    def __init__(self, guess: Guess, seeds: Sequence[int], play_ends_s: float, own_minute: float) -> None:
        self._guess, self._seeds, self._play_ends_s = guess, seeds, play_ends_s
        self._own_minute = own_minute
        self.first_gains: dict[Decision, float] = {}
        """What each gained alone in the first future."""
        self._floor: Run | None = None
        self._costs: dict[tuple[int, Together], float] = {}

    def floor(self) -> Run:
        """A guessed floor as it stands now, to look at."""
        if self._floor is None:
            self._floor = self._guess.run(Draw(0), self._seeds[0])
        return self._floor

    def best(self, decisions: Sequence[Decision]) -> Together:
        """What to take on now, one after the other: the best alone, then the best beside it."""
        orders: Together = ()
        left = list(decisions)
        while left and len(orders) < AT_ONCE:
            ranked = self._ranked(orders, left)
            if not ranked or not ranked[0].helps:
                break
            orders = ranked[0].orders
            left = [worth.orders[-1] for worth in ranked[1:]]
        return orders

    def _ranked(self, before: Together, decisions: Sequence[Decision]) -> list[Worth]:
        """Those that gain something beside what is taken on already, the best first."""
        left = [
            Worth((*before, one), self.worth((*before, one), before, range(1)).gains) for one in decisions
        ]
        if not before:
            self.first_gains = {one.orders[0]: one.mean for one in left}
        for futures, most in ROUNDS:
            left = [
                Worth(
                    one.orders,
                    one.gains + self.worth(one.orders, before, range(len(one.gains), futures)).gains,
                )
                for one in left
            ]
            left = sorted((one for one in left if one.mean > 0.0), key=lambda one: -one.mean)[:most]
        return left

    def worth(self, orders: Together, than: Together = (), futures: Sequence[int] = range(ALL)) -> Worth:
        """What some orders gain over fewer in some of the futures."""
        return Worth(
            orders, tuple(self._cost(number, than) - self._cost(number, orders) for number in futures)
        )

    def harms(self, habit: Decision, than: Together = (), futures: Sequence[int] = range(ALL)) -> bool:
        """Whether a habit does harm beside some orders. Its own time is not held against it: a habit has its
        reasons beyond what a guess shows."""
        worth = self.worth((habit, *than), than, futures)
        return worth.mean + self._own_minute * self._minutes(habit) < -SURE * worth.error

    def _minutes(self, decision: Decision) -> float:
        return decision.cost_minutes(self.floor().desk.workspace)

    @collected_afterwards()
    def _cost(self, number: int, orders: Together) -> float:
        known = self._costs.get((number, orders))
        if known is not None:
            return known
        run = self._guess.run(Draw(number), self._seeds[number])
        for decision in orders:
            run.decide_if_possible(decision)
        run.advance_to_end()
        cost = cost_of(run, self._guess.now_s, self._play_ends_s, self._own_minute)
        self._costs[number, orders] = cost
        return cost
