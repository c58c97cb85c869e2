"""A13: take contacts yourself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.decision import ActsOn, Area, Decision, register
from floorsim.desk.fields import pick
from floorsim.desk.own_contacts import longest_waiting
from floorsim.desk.staff import channel_named, channel_title
from floorsim.floor.channel import Channel
from floorsim.words import counted

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk


@register
class TakeContact(Decision):
    """Sit down at a channel and take the contact that waits longest, then the next."""

    kind: ClassVar[str] = "take_contact"
    code: ClassVar[str] = "A13"
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Take contacts yourself"
    acts_on: ClassVar[ActsOn] = "queue"
    key: ClassVar[str | None] = "t"
    minutes: ClassVar[float] = 8.0
    effect_now: ClassVar[str] = (
        "One more head on the channel, and you see nothing else until the contact is over."
    )
    effect_later: ClassVar[str] = "What came for you meanwhile has piled up."
    hands_on: ClassVar[bool] = True
    open_ended: ClassVar[bool] = True

    channel: str = Field(description="Channel", json_schema_extra=pick("channel"))
    contacts: Annotated[int, Field(ge=1, le=5)] = Field(
        default=1,
        description="How many, one after the other; about 8 minutes each, as long as somebody waits",
        json_schema_extra=pick(
            "number", steps=[1, 2, 3, 4, 5], hint="How many, one after the other, about 8 minutes each"
        ),
    )

    @classmethod
    def why_none(cls, desk: Desk) -> str | None:
        """Somebody must be waiting."""
        waits = any(longest_waiting(channel, desk.now) is not None for channel in desk.floor.channels)
        return None if waits else "nobody is waiting on any channel"

    @classmethod
    def channel_why_not(cls, desk: Desk, channel: Channel) -> str | None:
        """Why there is no contact to take there, or None."""
        if channel.down:
            return f"the tool of {channel.title} is down"
        return (
            None
            if longest_waiting(channel, desk.now) is not None
            else f"nobody is waiting on {channel.title}"
        )

    def cost_minutes(self, desk: Desk) -> float:
        """An estimate: so many minutes a contact."""
        return self.contacts * desk.minutes_for(self.kind, self.minutes)

    def why_not(self, desk: Desk) -> str | None:
        """Somebody must be waiting there."""
        channel = channel_named(desk, self.channel)
        return channel if isinstance(channel, str) else self.channel_why_not(desk, channel)

    def begin(self, desk: Desk) -> str | None:
        """Takes the first, if somebody still waits."""
        channel = channel_named(desk, self.channel)
        assert not isinstance(channel, str)
        if desk.own_contacts.start(channel, self.contacts):
            return None
        return self.channel_why_not(desk, channel) or f"{channel.title} has no contact for you"

    def carry_out(self, desk: Desk) -> str:
        """The contacts are over; their effect was theirs."""
        return (
            f"you took {counted(desk.own_contacts.taken, 'contact')} on {channel_title(desk, self.channel)}"
        )

    def doing(self, desk: Desk) -> str:
        """Where."""
        return f"taking contacts on {channel_title(desk, self.channel)}"
