"""Estimates of factors, each with its 95% interval: between means of logs, and between odds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, log, sqrt

from floorsim.floor.quality.reviews import normal_975, student_975

Tables = dict[tuple[int, int], list[float]]
"""Yes and no, after and before, by side (0 with the change, 1 the others) and kind of contact."""


@dataclass(frozen=True, slots=True)
class Range:
    """An estimate with its 95% interval."""

    value: float
    low: float
    high: float

    def stretched(self, times: float) -> Range:
        """The interval so many times as wide, for a factor."""
        return Range(
            self.value,
            self.value * (self.low / self.value) ** times,
            self.value * (self.high / self.value) ** times,
        )

    def holds(self, true: float) -> bool:
        """Whether a value lies within the interval."""
        return self.low <= true <= self.high


def range_of(middle: float, half: float) -> Range:
    """A factor, from the logs of its value and of half its interval."""
    return Range(exp(middle), exp(middle - half), exp(middle + half))


def in_points(share: float, odds: Range) -> Range:
    """A factor on the odds as a difference of shares, from the share with the change."""
    mine = share / (1.0 - share)
    return Range(*(share - mine / odds_there / (1.0 + mine / odds_there)
                   for odds_there in (odds.value, odds.low, odds.high)))  # fmt: skip


def of_means(groups: Iterable[tuple[Sequence[float], float]]) -> Range:
    """Factor between groups of logs, each with its sign; unequal variances (Welch)."""
    means, parts = [], []
    for logs, sign in groups:
        mean = fsum(logs) / len(logs)
        variance = fsum((value - mean) ** 2 for value in logs) / (len(logs) - 1)
        means.append(sign * mean)
        parts.append((variance / len(logs), len(logs) - 1))
    squared = fsum(part for part, _ in parts)
    if squared <= 0.0:
        value = exp(fsum(means))
        return Range(value, value, value)
    df = squared**2 / fsum(part**2 / less for part, less in parts)
    return range_of(fsum(means), student_975(max(1, int(df))) * sqrt(squared))


def of_odds(of_agent: Mapping[int, Tables], *, between_agents: bool) -> Range | None:
    """Factor on the odds from the tables of each agent (index); None where too little is in them.

    With `between_agents` the variance is the larger of two: that of chance, and that between agents, found by
    leaving out each in turn (jackknife).
    """
    every: Tables = {}
    for tables in of_agent.values():
        for key, row in tables.items():
            every[key] = [had + more for had, more in zip(every.get(key, [0.0] * 4), row, strict=True)]
    found = _difference(every)
    if found is None:
        return None
    by_chance = range_of(found[0], normal_975() * sqrt(found[1]))
    if not between_agents:
        return by_chance
    left_out = [
        each[0]
        for agent in sorted(of_agent)
        if (each := _difference(_less(every, of_agent[agent]))) is not None
    ]
    n = len(left_out)
    if n < 2:
        return by_chance
    mean = fsum(left_out) / n
    between = (n - 1) / n * fsum((value - mean) ** 2 for value in left_out)
    return range_of(found[0], student_975(n - 1) * sqrt(max(found[1], between)))


def _less(every: Tables, some: Tables) -> Tables:
    return {
        key: [had - less for had, less in zip(row, some.get(key, [0.0] * 4), strict=True)]
        for key, row in every.items()
    }


def _difference(tables: Tables) -> tuple[float, float] | None:
    """Log odds ratio with the change less that of the others, where there are others, and its variance."""
    own = mantel_haenszel(row for (side, _), row in tables.items() if side == 0)
    if own is None or all(side == 0 for side, _ in tables):
        return own
    others = mantel_haenszel(row for (side, _), row in tables.items() if side == 1)
    return None if others is None else (own[0] - others[0], own[1] + others[1])


def mantel_haenszel(tables: Iterable[Sequence[float]]) -> tuple[float, float] | None:
    """Log of the common odds ratio of 2 by 2 tables (a, b over c, d), and its variance; None where too
    little is in them (Mantel and Haenszel 1959; Robins, Breslow and Greenland 1986)."""
    up, down, pr, mixed, qs = [], [], [], [], []
    for a, b, c, d in tables:
        n = a + b + c + d
        if n <= 0.0:
            continue
        r, s = a * d / n, b * c / n
        p, q = (a + d) / n, (b + c) / n
        up.append(r)
        down.append(s)
        pr.append(p * r)
        mixed.append(p * s + q * r)
        qs.append(q * s)
    r, s = fsum(up), fsum(down)
    if r <= 0.0 or s <= 0.0:
        return None
    return log(r / s), fsum(pr) / (2 * r * r) + fsum(mixed) / (2 * r * s) + fsum(qs) / (2 * s * s)
