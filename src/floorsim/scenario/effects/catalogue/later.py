"""What shows only after a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block
from floorsim.scenario.values.units import Seconds
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.scenario.effects.written import Effect

NEXT_DAY_MIN: Final = 12 * 60.0
"""What comes so much later comes on another day of work."""


class AfterAWhile(Block):
    """Effects, and how long after the answer, the decision or the deadline they come."""

    after: Annotated[Seconds, Field(gt=0)]
    then: Annotated[tuple[Effect, ...], Field(min_length=1)]


class Later(EffectType):
    """Applies effects after a time; what would come after the end of the run does not come."""

    key: ClassVar[str] = "later"
    schema: ClassVar[Any] = AfterAWhile

    @classmethod
    def check(cls, body: AfterAWhile, at: Place) -> None:
        """Its effects must be possible."""
        for index, effect in enumerate(body.then):
            effect.check(at.at("then", index))

    @classmethod
    def leads_to(cls, body: AfterAWhile) -> list[tuple[str, str]]:
        """What its effects bring about."""
        return [found for effect in body.then for found in effect.leads_to()]

    @classmethod
    def apply(cls, body: AfterAWhile, on: World, cause: Cause) -> None:
        """The record keeps the minutes until then; what follows is recorded by itself, then."""
        on.record(cls.key, cause.case, body.after / 60.0, "", cause)
        on.apply_later(body.after, body.then, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """When; what it was is told by itself."""
        if amount >= NEXT_DAY_MIN:
            return "something more comes of it the next day"
        return f"something more came of it {in_minutes(60.0 * amount)} later"
