"""Nobody has said how to handle some contacts."""

from typing import Annotated, Any, ClassVar, Final

from pydantic import Field

from floorsim.scenario.effects.effect_type import ContactTypeLike, LastingEffect, Place
from floorsim.scenario.effects.subjects import check_names
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.routing_rules import drivers_in_use
from floorsim.scenario.values.units import Seconds

UNCLEAR_HANDLE: Final = 1.10
"""Handling takes this much longer while nobody has said how to handle a driver (D)."""


class UnclearEffect(Block):
    """Nobody has said how to handle these drivers; none named means all.

    Until a post to the team does, handling takes longer and the rubric's policy step suffers.
    """

    drivers: tuple[Name, ...] = ()
    lasting: Annotated[Seconds | None, Field(alias="for", gt=0)] = None
    """Outside an incident: how long it holds; without it, to the end of the run."""


class Unclear(LastingEffect):
    """Ends for a driver as soon as the team has guidance on it."""

    key: ClassVar[str] = "unclear"
    told: ClassVar[tuple[str, str]] = ("", "nobody has said how to handle some contacts")
    schema: ClassVar[Any] = UnclearEffect

    @classmethod
    def check(cls, body: UnclearEffect, at: Place) -> None:
        """The drivers must exist."""
        check_names(body.drivers, drivers_in_use(at.scenario), "driver", at.at("drivers"))

    @classmethod
    def on_contact_type(
        cls, body: UnclearEffect, contact_type: ContactTypeLike, channel: str, guided: set[str]
    ) -> None:
        """Of drivers that the team has no guidance on."""
        driver = contact_type.driver_id
        if (not body.drivers or driver in body.drivers) and driver not in guided:
            contact_type.unclear = True
            contact_type.handle *= UNCLEAR_HANDLE
