"""More uniforms for a contact than were drawn when it was created, without drawing it then."""

from __future__ import annotations

from typing import Final

import numpy as np

from floorsim.floor.chance.random_streams import FloatArray

# Constants of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
_STEP: Final = 0x9E3779B97F4A7C15
_MIX_1: Final = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2: Final = np.uint64(0x94D049BB133111EB)
_WORD: Final = 2**64


def further_uniforms(own: FloatArray, n: int, purpose: int) -> FloatArray:
    """`n` uniforms for each contact, one row each, all strictly between 0 and 1.

    They follow from the contact's `own` uniform alone, so they stay the contact's own whatever else happens
    on the floor; each `purpose` (a whole number from 0) gives others. SplitMix64, seeded with the uniform.
    """
    seeds = _mixed(np.ascontiguousarray(own, dtype=np.float64).view(np.uint64))
    steps = [(_STEP * (purpose * 2**16 + column + 1)) % _WORD for column in range(n)]
    words = _mixed(seeds[:, None] + np.array(steps, dtype=np.uint64)[None, :])
    return ((words >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52


def _mixed(
    words: np.ndarray[tuple[int, ...], np.dtype[np.uint64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint64]]:
    """Each word scattered over all 64-bit words, one to one."""
    words = (words ^ (words >> np.uint64(30))) * _MIX_1
    words = (words ^ (words >> np.uint64(27))) * _MIX_2
    return words ^ (words >> np.uint64(31))
