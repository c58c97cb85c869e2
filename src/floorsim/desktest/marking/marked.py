"""Machine marks of one exercise, with the parts that they are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Any, NamedTuple, Self


class Part(NamedTuple):
    """One thing that was counted."""

    label: str
    got: float
    of: float
    """The most that can be got; 0 where the part is shown and not counted."""
    why: str


class Marked(NamedTuple):
    """The marks of one exercise."""

    exercise: str
    points: float
    """0-100."""
    parts: tuple[Part, ...]

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """As `as_json` gave them."""
        return cls(kept["exercise"], kept["points"], tuple(Part(**one) for one in kept["parts"]))

    def as_json(self) -> dict[str, Any]:
        """As a sitting's log keeps them."""
        return {
            "exercise": self.exercise,
            "points": round(self.points, 2),
            "parts": [
                {"label": one.label, "got": round(one.got, 2), "of": one.of, "why": one.why}
                for one in self.parts
            ],
        }


def marked_of(exercise: str, parts: Sequence[Part]) -> Marked:
    """Marks that are what was got of all that could be got, in hundredths."""
    got, of = fsum(one.got for one in parts), fsum(one.of for one in parts)
    return Marked(exercise, 100.0 * got / of, tuple(parts))
