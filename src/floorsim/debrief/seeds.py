"""Seeds of the days that a review draws anew: fixed by the run's own seed and the purpose."""

from __future__ import annotations

from typing import Final

from floorsim.floor.chance.random_streams import RandomStreams

MOST: Final = 2**31
"""Redraw seeds lie below this; they are fixed by the model version and never by the clock."""


def redraw_seeds(seed: int, purpose: str, n: int) -> tuple[int, ...]:
    """The first `n` seeds for a purpose; asking for more keeps the first.

    Each purpose has its own, so that what was found on one set of days is estimated on another.
    """
    return tuple(MOST + int(u * MOST) for u in RandomStreams(seed).few(n, "redraw", purpose))
