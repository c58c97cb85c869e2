"""A11: what customers hear while they wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.facts import channel_view, drivers, news
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import ChannelPicker, ChoicePicker
from floorsim.desk.decisions.staff import channel_named
from floorsim.floor.channel import Channel
from floorsim.wording.names import both
from floorsim.wording.times import span

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

ALL: Final = "all"
Message = Literal["honest_range", "optimistic", "known_issue", "none"]

LABELS: Final[dict[Message, str]] = {
    "honest_range": "An honest range for the wait",
    "optimistic": "An optimistic wait, shorter than it really is",
    "known_issue": "The known issue, and what works meanwhile",
    "none": "Nothing",
}
NO_ISSUE_TRUST: Final = -0.03
"""Trust that announcing an issue costs when there is none (D)."""


class Announcement(Decision):
    """Change what waiting customers are told."""

    kind: ClassVar[str] = "announcement"
    family: ClassVar[Family] = "channel"
    codes: ClassVar[tuple[str, ...]] = ("A11",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Change the announcement"
    short: ClassVar[str] = "announcement"
    acts_on: ClassVar[ActsOn] = "queue"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "n"}
    minutes: ClassVar[float] = 3.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = (
        "Customers who join the queue know what to expect and wait more patiently; some leave at once. "
        "Naming the known issue deflects some of those it affects."
    )
    effect_later: ClassVar[str] = (
        "Customers who wait longer than announced abandon sooner or talk longer. The announcement stays "
        "until you change it."
    )

    channel: Annotated[
        str,
        ChannelPicker(also={ALL: "Every channel on which customers wait"}, hint="Where customers hear it"),
    ] = Field(
        default=ALL, description="Channel it is heard on; all means every channel on which customers wait"
    )
    message: Annotated[Message, ChoicePicker(labels=LABELS)] = Field(description="What customers hear")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Somebody must be able to hear it."""
        live = any(channel.live for channel in desk.floor.channels)
        return None if live else "customers don't wait on the line on any channel here"

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Why nobody would hear it on the channel, or None."""
        return (
            None
            if channel.live
            else f"customers don't wait on the line on {channel.title}, so there is no announcement"
        )

    def why_not(self, desk: Workspace) -> str | None:
        """The channel must exist and be live, and not say the same already."""
        if self.channel != ALL:
            channel = channel_named(desk, self.channel)
            if isinstance(channel, str):
                return channel
            reason = self.channel_why_not(desk, channel)
            if reason is not None:
                return reason
        if all(channel.announcement == self._new() for channel in self._channels(desk)):
            said = "nothing is announced" if self.message == "none" else "this is announced already"
            return f"{said} on {self._where(desk)}"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The wait that customers have before them, what they contact about, and what is known."""
        views = [channel_view(desk, channel.id) for channel in self._channels(desk)]
        waits = [
            f"{view.title}: customers who join now wait about {span(view.expected_wait_s)}"
            for view in views
            if view is not None and view.expected_wait_s is not None
        ]
        return [*waits, *drivers(desk), *news(desk)[:1]]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """From now on whoever begins to wait hears it."""
        cause = order.cause(channels=tuple(channel.id for channel in self._channels(desk)))
        desk.consequences.bring_about("announce", self.message, cause)
        if self.message == "known_issue" and desk.consequences.can_resolve_everything():
            desk.consequences.bring_about("trust", NO_ISSUE_TRUST, cause)
            desk.say("customers ask which issue is meant; there is none", "effect")
        if self.message == "none":
            return f"you took the announcement off {self._where(desk)}"
        return f"you changed the announcement on {self._where(desk)}: {LABELS[self.message].lower()}"

    def doing(self, desk: Workspace) -> str:
        """Where it is heard."""
        return f"changing the announcement on {self._where(desk)}"

    def _new(self) -> str | None:
        return None if self.message == "none" else self.message

    def _channels(self, desk: Workspace) -> list[Channel]:
        return [
            channel for channel in desk.floor.channels if channel.live and self.channel in (ALL, channel.id)
        ]

    def _where(self, desk: Workspace) -> str:
        return both(channel.title for channel in self._channels(desk))
