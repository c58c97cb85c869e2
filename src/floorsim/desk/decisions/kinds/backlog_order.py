"""F8: in which order the backlog of a written channel is worked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import MOST_LINES
from floorsim.desk.decisions.families.backlog import BacklogDecision
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.desk.decisions.staff import channel_named
from floorsim.floor.channel import Channel
from floorsim.floor.contact_types import ContactType
from floorsim.floor.holding_replies import open_messages
from floorsim.floor.pick_order import AT_RISK_S, How, order_of, set_order
from floorsim.wording.times import in_hours, in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

LABELS: Final[dict[How, str]] = {
    "oldest_at_risk": "Oldest at risk first",
    "first_in_first_out": "First in, first out",
    "easy_first": "Easy ones first",
    "newest_first": "Newest first",
}


class BacklogOrder(BacklogDecision):
    """Set the order in which open messages are taken."""

    kind: ClassVar[str] = "backlog_order"
    codes: ClassVar[tuple[str, ...]] = ("F8",)
    area: ClassVar[Area] = "process"
    title: ClassVar[str] = "Change the order of the backlog"
    short: ClassVar[str] = "backlog order"
    minutes: ClassVar[float] = 3.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = (
        "The next message that anyone takes is chosen by the new order. The count falls fastest with the "
        "easy ones first."
    )
    effect_later: ClassVar[str] = (
        f"At risk means less than {in_hours(AT_RISK_S)} left; those come first, then what is overdue, then "
        "the rest by due time. Whatever the order leaves for the end gets old, and its customers chase it."
    )

    how: Annotated[How, ChoicePicker(labels=LABELS)] = Field(description="Which messages are taken first")

    @classmethod
    def about_choice(cls, desk: Workspace, value: Any) -> str:
        """Which one holds now, as far as there is only one."""
        orders = {
            order_of(queue) for channel in desk.floor.channels if not channel.live for queue in channel.queues
        }
        return "now" if orders == {value} else ""

    def why_not(self, desk: Workspace) -> str | None:
        """It must change something."""
        reason, channel = super().why_not(desk), channel_named(desk, self.channel)
        if reason is not None or not isinstance(channel, Channel):
            return reason
        if all(order_of(queue) == self.how for queue in channel.queues):
            return f"{channel.title} is worked {LABELS[self.how].lower()} already"
        if self.how == "easy_first" and len(_lengths(desk, channel)) < 2:
            return f"every message on {channel.title} takes about as long; choose by age"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Ages and what is due, the order now, and what is in the backlog."""
        channel = channel_named(desk, self.channel)
        if not isinstance(channel, Channel) or channel.live:
            return ()
        now = dict.fromkeys(LABELS[order_of(queue)] for queue in channel.queues)
        kinds: dict[str, list[ContactType]] = {}
        for one in open_messages(channel):
            kinds.setdefault(one.type.driver_id, []).append(one.type)
        title = desk.floor.scenario.driver_title
        most = sorted(kinds.items(), key=lambda one: (one[1][0].mean_handle_s, one[0]))[:MOST_LINES]
        about = ", ".join(
            f"{len(types)} {title(id)}, {in_minutes(types[0].mean_handle_s)} each" for id, types in most
        )
        lines = [*super().facts(desk), f"now: {' and '.join(now).lower()}"]
        return [*lines, f"shortest first: {about}"] if about else lines

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """From the next pick on."""
        channel = channel_named(desk, self.channel)
        assert isinstance(channel, Channel)
        desk.consequences.record(self.kind, channel.id, 0.0, self.how, order.cause(channels=(channel.id,)))
        for queue in channel.queues:
            set_order(desk.floor, queue, self.how)
        return f"you set the order on {channel.title}: {LABELS[self.how].lower()}"

    def doing(self, desk: Workspace) -> str:
        """Of which channel."""
        return f"changing the order of the backlog on {self.where(desk)}"


def _lengths(desk: Workspace, channel: Channel) -> set[float]:
    """Mean handling times of what comes to the channel, seconds."""
    return {one.mean_handle_s for one in desk.floor.compiled.contact_types if one.channel == channel.index}
