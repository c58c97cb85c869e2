"""Whether a grader grades as the authors do: before the first answer, and again while grading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

ROUNDS: Final = 2
"""Times that the anchor answers are graded before somebody else has to take the exercise (D)."""
OFF: Final = 1
"""Points within which a grade counts as the authors' (D)."""
MEAN_OFF: Final = 0.8
"""Mean absolute difference to the authors up to which somebody may begin, in points (D)."""
ENOUGH_AGAIN: Final = 3
"""Known answers that came again from which on somebody counts as moved away: one may be a slip (D)."""
MAY_MISS: Final = 1
"""Anchor answers that may be further off: of five, four are within a point (D)."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A grade beside that of the authors."""

    anchor: str
    grade: int
    authors: int
    ticks: tuple[str, ...] = ()
    """What the grader ticked."""

    @property
    def difference(self) -> int:
        """The grade less the authors': below 0 is stricter."""
        return self.grade - self.authors


@dataclass(frozen=True, slots=True)
class Calibration:
    """One round through the anchor answers of an exercise."""

    number: int
    compared: tuple[Compared, ...]

    @property
    def within_one(self) -> int:
        """Anchor answers graded within a point of the authors."""
        return len([one for one in self.compared if abs(one.difference) <= OFF])

    @property
    def mean_off(self) -> float:
        """Mean absolute difference, in points."""
        return mean_off(self.compared)

    @property
    def passed(self) -> bool:
        """Whether grading may begin."""
        return self.within_one >= len(self.compared) - MAY_MISS and self.mean_off <= MEAN_OFF


@dataclass(frozen=True, slots=True)
class Drift:
    """How one grader's grades of anchor answers lie to the authors', in the order they were given."""

    grader: str
    title: str
    """Of the exercise, with the form."""
    name: str
    """The ids of form and exercise."""
    exercise: str
    """Its id."""
    calibration: Calibration
    """The last round that was finished."""
    again: tuple[tuple[int, Compared], ...]
    """Those that came again unannounced, each after how many of the candidates' answers."""

    @property
    def mean_difference(self) -> float | None:
        """Mean of the differences of those that came again: below 0 is stricter; None before the first."""
        return fmean(one.difference for _, one in self.again) if self.again else None

    @property
    def off(self) -> bool:
        """Whether those that came again, if they are enough, are further off than anybody may begin."""
        return len(self.again) >= ENOUGH_AGAIN and mean_off([one for _, one in self.again]) > MEAN_OFF


def mean_off(compared: Sequence[Compared]) -> float:
    """Mean absolute difference to the authors, in points; 0 of nothing."""
    return fmean(abs(one.difference) for one in compared) if compared else 0.0
