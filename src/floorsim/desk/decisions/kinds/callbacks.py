"""A10: offer callbacks to those who would wait long, or stop offering them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import channel_view, queue_line, queue_trend
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker, MinutesPicker
from floorsim.desk.decisions.staff import channel_named, channel_title
from floorsim.floor import interventions
from floorsim.floor.callbacks import BROKEN_PROMISE_CALLS
from floorsim.floor.channel import Channel
from floorsim.scenario.models.channels import Callbacks as Terms
from floorsim.wording.numbers import percent

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


SLOT_MIN: Final = 10
"""A booked time is a slot of so many minutes that ends with the promise (D)."""


class Callbacks(ChannelDecision):
    """Switch the virtual queue on or off."""

    kind: ClassVar[str] = "callbacks"
    codes: ClassVar[tuple[str, ...]] = ("A10",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Offer callbacks"
    short: ClassVar[str] = "callbacks"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "o"}
    minutes: ClassVar[float] = 2.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = (
        "Customers with a long wait ahead can hang up and keep their place in the queue; not all do."
    )
    effect_later: ClassVar[str] = (
        "Each one is a call that you owe by a set time. A missed callback is a second failure, and "
        f"{percent(BROKEN_PROMISE_CALLS)} of those customers call again."
    )

    on: Annotated[bool, ChoicePicker(labels={True: "Offer", False: "Stop offering"}, label="Callbacks")] = (
        Field(default=True, description="Offer callbacks or stop; those already promised are still owed")
    )
    over: Annotated[
        int,
        Field(ge=1, le=60),
        MinutesPicker(steps=(2, 3, 5, 8, 10, 15), label="Waits over"),
    ] = Field(default=5, description="Offered when the expected wait is over this many minutes")
    promise: Annotated[
        int,
        Field(ge=10, le=240),
        MinutesPicker(steps=(15, 20, 30, 45, 60, 90, 120), label="Call within"),
    ] = Field(default=30, description="Minutes within which you promise the call")

    slot: Annotated[
        bool,
        ChoicePicker(
            labels={
                False: "Their place in the queue",
                True: "A time that they book, at the end of it",
            },
            label="They get",
        ),
    ] = Field(
        default=False,
        description="Whether customers book a time after the rush, or keep their place in the queue",
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Somebody must be able to wait."""
        live = any(channel.live for channel in desk.floor.channels)
        return None if live else "customers don't wait on the line on any channel here"

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Why nobody there could be called back, or None."""
        return (
            None
            if channel.live
            else f"customers don't wait on the line on {channel.title}, so there is nobody to call back"
        )

    def why_not(self, desk: Workspace) -> str | None:
        """The channel must be live, and the terms new."""
        reason, channel = super().why_not(desk), channel_named(desk, self.channel)
        if reason is None and isinstance(channel, Channel) and self._terms(channel) == channel.callbacks:
            offered = "are offered on these terms" if self.on else "are not offered"
            reason = f"callbacks {offered} on {channel.title} already"
        return reason

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The queue now, and how it has gone."""
        view = channel_view(desk, self.channel)
        return () if view is None else [queue_line(view), queue_trend(view)]

    def owed(self, desk: Workspace) -> Sequence[str]:
        """Calls that will have been promised."""
        return [f"a call to each who accepts, within {self.promise} minutes"] if self.on else ()

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """From the next customer on."""
        channel = channel_named(desk, self.channel)
        assert not isinstance(channel, str)
        interventions.set_callbacks(channel, self._terms(channel))
        offered = "offered" if self.on else "not offered"
        desk.consequences.record("callbacks", channel.id, float(self.over), offered, order.cause())
        if not self.on:
            return f"you stopped offering callbacks on {channel.title}"
        terms = f"to those who would wait over {self.over} minutes, within {self.promise} minutes"
        return f"you offered callbacks on {channel.title}, {terms}"

    def doing(self, desk: Workspace) -> str:
        """Where."""
        return f"setting up callbacks on {channel_title(desk, self.channel)}"

    def _terms(self, channel: Channel) -> Terms | None:
        if not self.on:
            return None
        usual = channel.spec.callbacks or Terms(offer_when_wait_over="5m")
        return Terms(
            offer_when_wait_over=f"{self.over}m",
            accepted=usual.accepted,
            promise=f"{self.promise}m",
            book_after=f"{self.promise - SLOT_MIN}m" if self.slot else "0m",
            not_reached=usual.not_reached,
        )
