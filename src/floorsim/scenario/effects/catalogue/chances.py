"""What the customers of some drivers can hope for, and how they are, changes for a time."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import Field, model_validator

from floorsim.scenario.effects.effect_type import ContactTypeLike, LastingEffect, Place
from floorsim.scenario.effects.subjects import check_names
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.routing_rules import drivers_in_use
from floorsim.scenario.values.units import Multiple, Seconds, Share

Factor = Annotated[Multiple, Field(ge=0, le=100)]


class ChanceEffect(Block):
    """Sets (`to`) or multiplies (`times`) a chance of the drivers named; none named means all."""

    drivers: tuple[Name, ...] = ()
    to: Share | None = None
    times: Factor | None = None
    lasting: Annotated[Seconds | None, Field(alias="for", gt=0)] = None
    """Outside an incident: how long it holds; without it, to the end of the run."""

    @model_validator(mode="after")
    def _one(self) -> Self:
        if (self.to is None) == (self.times is None):
            raise ValueError("one number is needed; write either to: (a chance) or times: (a factor)")
        return self

    def names(self, driver: str) -> bool:
        """Whether it is about contacts of this driver."""
        return not self.drivers or driver in self.drivers

    def changed(self, chance: float) -> float:
        """The chance as the effect leaves it, 0-1."""
        return min(1.0, self.to if self.to is not None else chance * (self.times or 0.0))


class Resolve(LastingEffect):
    """The chance that a skilled, fresh agent resolves a contact."""

    key: ClassVar[str] = "resolve"
    told: ClassVar[tuple[str, str]] = (
        "the chance of resolving a contact is {} of the usual",
        "contacts are resolved more or less often than usual",
    )
    schema: ClassVar[Any] = ChanceEffect

    @classmethod
    def check(cls, body: ChanceEffect, at: Place) -> None:
        """The drivers must exist."""
        check_names(body.drivers, drivers_in_use(at.scenario), "driver", at.at("drivers"))

    @classmethod
    def on_contact_type(
        cls, body: ChanceEffect, contact_type: ContactTypeLike, channel: str, guided: set[str]
    ) -> None:
        """Of the drivers named."""
        if body.names(contact_type.driver_id):
            contact_type.resolvable = body.changed(contact_type.resolvable)


class Hostility(Resolve):
    """The chance that a customer is hostile from the start."""

    key: ClassVar[str] = "hostility"
    told: ClassVar[tuple[str, str]] = (
        "there are {} of the usual hostile customers",
        "more or fewer customers are hostile than usual",
    )

    @classmethod
    def on_contact_type(
        cls, body: ChanceEffect, contact_type: ContactTypeLike, channel: str, guided: set[str]
    ) -> None:
        """Of the drivers named."""
        if body.names(contact_type.driver_id):
            contact_type.hostility = body.changed(contact_type.hostility)
