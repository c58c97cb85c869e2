"""Customers read or hear about a known issue before they contact."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field

from floorsim.scenario.effects.effect_type import ContactTypeLike, LastingEffect, Place
from floorsim.scenario.effects.subjects import check_names
from floorsim.scenario.models.base import Block, Name
from floorsim.scenario.routing_rules import drivers_in_use
from floorsim.scenario.values.units import Seconds, Share


class NoticeEffect(Block):
    """A notice (recorded line, banner, auto-reply) about an issue of these drivers; none named means all.

    It helps a share of its contacts on every channel, as long as the issue goes on. Whom a notice helps
    that promises too much comes back when the issue is still there.
    """

    drivers: tuple[Name, ...] = ()
    share: Share
    overpromises: bool = False
    lasting: Annotated[Seconds | None, Field(alias="for", gt=0)] = None
    """Outside an incident: how long it stands; without it, to the end of the run."""


class Notice(LastingEffect):
    """Several of them reach different people: those whom none helps still come."""

    key: ClassVar[str] = "notice"
    told: ClassVar[tuple[str, str]] = ("a notice helps {} of the customers it is about", "")
    schema: ClassVar[Any] = NoticeEffect

    @classmethod
    def check(cls, body: NoticeEffect, at: Place) -> None:
        """The drivers must exist."""
        check_names(body.drivers, drivers_in_use(at.scenario), "driver", at.at("drivers"))

    @classmethod
    def on_contact_type(
        cls, body: NoticeEffect, contact_type: ContactTypeLike, channel: str, guided: set[str]
    ) -> None:
        """Of the drivers named."""
        if not body.drivers or contact_type.driver_id in body.drivers:
            contact_type.noticed = 1.0 - (1.0 - contact_type.noticed) * (1.0 - body.share)
            contact_type.overpromised = contact_type.overpromised or body.overpromises

    @classmethod
    def amount(cls, body: NoticeEffect) -> float:
        """The share that it helps."""
        return body.share
