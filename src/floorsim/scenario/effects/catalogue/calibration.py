"""The reviewers compare notes."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World


class Calibration(EffectType):
    """A calibration session: reviewers' yardsticks come closer, most if each scored alone before talking."""

    key: ClassVar[str] = "calibration"
    schema: ClassVar[Any] = Literal["together", "blind"]

    @classmethod
    def apply(cls, body: str, on: World, cause: Cause) -> None:
        """One record."""
        on.calibrate(blind=body == "blind")
        on.record(cls.key, "", 0.0, body, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """How it was held."""
        alone = ", each having scored alone first" if detail == "blind" else ""
        return f"reviewers compared their scores{alone}"
