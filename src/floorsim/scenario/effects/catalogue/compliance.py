"""A rule is broken."""

from typing import Any, ClassVar

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Text


class Breach(Block):
    """A breach, and what would have passed instead."""

    breach: Text
    instead: Text


class Compliance(EffectType):
    """A compliance breach, in words: fails the gate."""

    key: ClassVar[str] = "compliance"
    schema: ClassVar[Any] = Text | Breach

    @classmethod
    def apply(cls, body: str | Breach, on: World, cause: Cause) -> None:
        """It is told in the log as well."""
        breach, instead = (body, "") if isinstance(body, str) else (body.breach, body.instead)
        on.record(cls.key, "", 0.0, breach, cause)
        on.breach(breach, instead)
        on.say(f"compliance: {breach}", "effect")

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """The breach in its words."""
        return f"compliance breach: {detail}"
