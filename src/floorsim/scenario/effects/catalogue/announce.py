"""What waiting customers hear changes."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from floorsim.scenario.effects.effect_type import EffectType
from floorsim.scenario.effects.world import Cause, World

Announced = Literal["honest_range", "optimistic", "known_issue", "none"]


class Announce(EffectType):
    """Changes the announcement of all channels with waiting customers, or of those it is about."""

    key: ClassVar[str] = "announce"
    schema: ClassVar[Any] = Announced

    @classmethod
    def apply(cls, body: Announced, on: World, cause: Cause) -> None:
        """A record for each channel."""
        for channel in on.announce(cause.channels, None if body == "none" else body):
            on.record(cls.key, channel, 0.0, body, cause)
