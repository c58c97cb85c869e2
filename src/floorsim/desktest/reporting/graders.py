"""How strict each grader is beside the others, and whether that changes while they grade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import fsum, sqrt

from floorsim.desktest.reporting.taken_test import TakenTest


@dataclass(frozen=True, slots=True)
class GraderFigures:
    """One grader on answers that somebody else graded too."""

    grader: str
    answers: int
    """Graded by this person and one more."""
    above: float
    """Mean of this person's grade less the other's, points of 1-5; below 0 stricter."""
    se: float | None
    """Standard error of it; None for one answer."""
    early: float | None
    """The same over the first half of the answers, in the order in which this person graded them; None for
    under four answers."""
    late: float | None
    """Over the second half."""


def grader_figures(attempts: Sequence[TakenTest]) -> tuple[GraderFigures, ...]:
    """Every grader with at least one answer in common with another."""
    differences: dict[str, list[tuple[datetime, float]]] = {}
    for grader, at, difference in _differences(attempts):
        differences.setdefault(grader, []).append((at, difference))
    return tuple(
        _figures(grader, sorted(found, key=lambda one: one[0]))
        for grader, found in sorted(differences.items())
    )


def _differences(attempts: Sequence[TakenTest]) -> Iterator[tuple[str, datetime, float]]:
    for attempt in attempts:
        for one in attempt.exercises:
            if len(one.two) == 2:
                first, second = one.two
                yield first.grader, first.at, float(first.grade - second.grade)
                yield second.grader, second.at, float(second.grade - first.grade)


def _figures(grader: str, found: Sequence[tuple[datetime, float]]) -> GraderFigures:
    values = [difference for _, difference in found]
    half = len(values) // 2
    mean = _mean(values)
    se = None
    if len(values) > 1:
        squares = fsum((one - mean) ** 2 for one in values)
        se = sqrt(squares / (len(values) - 1) / len(values))
    halves = (_mean(values[:half]), _mean(values[half:])) if len(values) >= 4 else (None, None)
    return GraderFigures(grader, len(values), mean, se, *halves)


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)
