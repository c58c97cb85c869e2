"""A12: which queue goes first, and who helps one after a wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import channel_view, queue_line, queues, skills
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker, NumberPicker
from floorsim.desk.decisions.staff import at_work, can_serve, channel_named
from floorsim.floor import rerouting
from floorsim.floor.channel import Channel
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

How = Literal["raise", "overflow", "as_planned"]
LABELS: Final[dict[How, str]] = {
    "raise": "It goes first with everyone who serves several queues",
    "overflow": "Everyone trained on it helps after a wait",
    "as_planned": "As the plan has it",
}


class Routing(ChannelDecision):
    """Change which contacts go first."""

    kind: ClassVar[str] = "routing"
    codes: ClassVar[tuple[str, ...]] = ("A12",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Change the routing"
    short: ClassVar[str] = "routing"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "r"}
    minutes: ClassVar[float] = 2.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = (
        "The next contacts of this queue find an agent sooner. Nobody changes channel."
    )
    effect_later: ClassVar[str] = (
        "The other queues of those agents wait longer. It stays until you set it back as planned."
    )

    how: Annotated[How, ChoicePicker(labels=LABELS)] = Field(description="What changes")
    after_s: Annotated[
        int,
        Field(ge=10, le=600),
        NumberPicker(
            steps=(20, 60, 120, 180, 300), label="Seconds", hint="Others help after so many seconds"
        ),
    ] = Field(default=60, description="Seconds of wait after which others help; ignored otherwise")

    def why_not(self, desk: Workspace) -> str | None:
        """It must change something."""
        reason, channel = super().why_not(desk), channel_named(desk, self.channel)
        if reason is not None or not isinstance(channel, Channel):
            return reason
        where, floor = channel.title, desk.floor
        helped = [floor.compiled.overflow.get(queue.index) for queue in channel.queues]
        raised = [queue.priority > rerouting.written_priority(floor, queue) for queue in channel.queues]
        if self.how == "as_planned":
            changed = any(one is not None for one in helped) or any(raised)
            return None if changed else f"{where} is routed as planned already"
        if self.how == "raise":
            if all(raised):
                return f"{where} goes first already"
            if not _chosen_between(desk, channel):
                return (
                    f"nobody who is on {where} takes contacts of another queue too, so it goes first anyway; "
                    "move people, or let others help after a wait"
                )
            return None
        if all(one == self.after_s for one in helped):
            return f"others help on {where} after {self.after_s} s already"
        others = [agent for agent in at_work(desk) if channel.index not in agent.on]
        if not any(can_serve(desk, agent, channel) for agent in others):
            return f"nobody else at work is trained on {where}"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The queue, who is trained on what in short, its own first, and the other queues."""
        view = channel_view(desk, self.channel)
        if view is None:
            return ()
        matrix = sorted(skills(desk), key=lambda line: not line.startswith(f"{view.title}:"))
        return [queue_line(view), *matrix, *(line for line in queues(desk) if line != queue_line(view))]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """From the next contact on."""
        channel = channel_named(desk, self.channel)
        assert isinstance(channel, Channel)
        cause, floor = order.cause(channels=(channel.id,)), desk.floor
        amount = float(self.after_s) if self.how == "overflow" else 0.0
        desk.consequences.record("routing", channel.id, amount, self.how, cause)
        helpers = 0
        for queue in channel.queues:
            if self.how == "raise":
                rerouting.raise_priority(floor, queue)
            elif self.how == "overflow":
                helpers = max(helpers, rerouting.let_others_help(floor, queue, float(self.after_s)))
            else:
                rerouting.restore_priority(floor, queue)
                rerouting.end_others_help(floor, queue)
        if self.how == "raise":
            return f"you put {channel.title} before the other queues"
        if self.how == "overflow":
            who = counted(helpers, "agent")
            return f"you let {who} help on {channel.title} after {self.after_s} s"
        return f"you set the routing of {channel.title} back as planned"

    def doing(self, desk: Workspace) -> str:
        """Of which channel."""
        return f"changing the routing of {self.where(desk)}"


def _chosen_between(desk: Workspace, channel: Channel) -> bool:
    """Whether agents at work choose between this channel's queues and others."""
    own = {queue.index for queue in channel.queues}
    for agent in at_work(desk):
        for rank in agent.pool.serves:
            ids = {queue.index for queue in rank}
            if ids & own and len(ids) > 1:
                return True
    return False
