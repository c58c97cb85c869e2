"""A4: how many chats an agent holds at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import channel_view, queue_line, queue_trend
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChannelPicker, NumberPicker
from floorsim.desk.decisions.staff import channel_named, channel_title
from floorsim.floor import interventions
from floorsim.floor.channel import Channel
from floorsim.wording.numbers import counted
from floorsim.wording.times import span

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class ChatCap(ChannelDecision):
    """Set how many chats an agent holds at once."""

    kind: ClassVar[str] = "chat_cap"
    codes: ClassVar[tuple[str, ...]] = ("A4",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Set chats per agent"
    short: ClassVar[str] = "chats each"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "c"}
    minutes: ClassVar[float] = 1.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = (
        "A higher number takes chats off the queue at once; a lower one takes effect as chats end."
    )
    effect_later: ClassVar[str] = (
        "With more chats at once, each takes longer; above two, fewer are resolved and people tire faster."
    )

    channel: Annotated[str, ChannelPicker()] = Field(description="Chat channel")
    cap: Annotated[
        int,
        Field(ge=1, le=4),
        NumberPicker(steps=(1, 2, 3, 4)),
    ] = Field(description="Chats one agent holds at once")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be a chat channel."""
        chat = any(channel.medium == "chat" for channel in desk.floor.channels)
        return None if chat else "there is no chat channel here"

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Only chats are held several at a time."""
        return None if channel.medium == "chat" else f"{channel.title} contacts are taken one at a time"

    @classmethod
    def present_number(cls, desk: Workspace) -> int | None:
        """The cap that holds now on the first chat channel; None when there is none."""
        return next((channel.cap for channel in desk.floor.channels if channel.medium == "chat"), None)

    def why_not(self, desk: Workspace) -> str | None:
        """The channel must be a chat, with another cap."""
        reason, channel = super().why_not(desk), channel_named(desk, self.channel)
        if reason is None and isinstance(channel, Channel) and channel.cap == self.cap:
            reason = f"{channel.title} is at {self.cap} per agent already"
        return reason

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The queue now, and how it has gone."""
        view = channel_view(desk, self.channel)
        if view is None:
            return ()
        gap = "" if view.aht_s is None else f", {span(view.aht_s)} a chat today"
        return [queue_line(view), f"now {counted(view.concurrency_cap, 'chat')} each{gap}", queue_trend(view)]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """From now on."""
        channel = channel_named(desk, self.channel)
        assert not isinstance(channel, str)
        interventions.set_cap(desk.floor, channel, self.cap)
        desk.consequences.record("chat_cap", channel.id, float(self.cap), "", order.cause())
        return f"you set {channel.title} to {counted(self.cap, 'contact')} at a time per agent"

    def doing(self, desk: Workspace) -> str:
        """Which cap is set."""
        return f"setting {channel_title(desk, self.channel)} to {self.cap} at a time"
