"""A13: take contacts yourself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import channel_view, queue_line, queue_trend
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.own_contacts import OwnContacts, longest_waiting
from floorsim.desk.decisions.pickers import NumberPicker
from floorsim.desk.decisions.staff import channel_named, channel_title
from floorsim.floor.channel import Channel
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class TakeContact(ChannelDecision):
    """Take the contact that has waited longest on a channel, then the next."""

    kind: ClassVar[str] = "take_contact"
    codes: ClassVar[tuple[str, ...]] = ("A13",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Take contacts yourself"
    short: ClassVar[str] = "take contacts"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "t"}
    minutes: ClassVar[float] = 8.0
    effect_now: ClassVar[str] = (
        "One more person on the channel, and you see nothing else until the contact is over."
    )
    effect_later: ClassVar[str] = "What came in for you in that time is waiting."
    hands_on: ClassVar[bool] = True
    open_ended: ClassVar[bool] = True

    contacts: Annotated[
        int,
        Field(ge=1, le=5),
        NumberPicker(steps=(1, 2, 3, 4, 5), hint="How many, one after the other, about 8 minutes each"),
    ] = Field(
        default=1,
        description="How many, one after the other; about 8 minutes each, as long as somebody waits",
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Somebody must be waiting."""
        waits = any(longest_waiting(channel, desk.now) is not None for channel in desk.floor.channels)
        return None if waits else "nobody is waiting on any channel"

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Why there is no contact to take there, or None."""
        if channel.down:
            return f"the {channel.title} system is down"
        return (
            None
            if longest_waiting(channel, desk.now) is not None
            else f"nobody is waiting on {channel.title}"
        )

    def cost_minutes(self, desk: Workspace) -> float:
        """An estimate: so many minutes a contact."""
        return self.contacts * desk.minutes_for(self.kind, self.minutes)

    def begin(self, desk: Workspace, order: Order) -> str | None:
        """Takes the first, if somebody still waits."""
        channel = channel_named(desk, self.channel)
        assert not isinstance(channel, str)
        own = OwnContacts(desk.floor, channel, self.contacts, lambda: desk.calendar.finish())
        if not own.take():
            return self.channel_why_not(desk, channel) or f"{channel.title} has no contact for you"
        order.notes["contacts"] = own
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The queue now, and how it has gone."""
        view = channel_view(desk, self.channel)
        return () if view is None else [queue_line(view), queue_trend(view)]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The contacts are over; their effect was theirs."""
        own: OwnContacts = order.notes["contacts"]
        desk.consequences.record("own_contacts", self.channel, float(own.taken), "", order.cause())
        return f"you took {counted(own.taken, 'contact')} on {channel_title(desk, self.channel)}"

    def why_not_broken_off(self, desk: Workspace) -> str | None:
        """The contact in hand has to be finished; if another was to come, it is left out."""
        order = desk.in_hand()
        if order is None or "contacts" not in order.notes:
            return "you are about to take the first contact; you can stop after it"
        if _own(desk).left > 0:
            return None
        return "the current contact is the last one anyway; it has to be finished"

    def break_off(self, desk: Workspace) -> str:
        """No further contact after the one in hand."""
        _own(desk).left = 0
        return "you take no further contact after this one"

    def doing(self, desk: Workspace) -> str:
        """Where."""
        return f"taking contacts on {channel_title(desk, self.channel)}"


def _own(desk: Workspace) -> OwnContacts:
    order = desk.in_hand()
    assert order is not None
    own: OwnContacts = order.notes["contacts"]
    return own
