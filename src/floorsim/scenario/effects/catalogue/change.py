"""A change in how contacts of some drivers are worked, or in why customers contact."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import EffectType, Place
from floorsim.scenario.effects.subjects import check_names, drivers_of
from floorsim.scenario.effects.world import Cause, World
from floorsim.scenario.models.base import Block, Name, Text
from floorsim.scenario.routing_rules import drivers_in_use
from floorsim.scenario.values.steps import Step
from floorsim.scenario.values.units import Multiple, Seconds, Share

Between = tuple[Annotated[Multiple, Field(ge=0, le=10)], Annotated[Multiple, Field(ge=0, le=10)]]


class Outcome(Block):
    """One way in which it turns out: how likely, and between which factors each part of its effect lies."""

    share: Share
    volume: Between = (1.0, 1.0)
    """Of customers who still contact; what goes counts by how far the driver's cause can be removed."""
    handle: Between = (1.0, 1.0)
    resolve: Between = (1.0, 1.0)
    transfers: Between = (1.0, 1.0)
    mistakes: dict[Step, Between] = Field(default_factory=dict)


class ChangeEffect(Block):
    """A change by name, for drivers: live after `lead`, it helps, harms, or does neither.

    Which it is belongs to its name and the driver. For drivers of an owner that is not among `fits` it helps
    less often. `strength` is how much of its help reaches the contacts.
    """

    name: Text
    drivers: Annotated[tuple[Name, ...], Field(min_length=1)]
    lead: Annotated[Seconds, Field(ge=0)]
    helps: Outcome
    harms: Outcome = Outcome(share=0.0)
    strength: Share = 1.0
    fits: tuple[Text, ...] = ()

    @property
    def upstream(self) -> bool:
        """Whether it is about why customers contact, rather than how their contacts are worked."""
        return self.helps.volume != (1.0, 1.0)


class Change(EffectType):
    """What comes of it is seen on the contacts of the driver from when it is live."""

    key: ClassVar[str] = "change"
    schema: ClassVar[Any] = ChangeEffect

    @classmethod
    def check(cls, body: ChangeEffect, at: Place) -> None:
        """The drivers must exist, and no more than everything can happen."""
        check_names(body.drivers, drivers_in_use(at.scenario), "driver", at.at("drivers"))
        if body.helps.share + body.harms.share > 1:
            at.found.error(at.path, "helping and harming add up to over 100%", "lower one share")

    @classmethod
    def apply(cls, body: ChangeEffect, on: World, cause: Cause) -> None:
        """A record for each driver; what it really does is in no record until it is live."""
        for driver in drivers_of(body.drivers, cause):
            on.changes.begin(driver, body, cause)
            on.record(cls.key, driver, body.lead / 60.0, body.name, cause)

    @classmethod
    def says(cls, whom: str, amount: float, detail: str) -> str | None:
        """What, for which driver."""
        return f"{detail} for {whom}"
