"""What the reviews of one agent add up to, and how far to trust their mean."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, fsum, sqrt
from typing import Final

from floorsim.floor.people.steps import STEPS
from floorsim.floor.quality.reviews import half_width
from floorsim.floor.view import ReviewView

LEAST_FOR_TREND: Final = 4
"""Reviews from which a later half is compared with an earlier one (D)."""


class Seen:
    """The reviews of one agent, analysts' and the supervisor's own, as they come in."""

    __slots__ = ("lost", "missed", "own", "picked", "points")

    def __init__(self) -> None:
        self.points: list[float] = []
        self.missed = [0.0] * len(STEPS)
        """In how many reviews each step was missed; met in part counts half."""
        self.lost = [0.0] * len(STEPS)
        """Points that each step's misses cost, which decides between equals."""
        self.own = self.picked = 0

    def add(
        self,
        points: float,
        missed: Sequence[float],
        weights: Sequence[float],
        *,
        own: bool = False,
        picked: bool = False,
    ) -> None:
        """Adds a review; `missed` says for each step how far it was, 0-1."""
        self.points.append(points)
        self.own += own
        self.picked += picked
        for step, part in enumerate(missed):
            if part:
                self.missed[step] += part
                self.lost[step] += part * weights[step]

    def view(self, analyst: int, noise: float, latest_s: float) -> ReviewView:
        """What they show; `analyst` is the agent's own, `noise` the spread of one analyst's reviews."""
        n = len(self.points)
        mean = fsum(self.points) / n
        weakest = max(range(len(STEPS)), key=lambda step: (self.missed[step], self.lost[step]))
        return ReviewView(
            n=n,
            mean=mean,
            half_width=self._half_width(mean, noise),
            weakest=STEPS[weakest] if self.missed[weakest] else None,
            weakest_missed=ceil(self.missed[weakest]),
            analyst=analyst,
            latest_s=latest_s,
            trend=self._trend(),
            own=self.own,
            picked=self.picked,
        )

    def _half_width(self, mean: float, noise: float) -> float | None:
        """Half the 95% interval around the mean, in points; None under two.

        Two reviews that agree prove little, so a spread below the reviewers' own noise is taken to be that
        noise.
        """
        n = len(self.points)
        if n < 2:
            return None
        spread = sqrt(fsum((points - mean) ** 2 for points in self.points) / (n - 1))
        return half_width(n, max(spread, noise))

    def _trend(self) -> float | None:
        n = len(self.points)
        if n < LEAST_FOR_TREND:
            return None
        half = n // 2
        return (fsum(self.points[-half:]) - fsum(self.points[:half])) / half
