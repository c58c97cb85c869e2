"""A rule is broken."""

from __future__ import annotations

from typing import Any, ClassVar

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Text


class Compliance(EffectType):
    """A compliance breach, in words: fails the gate."""

    key: ClassVar[str] = "compliance"
    schema: ClassVar[Any] = Text

    @classmethod
    def apply(cls, body: str, on: World, cause: Cause) -> None:
        """It is told in the log as well."""
        on.record(cls.key, "", 0.0, body, cause)
        on.breach(body)
        on.say(f"compliance: {body}", "effect")
