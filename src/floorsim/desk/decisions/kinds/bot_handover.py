"""F11: when the bot before a queue hands customers over to an agent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import queue_line
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.desk.decisions.staff import channel_named
from floorsim.floor.bot import KEEPS, BotRule, Rule
from floorsim.floor.channel import Channel
from floorsim.sums import whole_sum
from floorsim.units import HOUR_S
from floorsim.wording.numbers import counted, percent

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

LABELS: Final[dict[Rule, str]] = {
    "as_planned": "As the plan has it",
    "loosen": "Loosen: hand over sooner",
    "tighten": "Tighten: keep more of them",
}


class BotHandover(ChannelDecision):
    """Change how many customers the bot keeps."""

    kind: ClassVar[str] = "bot_handover"
    codes: ClassVar[tuple[str, ...]] = ("F11",)
    area: ClassVar[Area] = "process"
    title: ClassVar[str] = "Change when the bot hands over"
    short: ClassVar[str] = "bot hand-over"
    minutes: ClassVar[float] = 6.0
    effect_now: ClassVar[str] = (
        f"Loosened, the bot keeps {percent(KEEPS['loosen'])} of those it keeps by plan; tightened, "
        f"{percent(KEEPS['tighten'])}. This applies to everyone who comes from then on."
    )
    effect_later: ClassVar[str] = (
        "If it keeps more, fewer reach the queue now. Those whom a bot suits least go round in it and "
        "come back later, many of them angry, with the matter still open."
    )

    how: Annotated[Rule, ChoicePicker(labels=LABELS)] = Field(description="When the bot hands over")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be a bot."""
        return None if desk.floor.bots else "there is no bot in front of a queue here"

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """A bot must stand before the channel."""
        return None if _bots(desk, channel) else f"there is no bot in front of {channel.title}"

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """What the bots would keep, and which rule holds now."""
        bots = list(desk.floor.bots.values())
        now = "now, " if all(bot.rule == value for bot in bots) else ""
        kept = {bot.kept_by(value) for bot in bots}
        return f"{now}keeps {percent(kept.pop())}" if len(kept) == 1 else now.removesuffix(", ")

    def why_not(self, desk: Workspace) -> str | None:
        """It must change something."""
        reason, channel = super().why_not(desk), channel_named(desk, self.channel)
        if reason is None and isinstance(channel, Channel):
            bots = _bots(desk, channel)
            if all(bot.kept_by(self.how) == bot.keeps for bot in bots):
                reason = f"the bot in front of {channel.title} does so already"
        return reason

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What the bot keeps, who came back from it lately, and the queue."""
        channel, lines = channel_named(desk, self.channel), []
        if not isinstance(channel, Channel):
            return ()
        for bot in _bots(desk, channel):
            back = whole_sum(at_s >= desk.now - HOUR_S for at_s in bot.came_back_s)
            lines.append(f"the bot kept {bot.kept} of {bot.met} today ({percent(bot.kept / bot.met)})"
                         if bot.met else "nobody has met the bot yet today")  # fmt: skip
            who = counted(back, "customer")
            lines.append(f"{who} came back from it in the last hour, saying that it goes in circles")
        seen = desk.consequences.wallboard.channels()[channel.index]
        return [*lines, queue_line(seen)]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """From the next customer on."""
        channel = channel_named(desk, self.channel)
        assert isinstance(channel, Channel)
        bots, cause = _bots(desk, channel), order.cause(channels=(channel.id,))
        for bot in bots:
            bot.rule = self.how
        desk.consequences.record(self.kind, channel.id, bots[0].keeps, self.how, cause)
        what = {"as_planned": "as planned", "loosen": "sooner", "tighten": "later"}[self.how]
        return f"you let the bot before {channel.title} hand over {what}"

    def doing(self, desk: Workspace) -> str:
        """Before which channel."""
        return f"changing the bot before {self.where(desk)}"


def _bots(desk: Workspace, channel: Channel) -> list[BotRule]:
    """The bots of the streams that come to the channel."""
    types = desk.floor.compiled.contact_types_of_stream
    return [bot for stream, bot in desk.floor.bots.items() if types[stream][0].channel == channel.index]
