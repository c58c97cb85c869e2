"""Customers and the team are told that a fault is fixed."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Final

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.subjects import check_names, drivers_of
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Name
from floorsim.scenario.routing_rules import drivers_in_use

BELIEVED_S: Final = 15 * 60.0
"""How long it is believed that a fault is fixed when it is not, unless it is fixed meanwhile (D)."""
TOO_EARLY_TRUST: Final = -0.1
"""Trust that it costs when it is found out (D: less than a time passed on unchecked, which was a promise)."""


class DeclareFixed(EffectType):
    """Said too early, customers who try in vain contact again more often, and sooner; and it costs trust.

    It costs nothing where it is true, or becomes true before it is found out.
    """

    key: ClassVar[str] = "declare_fixed"
    schema: ClassVar[Any] = Annotated[tuple[Name, ...], Field(min_length=1)]

    @classmethod
    def check(cls, body: tuple[str, ...], at: Place) -> None:
        """The drivers must exist."""
        check_names(body, drivers_in_use(at.scenario), "driver", at)

    @classmethod
    def apply(cls, body: tuple[str, ...], on: World, cause: Cause) -> None:
        """A record for each driver says whether it was true."""
        drivers = drivers_of(body, cause)
        early = on.declare_fixed(drivers, cause)
        for driver in drivers:
            on.record(cls.key, driver, 0.0, "too early" if driver in early else "true", cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """What, and whether it was so."""
        return f"customers were told that {whom} is fixed" + (
            ", which was not so" if detail == "too early" else ""
        )
