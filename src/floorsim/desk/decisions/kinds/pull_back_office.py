"""A2: borrow people from the back office for a queue; the time is owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import channel_view, queue_line
from floorsim.desk.decisions.families.agents import AgentIds, AgentsDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.lent_time import REPAY, SLOWER, Loan, is_back_office, why_no_more
from floorsim.desk.decisions.pickers import AgentsPicker, ChannelPicker, ChoicePicker
from floorsim.desk.decisions.staff import can_serve, channel_named, channel_title, not_at_work
from floorsim.floor import interventions
from floorsim.floor.agent import Agent
from floorsim.floor.channel import Channel
from floorsim.floor.states import BACK_OFFICE
from floorsim.units import MINUTE_S
from floorsim.wording.names import both
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

Many = Literal["one", "three", "all"]
LABELS: Final[dict[Many, str]] = {"one": "One", "three": "Three", "all": "All"}
HOW_MANY: Final[dict[Many, int]] = {"one": 1, "three": 3, "all": 10_000}
READY_MIN: Final = (5.0, 10.0)
"""Minutes from the request until somebody lent takes contacts, at least and at most (D: they finish what is
open, log in, read what is going on)."""
DUE_S: Final = 2 * 3600.0
"""The back office wants the time back, or a word about it, within this (D)."""
BEFORE_END_S: Final = 10 * MINUTE_S
"""At the latest this long before the end of play (D)."""
BROKEN_TRUST: Final = -0.05
BROKEN_MORALE: Final = -0.03
"""What it costs to let it lapse without a word: leadership's trust, morale of those lent (D)."""


