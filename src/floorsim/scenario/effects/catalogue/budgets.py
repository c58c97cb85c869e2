"""What the supervisor may spend changes, or is spent."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.values.units import Money, Seconds
from floorsim.wording.times import in_minutes


class OvertimeBudget(EffectType):
    """Adds so much agent time to the overtime budget."""

    key: ClassVar[str] = "overtime_budget"
    schema: ClassVar[Any] = Annotated[Seconds, Field(ge=0)]

    @classmethod
    def apply(cls, body: float, on: World, cause: Cause) -> None:
        """The record is in seconds."""
        on.grant_overtime(body)
        on.record(cls.key, "", body, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """How much."""
        return f"{in_minutes(amount)} of overtime more to use"


class SpendMoney(EffectType):
    """Spends money, in the scenario's currency, beside what a decision costs by itself."""

    key: ClassVar[str] = "money"
    schema: ClassVar[Any] = Money

    @classmethod
    def apply(cls, body: float, on: World, cause: Cause) -> None:
        """The record keeps the amount."""
        on.spend(body)
        on.record(cls.key, "", body, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """How much."""
        return f"{amount:g} spent"
