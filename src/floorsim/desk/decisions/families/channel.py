"""Decisions about a channel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.facts_about import queue_facts
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import ChannelPicker
from floorsim.desk.decisions.staff import channel_named, channel_title

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


class ChannelDecision(Decision):
    """A decision about one channel, which must exist and be one that it makes sense for."""

    family: ClassVar[Family] = "channel"
    acts_on: ClassVar[ActsOn] = "queue"

    channel: Annotated[str, ChannelPicker()] = Field(description="Channel")

    def why_not(self, desk: Workspace) -> str | None:
        """The channel must exist, and suit."""
        channel = channel_named(desk, self.channel)
        return channel if isinstance(channel, str) else self.channel_why_not(desk, channel)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Who waits there, and how long."""
        return tuple(queue_facts(desk, (self.channel,)))

    def where(self, desk: Workspace) -> str:
        """The channel's title."""
        return channel_title(desk, self.channel)
