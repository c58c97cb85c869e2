"""How strict each grader is beside the others, and whether that changes while they grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from statistics import fmean
from typing import Final

from floorsim.desktest.reporting.taken_test import TakenTest
from floorsim.lab.statistics import Summary, summary_of

FEWEST_HALVED: Final = 4
"""Answers from which the two halves are compared (D)."""


@dataclass(frozen=True, slots=True)
class GraderFigures:
    """One grader on answers that somebody else graded too."""

    grader: str
    above: Summary
    """This person's grade less the other's, points of 1-5; below 0 stricter."""
    early: float | None
    """The mean over the first half of the answers, in the order in which this person graded them; None for
    under FEWEST_HALVED answers."""
    late: float | None
    """Over the second half."""


def grader_figures(attempts: Sequence[TakenTest]) -> tuple[GraderFigures, ...]:
    """Every grader with at least one answer in common with another."""
    differences: dict[str, list[tuple[datetime, float]]] = {}
    for attempt in attempts:
        for one in attempt.exercises:
            if len(one.two) == 2:
                for own, other in (one.two, one.two[::-1]):
                    difference = float(own.grade - other.grade)
                    differences.setdefault(own.grader, []).append((own.at, difference))
    return tuple(
        _figures(grader, [difference for _, difference in sorted(found, key=itemgetter(0))])
        for grader, found in sorted(differences.items())
    )


def _figures(grader: str, values: Sequence[float]) -> GraderFigures:
    half = len(values) // 2
    halves = (fmean(values[:half]), fmean(values[half:])) if len(values) >= FEWEST_HALVED else (None, None)
    return GraderFigures(grader, summary_of(values), *halves)
