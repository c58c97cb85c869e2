"""From paired differences to a mean effect with its interval, for the total and each score."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.debrief.model import SCORES, Estimate, Estimates
from floorsim.lab.branches import Landed
from floorsim.lab.statistics import summary_of

Four = tuple[float, ...]
"""One value for each of SCORES, in their order."""


def less(with_it: Landed, without_it: Landed) -> Four:
    """What one branch scores beyond another, on one day."""
    return tuple(a - b for a, b in zip(with_it.scores, without_it.scores, strict=True))


def estimate_of(differences: Sequence[float]) -> Estimate:
    """The mean of paired differences, with Student's interval.

    Raises:
        ValueError: there is none.
    """
    summary = summary_of(differences)
    return Estimate(summary.mean, summary.ci95, summary.n)


def estimates_of(differences: Sequence[Four]) -> Estimates:
    """An estimate for the total and each score.

    Raises:
        ValueError: there is none.
    """
    columns = zip(*differences, strict=True)
    return {name: estimate_of(column) for name, column in zip(SCORES, columns, strict=True)}
