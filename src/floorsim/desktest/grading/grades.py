"""What people gave an answer, and what comes of it; the figures of reports are made from these."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

APART: Final = 2
"""Points of the five-point scale by which two grades differ before a third person is asked (D)."""
GRADERS: Final = 2
"""People who grade each answer before anybody asks whether a third is needed."""

GRADES: Final = range(1, 6)
"""What an answer can be given."""

State = Literal["open", "needs_third", "final"]
"""`open`: fewer than two people have graded it and closed the exercise; `needs_third`: they are too far
apart; `final`: there is a final grade."""


@dataclass(frozen=True, slots=True)
class GivenGrade:
    """What one person gave an answer, as it stood when this person closed the exercise."""

    grader: str
    grade: int
    """1-5."""
    ticks: tuple[str, ...]
    """Ids of the behaviours on the checklist that this person saw in the answer."""
    evidence: str | None
    """The sentence that says what the grade rests on; None once it has been deleted."""
    third: bool
    """Given because two others were too far apart."""


@dataclass(frozen=True, slots=True)
class GradedAnswer:
    """What people gave one answer."""

    grades: tuple[GivenGrade, ...]
    """The first two, then the third; each closed by who gave it."""

    @property
    def state(self) -> State:
        """Where it stands."""
        points = self._first()
        if len(points) < GRADERS:
            return "open"
        return "needs_third" if _apart(points) and not self.adjudicated else "final"

    @property
    def adjudicated(self) -> bool:
        """Whether a third person has decided."""
        return any(given.third for given in self.grades)

    @property
    def final(self) -> float | None:
        """The mean of all its grades, 1-5; None while it is not final. See docs/decisions/0036."""
        if self.state != "final":
            return None
        return math.fsum(given.grade for given in self.grades) / len(self.grades)

    def _first(self) -> Sequence[int]:
        return [given.grade for given in self.grades if not given.third]


def _apart(points: Sequence[int]) -> bool:
    return max(points) - min(points) >= APART
