"""Erlang B, C and A: what queueing theory says of a floor in the steady state.

Contacts arrive at random (Poisson), are handled in exponential time by agents who are all alike, first come,
first served. Erlang C: everybody waits for ever. Erlang A: patience is exponential. Formulas: Palm 1957;
Garnett, Mandelbaum & Reiman (Manufacturing & Service Operations Management 4, 2002); Mandelbaum & Zeltyn,
Service Engineering in Action: the Palm/Erlang-A Queue (2007). They are estimates for a real floor, whose
handling times are not exponential and whose hours are never steady.

Times in seconds, rates per second, everything else is a share, 0-1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from floorsim.floor.chance.gamma_ratio import log_gamma_ratio

_PRECISION: Final = 1e-17
_RESCALE_OVER: Final = 1e250


def inverse_erlang_b(agents: int, load: float) -> float:
    """1 / Erlang B: one over the share of contacts lost by `agents` agents who let nobody wait.

    `load` is the offered load in erlangs (rate x handling time), above 0. The sum 1 + c/a + c(c-1)/a² + ...
    has positive terms alone, so no size of floor makes it inaccurate; infinite where nothing is ever lost.
    """
    term = total = 1.0
    for idle in range(agents, 0, -1):
        term *= idle / load
        total += term
        if term < total * _PRECISION and idle < load:
            break
    return total


@dataclass(frozen=True)
class ErlangC:
    """A queue of contacts that wait for ever: M/M/c. At least one agent, rate and handling time above 0."""

    rate_per_s: float
    aht_s: float
    agents: int

    @property
    def load(self) -> float:
        """Offered load, in erlangs."""
        return self.rate_per_s * self.aht_s

    @property
    def stable(self) -> bool:
        """Whether the agents can do the work at all; if not, the queue grows without end."""
        return self.load < self.agents

    @property
    def occupancy(self) -> float:
        """Handling / (handling + available) = load / agents."""
        return min(1.0, self.load / self.agents)

    @cached_property
    def p_wait(self) -> float:
        """Share of contacts that wait at all: B / (1 - occupancy x (1 - B))."""
        if not self.stable:
            return 1.0
        return 1.0 / (inverse_erlang_b(self.agents, self.load) * (1.0 - self.occupancy) + self.occupancy)

    @property
    def p_abandon(self) -> float:
        """Nobody abandons."""
        return 0.0

    @property
    def asa_s(self) -> float:
        """Mean wait of all contacts, who are all answered: P(wait) x AHT / (agents - load)."""
        return self.p_wait * self.aht_s / (self.agents - self.load) if self.stable else math.inf

    @property
    def mean_wait_s(self) -> float:
        """Mean wait of all contacts; the same as `asa_s`."""
        return self.asa_s

    def wait_over(self, after_s: float) -> float:
        """Share of contacts that wait longer than this: P(wait) x e^(-(agents - load) t / AHT)."""
        if not self.stable:
            return 1.0
        return self.p_wait * math.exp(-(self.agents - self.load) * after_s / self.aht_s)

    def answered_within(self, within_s: float) -> float:
        """Share of all contacts that are answered within this time."""
        return 1.0 - self.wait_over(within_s)

    def abandoned_within(self, within_s: float) -> float:
        """Nobody abandons."""
        return 0.0


@dataclass(frozen=True)
class ErlangA:
    """A queue of contacts with exponential patience: M/M/c+M. At least one agent, the rest above 0."""

    rate_per_s: float
    aht_s: float
    patience_s: float
    agents: int

    @property
    def load(self) -> float:
        """Offered load, in erlangs."""
        return self.rate_per_s * self.aht_s

    @property
    def occupancy(self) -> float:
        """Handling / (handling + available) = load x (1 - P(abandon)) / agents."""
        return self.load * (1.0 - self.p_abandon) / self.agents

    @property
    def _ended(self) -> float:
        """Service capacity in units of the patience: contacts all agents finish in one mean patience."""
        return self.agents * self.patience_s / self.aht_s

    @property
    def _arriving(self) -> float:
        """Contacts that arrive in one mean patience."""
        return self.rate_per_s * self.patience_s

    @cached_property
    def _log_sum(self) -> float:
        return log_gamma_ratio(self._ended, self._arriving)

    @cached_property
    def p_wait(self) -> float:
        """Share of contacts that wait at all: A B / (1 + (A - 1) B), with A the sum over queue lengths."""
        free_odds = inverse_erlang_b(self.agents, self.load) - 1.0
        if free_odds <= 0.0:
            return 1.0
        log_odds = math.log(free_odds) - self._log_sum
        return 1.0 / (1.0 + math.exp(log_odds)) if log_odds < 700.0 else 0.0

    @property
    def p_abandon(self) -> float:
        """Share of contacts that abandon: P(wait) x (1 / (rho A) + 1 - 1 / rho), with rho = load / agents."""
        rho = self.load / self.agents
        return max(0.0, self.p_wait * (math.exp(-self._log_sum) / rho + 1.0 - 1.0 / rho))

    @property
    def mean_wait_s(self) -> float:
        """Mean wait of all contacts, answered or not: P(abandon) x mean patience."""
        return self.p_abandon * self.patience_s

    def _kept(self, after_s: float, steps: float) -> float:
        """Share of contacts with an offered wait over `after_s` whose patience outlasts it (`steps` 1), or
        of any patience (`steps` 0)."""
        decay = (self._ended + steps) * after_s / self.patience_s
        left = self._arriving * math.exp(-after_s / self.patience_s)
        log_ratio = log_gamma_ratio(self._ended + steps, left) - self._log_sum - decay + self._arriving - left
        return self.p_wait * math.exp(log_ratio) * self._ended / (self._ended + steps)

    def wait_over(self, after_s: float) -> float:
        """Share of all contacts that wait longer than this, whatever then becomes of them."""
        return self._kept(after_s, 0.0) * math.exp(-after_s / self.patience_s)

    def answered_within(self, within_s: float) -> float:
        """Share of all contacts that are answered within this time."""
        return max(0.0, 1.0 - self.p_wait + self._kept(0.0, 1.0) - self._kept(within_s, 1.0))

    def abandoned_within(self, within_s: float) -> float:
        """Share of all contacts that abandon within this time."""
        return max(0.0, 1.0 - self.wait_over(within_s) - self.answered_within(within_s))

    @cached_property
    def asa_s(self) -> float:
        """Mean wait of the answered, summed over the number of contacts in line at arrival.

        Somebody in place k of the line is answered with chance c·mu / (c·mu + k·theta), and if so after the
        sum of 1 / (c·mu + j·theta), j = 1 .. k.
        """
        ending, leaving = self.agents / self.aht_s, 1.0 / self.patience_s
        weight, total, waited, place_s = 1.0, 0.0, 0.0, 0.0
        place = 0
        while True:
            place += 1
            rate = ending + place * leaving
            place_s += 1.0 / rate
            total += weight
            waited += weight * ending / rate * place_s
            weight *= self.rate_per_s / rate
            if rate > self.rate_per_s and weight < total * _PRECISION:
                break
            if total > _RESCALE_OVER:
                weight, total, waited = weight / total, 1.0, waited / total
        return self.p_wait * waited / total / (1.0 - self.p_abandon)


Queue = ErlangC | ErlangA


def queue(rate_per_s: float, aht_s: float, patience_s: float | None, agents: int) -> Queue:
    """The queue of these agents: Erlang A, or Erlang C where `patience_s` is None and nobody abandons."""
    if patience_s is None:
        return ErlangC(rate_per_s, aht_s, agents)
    return ErlangA(rate_per_s, aht_s, patience_s, agents)
