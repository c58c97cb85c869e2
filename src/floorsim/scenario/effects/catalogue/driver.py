"""Fewer customers of some contact drivers contact, or their contacts are handled differently."""

from __future__ import annotations

from math import log
from typing import Annotated, Any, ClassVar, Self, get_args

from pydantic import Field, model_validator

from floorsim.scenario.effects.effect_type import ContactTypeLike, LastingEffect, Place
from floorsim.scenario.effects.subjects import check_agents, check_names
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.routing_rules import drivers_in_use
from floorsim.scenario.values.steps import Step
from floorsim.scenario.values.units import Multiple, Seconds, Share

Factor = Annotated[Multiple, Field(gt=0, le=10)]
Odds = Annotated[Multiple, Field(gt=0, le=1000)]


class DriverEffect(Block):
    """What changes of the contacts of these drivers; on the channels named, or on all.

    `volume` is the share of their customers who still contact: whoever does not is decided by a number of
    the customer. The others are factors: on handling time, on the chance of resolving, on transfers, and
    for each step on the odds of missing it. With `agents` only they handle them so; volume has no agents.
    """

    drivers: Annotated[tuple[Name, ...], Field(min_length=1)]
    channels: tuple[Name, ...] = ()
    agents: tuple[Name, ...] = ()
    volume: Share = 1.0
    handle: Factor = 1.0
    resolve: Factor = 1.0
    transfers: Annotated[Multiple, Field(ge=0, le=10)] = 1.0
    mistakes: dict[Step, Odds] = Field(default_factory=dict)
    lasting: Annotated[Seconds | None, Field(alias="for", gt=0)] = None
    """Outside an incident: how long it holds; without it, to the end of the run."""

    @model_validator(mode="after")
    def _whose(self) -> Self:
        if self.agents and self.volume != 1.0:
            raise ValueError("volume is about customers, not agents; leave volume out, or agents")
        return self

    def reaches(self, driver: str, channel: str) -> bool:
        """Whether it is about contacts of this driver on this channel."""
        return driver in self.drivers and (not self.channels or channel in self.channels)

    def errors(self) -> tuple[float, ...]:
        """Log odds that each step loses; empty where none does."""
        if not self.mistakes:
            return ()
        return tuple(log(self.mistakes[step]) if step in self.mistakes else 0.0 for step in get_args(Step))


class DriverChange(LastingEffect):
    """Several of them multiply; of those who have no need to contact, each keeps away others."""

    key: ClassVar[str] = "driver"
    told: ClassVar[tuple[str, str]] = (
        "{} of the customers of a contact driver still contact",
        "contacts of a driver are handled differently",
    )
    schema: ClassVar[Any] = DriverEffect

    @classmethod
    def check(cls, body: DriverEffect, at: Place) -> None:
        """The names must exist, and something must change."""
        check_names(body.drivers, drivers_in_use(at.scenario), "driver", at.at("drivers"))
        check_names(body.channels, at.scenario.floor.channels, "channel", at.at("channels"))
        check_agents(body.agents, at.at("agents"))
        factors = (body.volume, body.handle, body.resolve, body.transfers, *body.mistakes.values())
        if all(factor == 1 for factor in factors):
            at.found.warn(at.path, "nothing changes", "write volume, handle, resolve, transfers or mistakes")

    @classmethod
    def on_contact_type(
        cls, body: DriverEffect, contact_type: ContactTypeLike, channel: str, guided: set[str]
    ) -> None:
        """Of the drivers and channels named; for some agents only, where they are."""
        if not body.reaches(contact_type.driver_id, channel):
            return
        contact_type.stay_away = 1.0 - (1.0 - contact_type.stay_away) * body.volume
        for agent in body.agents:
            own = contact_type.own_factors(agent)
            own.handle *= body.handle
            own.resolve *= body.resolve
            own.transfers *= body.transfers
            own.errors = added(own.errors, body.errors())
        if not body.agents:
            contact_type.handle *= body.handle
            contact_type.resolvable = min(1.0, contact_type.resolvable * body.resolve)
            contact_type.transfer_share = min(1.0, contact_type.transfer_share * body.transfers)
            contact_type.errors = added(contact_type.errors, body.errors())

    @classmethod
    def amount(cls, body: DriverEffect) -> float:
        """The share who still come; 0 where all do."""
        return 0.0 if body.volume == 1.0 else body.volume


def added(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    """Log odds of six steps added up; an empty one adds nothing."""
    if not first or not second:
        return first or second
    return tuple(one + other for one, other in zip(first, second, strict=True))
