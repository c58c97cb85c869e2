"""F10: customers with open messages are told a time, or their messages are closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.backlog import BacklogDecision
from floorsim.desk.decisions.pickers import ChoicePicker, MinutesPicker
from floorsim.desk.decisions.staff import channel_named
from floorsim.floor import holding_replies
from floorsim.floor.channel import Channel
from floorsim.floor.contact import CHASE, Contact
from floorsim.floor.holding_replies import BROKEN_CHASES, CLOSED_RETURNS
from floorsim.scenario.effects.world import Cause
from floorsim.sums import whole_sum
from floorsim.units import MINUTE_S
from floorsim.wording.numbers import counted, percent
from floorsim.wording.times import clock_from

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

How = Literal["honest", "merge", "bulk_resolve"]
LABELS: Final[dict[How, str]] = {
    "honest": "Tell everyone a time for their answer",
    "merge": "Merge what has been answered since",
    "bulk_resolve": "Close what is past its target, unread",
}
KEPT: Final = 0.9
"""Part of the times told that has to be kept for the word to count as kept (D)."""
BROKEN_TRUST: Final = -0.03
"""Trust that it costs when the word was not kept, as with a promise to one customer (D)."""


class HoldingReplies(BacklogDecision):
    """Write to customers with open messages, or close messages, many at a time."""

    kind: ClassVar[str] = "holding_replies"
    codes: ClassVar[tuple[str, ...]] = ("F10",)
    area: ClassVar[Area] = "process"
    title: ClassVar[str] = "Send holding replies or merge duplicates"
    short: ClassVar[str] = "holding replies"
    minutes: ClassVar[float] = 8.0
    effect_now: ClassVar[str] = (
        "Told a time that is near, most customers wait for it. Merged messages need no work. Closed "
        "with a standard reply they count as answered at once."
    )
    effect_later: ClassVar[str] = (
        f"When the time has passed, {percent(BROKEN_CHASES)} of those without an answer contact again, "
        f"angry. Of those closed unread, {percent(CLOSED_RETURNS)} do within hours."
    )

    how: Annotated[How, ChoicePicker(labels=LABELS)] = Field(description="What is done with open messages")
    within: Annotated[
        int,
        Field(ge=30, le=2880),
        MinutesPicker(steps=(60, 120, 180, 240, 480, 1440), label="Answer in", hint="The time they are told"),
    ] = Field(default=240, description="Minutes within which customers are told that they have an answer")

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """How many messages it reaches, over all written channels."""
        written = [channel for channel in desk.floor.channels if not channel.live]
        return counted(whole_sum(len(_reached(desk, one, value)) for one in written), "message")

    def why_not(self, desk: Workspace) -> str | None:
        """There must be messages that it reaches, and the time told must lie in the run."""
        reason, channel = super().why_not(desk), channel_named(desk, self.channel)
        if reason is not None or not isinstance(channel, Channel):
            return reason
        if not _reached(desk, channel, self.how):
            return {
                "honest": f"nobody whose message is open on {channel.title} waits without having been told a "
                "time",
                "merge": f"no customer with an open message on {channel.title} has been answered since",
                "bulk_resolve": f"nothing on {channel.title} is past its target",
            }[self.how]
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The backlog, who chased lately, and duplicates."""
        channel = channel_named(desk, self.channel)
        if not isinstance(channel, Channel) or channel.live:
            return ()
        since_s = desk.now - 3600.0
        chased = whole_sum(
            one.origin == CHASE and one.arrived_s >= since_s for one in desk.floor.ledger.contacts
        )
        again = len(holding_replies.duplicates(desk.floor, channel))
        lines = list(super().facts(desk))
        lines.append(f"{counted(chased, 'customer')} chased a message in the last hour")
        lines.append(f"{again} of those open were answered on another contact since")
        terms = channel.spec.chase
        if terms is not None and self.how == "honest":
            lines.append(f"{percent(terms.share)} chase a message that is late")
        return lines

    def ends_s(self, desk: Workspace) -> float | None:
        """Until when customers were told to wait."""
        return self._until_s(desk, self.timing(desk).done_s) if self.how == "honest" else None

    def owed(self, desk: Workspace) -> Sequence[str]:
        """An answer to everyone who was told."""
        channel = channel_named(desk, self.channel)
        if self.how != "honest" or not isinstance(channel, Channel):
            return ()
        until = clock_from(self._until_s(desk, self.timing(desk).done_s), desk.now)
        return [f"{counted(len(_reached(desk, channel, self.how)), 'answer')} by {until}"]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """At once for all that are open now; what comes later is not told anything."""
        channel = channel_named(desk, self.channel)
        assert isinstance(channel, Channel)
        cause = order.cause(channels=(channel.id,))
        reached = _reached(desk, channel, self.how)
        desk.consequences.record(self.kind, channel.id, float(len(reached)), self.how, cause)
        what = counted(len(reached), "message")
        if self.how == "merge":
            holding_replies.close_as_answered(desk.floor, reached)
            return f"you merged {what} on {channel.title} with what was answered since"
        if self.how == "bulk_resolve":
            holding_replies.close_unread(desk.floor, reached)
            return f"you closed {what} on {channel.title} with a standard reply"
        until_s = self._until_s(desk, desk.now)

        def on_time(late: int, told: int) -> None:
            _word_due(desk, channel, late, told, cause)

        holding_replies.tell_time(desk.floor, channel, until_s, on_time)
        who = counted(len(reached), "customer")
        return (
            f"you told {who} on {channel.title} that they have an answer by {clock_from(until_s, desk.now)}"
        )

    def doing(self, desk: Workspace) -> str:
        """On which channel."""
        what = {"honest": "writing holding replies", "merge": "merging messages"}
        return f"{what.get(self.how, 'closing messages')} on {self.where(desk)}"

    def _until_s(self, desk: Workspace, from_s: float) -> float:
        return from_s + MINUTE_S * self.within


def _reached(desk: Workspace, channel: Channel, how: How) -> list[Contact]:
    """The messages of a written channel that are told, merged or closed."""
    if how == "merge":
        return holding_replies.duplicates(desk.floor, channel)
    found = list(holding_replies.open_messages(channel))
    if how == "honest":
        return [one for one in found if one.id not in desk.floor.told_until]
    return [one for one in found if holding_replies.is_late(one, desk.now)]


def _word_due(desk: Workspace, channel: Channel, late: int, told: int, cause: Cause) -> None:
    """The time that customers were told has come."""
    kept = told - late
    desk.consequences.record("told_time", channel.id, kept / told, "", cause)
    desk.say(f"{kept} of {told} on {channel.title} had their answer by the time they were told", "effect")
    if kept < KEPT * told:
        desk.consequences.bring_about("trust", BROKEN_TRUST, cause)
