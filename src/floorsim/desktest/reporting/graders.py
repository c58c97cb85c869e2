"""How strict each grader is beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from floorsim.desktest.reporting.taken_test import TakenTest
from floorsim.lab.statistics import Summary, summary_of


@dataclass(frozen=True, slots=True)
class GraderFigures:
    """One grader on answers that somebody else graded too."""

    grader: str
    above: Summary
    """This person's grade less the other's, points of 1-5; below 0 stricter."""


def grader_figures(attempts: Sequence[TakenTest]) -> tuple[GraderFigures, ...]:
    """Every grader with at least one answer in common with another."""
    differences: dict[str, list[float]] = {}
    for two in (one.two for attempt in attempts for one in attempt.exercises if len(one.two) == 2):
        for own, other in (two, two[::-1]):
            differences.setdefault(own.grader, []).append(float(own.grade - other.grade))
    return tuple(GraderFigures(grader, summary_of(found)) for grader, found in sorted(differences.items()))