class PullBackOffice(AgentsDecision):
    """Ask the back office for people."""

    kind: ClassVar[str] = "pull_back_office"
    codes: ClassVar[tuple[str, ...]] = ("A2",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Borrow people from the back office"
    short: ClassVar[str] = "borrow"
    acts_on: ClassVar[ActsOn] = "queue"
    verbs: ClassVar[Mapping[ActsOn, str]] = {}
    minutes: ClassVar[float] = 3.0
    effect_now: ClassVar[str] = (
        f"They take contacts after {READY_MIN[0]:.0f} to {READY_MIN[1]:.0f} minutes, each contact "
        f"{100 * (SLOWER - 1):.0f}% longer than usual. Their own work waits and ages."
    )
    effect_later: ClassVar[str] = (
        f"The time is owed within {in_minutes(DUE_S)}. If you neither give it back nor say when you will, "
        "the back office lends nobody again."
    )

    to: Annotated[str, ChannelPicker(hint="The channel they help on")] = Field(
        description="Channel they help on"
    )
    many: Annotated[Many, ChoicePicker(labels=LABELS, label="How many", hint="Those best trained first")] = (
        Field(description="How many, those best trained first; ignored for those who are named")
    )
    agents: Annotated[AgentIds, AgentsPicker(hint="Who; if you choose nobody, those best trained")] = Field(
        default=(), description="Who; if nobody is named, those best trained on the channel"
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be a back office, and it must be willing."""
        there = any(item.activity == "back_office" for agent in desk.floor.agents for item in agent.agenda)
        there = there or any(channel.medium == "back_office" for channel in desk.floor.channels)
        if not there:
            return "there is no back office here to borrow from; move agents between channels instead"
        return why_no_more(desk)

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """Only who does back-office work now can be lent."""
        reason = not_at_work(desk, agent)
        if reason is None and not is_back_office(desk, agent):
            reason = f"{desk.name(agent)} is not on back-office work now"
        return reason

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """How long the back-office time still lasts."""
        item = agent.now_item
        if agent.state != BACK_OFFICE or item is None or agent.until_s is None:
            return ""
        return f"{item.title or 'back office'} until {time_of_day(agent.until_s)}"

    @classmethod
    def about_channel(cls, desk: Workspace, channel: Channel) -> str:
        """Who waits there."""
        seen = desk.consequences.wallboard.channels()[channel.index]
        return f"{seen.waiting} waiting, {seen.staffed} on"

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Why nobody is borrowed for the channel, or None."""
        if channel.medium == "back_office":
            return f"{channel.title} is the back office's own work"
        return None

    def agent_why_not(self, desk: Workspace, agent: Agent) -> str | None:
        """The agent must be trained on the channel."""
        reason, channel = self.agent_out_of_reach(desk, agent), channel_named(desk, self.to)
        if reason is None and isinstance(channel, Channel) and not can_serve(desk, agent, channel):
            reason = f"{desk.name(agent)} is not trained on {channel.title}"
        return reason

    def why_not_at_all(self, desk: Workspace) -> str | None:
        """The channel must exist and not be the back office's."""
        channel = channel_named(desk, self.to)
        return channel if isinstance(channel, str) else self.channel_why_not(desk, channel)

    def nobody(self, desk: Workspace) -> str:
        """Nobody in the back office can help there."""
        return f"nobody on back-office work now is trained on {channel_title(desk, self.to)}"

    def concerned(self, desk: Workspace) -> list[Agent]:
        """Those named, or as many as asked for of the best trained."""
        able = self.possible(desk)
        if self.agents:
            return able
        queues = desk.floor.channels[desk.floor.compiled.channel_index[self.to]].queues

        def skill(agent: Agent) -> float:
            return max(agent.proficiency.get(queue.index, 0.0) for queue in queues)

        return sorted(able, key=lambda agent: (-skill(agent), agent.index))[: HOW_MANY[self.many]]

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The queue, who could come and what would wait."""
        view, lines = channel_view(desk, self.to), []
        if view is not None:
            lines.append(queue_line(view))
        for channel in desk.floor.channels:
            if channel.medium == "back_office":
                own = desk.consequences.wallboard.channels()[channel.index]
                lines.append(f"{channel.title}: {own.waiting} open, {own.over_target} late, oldest "
                             f"{in_minutes(own.oldest_s)}; this work waits")  # fmt: skip
        if self.why_not_at_all(desk) is None:
            people = [agent for agent in self.concerned(desk) if agent.state == BACK_OFFICE]
            lines += [
                f"{desk.name(agent)}: {about}" for agent in people if (about := self.about_agent(desk, agent))
            ]
        return lines

    def owed(self, desk: Workspace) -> Sequence[str]:
        """The time of those who come."""
        who = both(desk.name(agent) for agent in self.concerned(desk))
        return [
            f"the time of {who}, or a word about it, by {time_of_day(_due_s(desk, self.timing(desk).done_s))}"
        ]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """They finish what is in hand and come; a promise of the time is opened."""
        cause, lent, day = order.cause(), self.concerned(desk), desk.floor.day_of(desk.now)
        on = (desk.floor.compiled.channel_index[self.to],)
        made: list[Loan] = []
        for agent in lent:
            u = desk.floor.random.few(1, "called from the back office", agent.id, day)[0]
            after_s = MINUTE_S * (READY_MIN[0] + (READY_MIN[1] - READY_MIN[0]) * u)
            rest_s = None
            if agent.state == BACK_OFFICE and agent.until_s is not None:
                rest_s = agent.until_s - desk.now
            made.append(Loan(agent.id, desk.now, rest_s))
            interventions.slow_down(agent, self.kind, SLOWER)
            interventions.call_from_activity(desk.floor, agent, on, after_s)
            desk.consequences.record("borrowed", agent.id, after_s / MINUTE_S, self.to, cause)
        order.notes["loans"] = made
        who = both(desk.name(agent) for agent in lent)
        within_s = _due_s(desk, desk.now) - desk.now
        if within_s > 0.0:
            ids = tuple(agent.id for agent in lent)
            promise = {
                "subject": f"Give back the time of {who} by {{due}}",
                "text": f"You borrowed {who} from the back office. Give the time back, or say when it comes.",
                "within": f"{within_s:.3f}s",
                "kept_by": REPAY,
                "answerable": False,
                "to_the_team": True,
                "if_broken": [{"trust": BROKEN_TRUST}, {"morale": {"agents": ids, "by": BROKEN_MORALE}}],
            }
            desk.consequences.bring_about("promise", promise, cause)
        return f"you borrowed {who} from the back office for {channel_title(desk, self.to)}"

    def doing(self, desk: Workspace) -> str:
        """From whom, for what."""
        return f"asking the back office for people on {channel_title(desk, self.to)}"


def _due_s(desk: Workspace, from_s: float) -> float:
    """By when the time is owed."""
    return max(from_s, min(from_s + DUE_S, desk.floor.end_s - BEFORE_END_S))
