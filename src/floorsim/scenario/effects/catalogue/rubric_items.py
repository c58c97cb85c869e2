"""The rubric gets longer or shorter."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World


class RubricItems(EffectType):
    """From now on a review answers so many questions; above 18 reviewers agree and coaching helps less."""

    key: ClassVar[str] = "rubric_items"
    schema: ClassVar[Any] = Annotated[int, Field(ge=6, le=60)]

    @classmethod
    def apply(cls, body: int, on: World, cause: Cause) -> None:
        """One record, which the reviews read."""
        on.record(cls.key, "", float(body), "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """How long it is now."""
        return f"the rubric asks {amount:.0f} questions"
