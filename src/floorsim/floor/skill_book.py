"""Every set of step skills that a run has seen, so that a contact's record needs one number for six."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from floorsim.floor.luck import FloatArray


class SkillBook:
    """Sets of step skills, numbered in the order they were noted."""

    def __init__(self) -> None:
        self._entries: list[tuple[float, ...]] = []

    def note(self, step_skill: Sequence[float]) -> int:
        """Keep these skills; gives their number."""
        self._entries.append(tuple(step_skill))
        return len(self._entries) - 1

    def matrix(self) -> FloatArray:
        """All entries, one row each: `matrix()[skill_keys]` gives the skills of contacts, one row each."""
        return np.array(self._entries, dtype=np.float64)
