"""How likely so many hits are by chance alone."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum


def chance_of_hits(least: int, chances: Sequence[float]) -> float:
    """The chance of so many hits or more, each with a chance of its own."""
    exactly = [1.0]
    for chance in chances:
        grown = [*exactly, 0.0]
        exactly = [
            grown[hits] * (1.0 - chance) + (grown[hits - 1] * chance if hits else 0.0)
            for hits in range(len(grown))
        ]
    return fsum(exactly[least:])
