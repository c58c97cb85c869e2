"""Unresolved customers come back more, or less, often."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.values.units import Multiple


class RepeatContacts(EffectType):
    """Multiplies the chance that an unresolved customer comes back, from now on."""

    key: ClassVar[str] = "repeat_contacts"
    schema: ClassVar[Any] = Annotated[Multiple, Field(ge=0, le=5)]

    @classmethod
    def apply(cls, body: float, on: World, cause: Cause) -> None:
        """Several of them multiply."""
        on.change_repeats(body)
        on.record(cls.key, "", body, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """How much more often."""
        return f"customers whose matter is open come back {amount:g} times as often"
