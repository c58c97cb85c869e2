"""How long contacts take, and how long customers wait for them, changes for a time."""

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import ContactTypeLike, LastingEffect, Place
from floorsim.scenario.effects.subjects import check_names
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.routing_rules import drivers_in_use
from floorsim.scenario.values.units import Multiple, Seconds

Factor = Annotated[Multiple, Field(ge=0, le=100)]


class TimesEffect(Block):
    """Multiplies a time for the drivers or channels named; none named means all."""

    drivers: tuple[Name, ...] = ()
    channels: tuple[Name, ...] = ()
    times: Factor
    lasting: Annotated[Seconds | None, Field(alias="for", gt=0)] = None
    """Outside an incident: how long it holds; without it, to the end of the run."""

    def reaches(self, driver: str, channel: str) -> bool:
        """Whether it is about contacts of this driver on this channel."""
        return (not self.drivers or driver in self.drivers) and (
            not self.channels or channel in self.channels
        )


class Handle(LastingEffect):
    """Handling time."""

    key: ClassVar[str] = "handle"
    told: ClassVar[tuple[str, str]] = ("contacts take {} of their usual time", "")
    schema: ClassVar[Any] = TimesEffect

    @classmethod
    def check(cls, body: TimesEffect, at: Place) -> None:
        """The names must exist, and some time must be left."""
        check_names(body.drivers, drivers_in_use(at.scenario), "driver", at.at("drivers"))
        check_names(body.channels, at.scenario.floor.channels, "channel", at.at("channels"))
        if body.times == 0:
            at.found.error(at.at("times").path, "a time of nothing is impossible", "write a factor above 0")

    @classmethod
    def on_contact_type(
        cls, body: TimesEffect, contact_type: ContactTypeLike, channel: str, guided: set[str]
    ) -> None:
        """Several of them multiply."""
        if body.reaches(contact_type.driver_id, channel):
            contact_type.handle *= body.times


class Patience(Handle):
    """How long customers are willing to wait."""

    key: ClassVar[str] = "patience"
    told: ClassVar[tuple[str, str]] = ("customers wait {} of the usual time before they leave", "")

    @classmethod
    def on_contact_type(
        cls, body: TimesEffect, contact_type: ContactTypeLike, channel: str, guided: set[str]
    ) -> None:
        """Several of them multiply."""
        if body.reaches(contact_type.driver_id, channel):
            contact_type.patience_factor *= body.times
