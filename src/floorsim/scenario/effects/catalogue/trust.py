"""Leadership's and partners' trust in the supervisor moves."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World
from floorsim.wording.numbers import points

START_TRUST: Final = 0.6
"""Leadership's and partners' trust in the supervisor at the start, 0-1 (D)."""


class Trust(EffectType):
    """Moves trust by a number between -1 and 1; it stays within 0-1."""

    key: ClassVar[str] = "trust"
    schema: ClassVar[Any] = Annotated[float, Field(ge=-1, le=1)]

    @classmethod
    def apply(cls, body: float, on: World, cause: Cause) -> None:
        """The record keeps what there was room for."""
        on.record(cls.key, "", on.change_trust(body), "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """By how many points of 100."""
        return f"leadership's trust in you {points(amount)}"
