"""The scores of a run, with everything that they are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

LEAST = 1.0
"""Points that a neglected part still counts for, so that one zero does not hide all the rest (D)."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a score is made of."""

    id: str
    label: str
    figure: str
    """What was measured, in words and numbers."""
    points: float
    """0-100; for a deduction the points taken off the score, 0 or below."""
    weight: float
    """Its part of the score, 0-1; 0 for a deduction."""
    meaning: str
    """How the points come about, in plain words."""

    def weighed(self, factor: float) -> Part:
        """The same part with its weight times a factor."""
        return Part(self.id, self.label, self.figure, self.points, self.weight * factor, self.meaning)

    def as_json(self) -> dict[str, Any]:
        """The part by the names of its fields."""
        return {
            "id": self.id,
            "label": self.label,
            "figure": self.figure,
            "points": round(self.points, 1),
            "weight": round(self.weight, 3),
            "meaning": self.meaning,
        }


@dataclass(frozen=True, slots=True)
class Score:
    """One headline score, 0-100 with 100 best."""

    id: str
    title: str
    value: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The three scores, the total, and the gates that failed."""

    service_level: Score
    quality: Score
    burnout: Score
    """100 means nobody was left worse off than a well-run day leaves them."""
    overall: float
    gates: tuple[str, ...]
    """What failed whatever the total, each in a sentence; empty when nothing did."""

    @property
    def scores(self) -> tuple[Score, Score, Score]:
        """The three, in the order in which they are shown."""
        return self.service_level, self.quality, self.burnout

    def as_json(self) -> dict[str, Any]:
        """The published form: three scores, the total, and the gates."""
        return {
            **{score.id: round(score.value, 2) for score in self.scores},
            "overall": round(self.overall, 2),
            "gates": list(self.gates),
        }

    def parts_json(self) -> dict[str, list[dict[str, Any]]]:
        """The parts of each score."""
        return {score.id: [part.as_json() for part in score.parts] for score in self.scores}


def score_of(id: str, title: str, parts: Sequence[Part]) -> Score:
    """A score from its parts: their weighted mean, less the deductions; 0-100.

    Weights need not add to 1: a part that a run has no figure for is left out, and the others count for more.
    Without any part there is nothing to find fault with.
    """
    weighed = [part for part in parts if part.weight > 0]
    total = fsum(part.weight for part in weighed)
    mean = fsum(part.points * part.weight for part in weighed) / total if total else 100.0
    deducted = fsum(part.points for part in parts if not part.weight)
    shown = tuple(part.weighed(1.0 / total if total else 0.0) for part in parts)
    return Score(id, title, min(100.0, max(0.0, mean + deducted)), shown)


def score_of_groups(id: str, title: str, groups: Sequence[tuple[Sequence[Part], float]]) -> Score:
    """A score from groups of parts with weights: the geometric mean of what `score_of` gives for each group.

    A group without any part is left out.
    """
    filled = [(score_of(id, title, parts), weight) for parts, weight in groups if parts]
    total = fsum(weight for _, weight in filled)
    value = min(100.0, geometric_mean([(group.value, weight) for group, weight in filled]))
    return Score(
        id,
        title,
        value,
        tuple(part.weighed(weight / total) for group, weight in filled for part in group.parts),
    )


def geometric_mean(values: Sequence[tuple[float, float]]) -> float:
    """Weighted geometric mean of (value, weight): weak values pull it down more than good ones lift it."""
    total = fsum(weight for _, weight in values)
    if total <= 0:
        return 100.0
    product = 1.0
    for value, weight in values:
        product *= max(value, LEAST) ** (weight / total)
    return product
