"""The team learns how to handle contacts of some drivers."""

from __future__ import annotations

from typing import Any, ClassVar

from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.subjects import check_names, drivers_of
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Name
from floorsim.scenario.routing_rules import drivers_in_use


class Guidance(EffectType):
    """From now on nothing about these drivers is unclear to the team."""

    key: ClassVar[str] = "guidance"
    schema: ClassVar[Any] = tuple[Name, ...]

    @classmethod
    def check(cls, body: tuple[str, ...], at: Place) -> None:
        """The drivers must exist."""
        check_names(body, drivers_in_use(at.scenario), "driver", at)

    @classmethod
    def apply(cls, body: tuple[str, ...], on: World, cause: Cause) -> None:
        """A record for each driver."""
        drivers = drivers_of(body, cause)
        on.guide(drivers)
        for driver in drivers:
            on.record(cls.key, driver, 0.0, "", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """What it knows."""
        return f"the team knows how to handle {whom}"
