"""Every set of step skills that a run has seen, so that a contact's record needs one number for six."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from floorsim.floor.chance.random_streams import FloatArray
from floorsim.floor.people.steps import STEPS


class SkillBook:
    """Sets of step skills, numbered in the order they were noted; `entries` are those noted before."""

    def __init__(self, entries: list[tuple[float, ...]] | None = None) -> None:
        self._entries: list[tuple[float, ...]] = [] if entries is None else entries

    def note(self, step_skill: Sequence[float]) -> int:
        """Keep these skills; gives their number."""
        self._entries.append(tuple(step_skill))
        return len(self._entries) - 1

    def rows(self, skill_keys: npt.NDArray[np.int64]) -> FloatArray:
        """The skills of contacts, one row each, from the numbers that their records hold."""
        numbers, place = np.unique(skill_keys, return_inverse=True)
        entries = [self._entries[number] for number in numbers]
        return np.array(entries, dtype=np.float64).reshape(-1, len(STEPS))[place]
