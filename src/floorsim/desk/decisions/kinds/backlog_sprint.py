"""F9: some people work the backlog for a while, off the phones or after their shift, with a stop rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import inf
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.agents_agenda import shift_end_s
from floorsim.desk.decisions.crews import people_words
from floorsim.desk.decisions.facts import queues
from floorsim.desk.decisions.families.agents import AgentsDecision, SomeAgentIds, off_floor_by
from floorsim.desk.decisions.families.backlog import BacklogDecision, backlog_lines
from floorsim.desk.decisions.pickers import AgentsPicker, ChannelPicker, ChoicePicker, MinutesPicker
from floorsim.desk.decisions.staff import can_serve, channel_named, channel_title, not_at_work, not_on_floor
from floorsim.floor import interventions
from floorsim.floor.agent import Agent
from floorsim.floor.channel import Channel
from floorsim.floor.holding_replies import open_messages
from floorsim.scenario.effects.world import Cause
from floorsim.units import HOUR_S, MINUTE_S
from floorsim.wording.names import both
from floorsim.wording.times import in_hours, in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

When = Literal["now", "overtime"]
LABELS: Final[dict[When, str]] = {
    "now": "Now, off their other channels",
    "overtime": "After their shift, those who want to stay",
}
LOOK_EVERY_S: Final = 60.0
"""How often it is looked whether the stop rule holds (D)."""


class BacklogSprint(AgentsDecision):
    """Put people on the backlog alone, with an end."""

    kind: ClassVar[str] = "backlog_sprint"
    codes: ClassVar[tuple[str, ...]] = ("F9",)
    area: ClassVar[Area] = "process"
    title: ClassVar[str] = "Run a backlog sprint"
    short: ClassVar[str] = "backlog sprint"
    minutes: ClassVar[float] = 5.0
    effect_now: ClassVar[str] = (
        "After the contact in hand they take nothing but this backlog. Their other channels do without them."
    )
    effect_later: ClassVar[str] = (
        "It ends by itself at its time, or before when nothing is older than you say; then they go back to "
        "their own channels, or home."
    )

    channel: Annotated[str, ChannelPicker(hint="The backlog")] = Field(description="Channel of the backlog")
    agents: Annotated[SomeAgentIds, AgentsPicker()] = Field(description="Who works on it")
    length: Annotated[
        int, Field(ge=30, le=240), MinutesPicker(steps=(30, 45, 60, 90, 120, 180), label="For")
    ] = Field(default=60, description="Minutes after which it ends at the latest")
    older_than: Annotated[
        int,
        Field(ge=0, le=72),
        ChoicePicker(
            labels={
                0: "Only at its time, or when nothing is open",
                4: "4 hours",
                8: "8 hours",
                24: "24 hours",
                48: "48 hours",
            },
            label="None older than",
        ),
    ] = Field(default=24, description="It ends before when no open message is older than so many hours")
    when: Annotated[When, ChoicePicker(labels=LABELS)] = Field(
        default="now", description="Whether they do it now or stay after their shift for it"
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be a backlog."""
        return BacklogDecision.why_none(desk)

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Customers must not wait on the line, and something must be open."""
        reason = BacklogDecision.channel_why_not(desk, channel)
        if reason is None and next(open_messages(channel), None) is None:
            reason = f"nothing is open on {channel.title}"
        return reason

    @classmethod
    def about_channel(cls, desk: Workspace, channel: Channel) -> str:
        """How many are open, and how old the oldest is."""
        return BacklogDecision.about_channel(desk, channel)

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """The agent must be at work."""
        return not_at_work(desk, agent)

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """Where the agent works, until when, and whether overtime is welcome."""
        if agent.shift_end_s is None:
            return ""
        where = both(desk.floor.channels[index].title for index in agent.on)
        wish = "wants overtime" if agent.overtime_willing else "no overtime"
        return f"on {where} to {time_of_day(agent.shift_end_s)}, {wish}"

    def agent_why_not(self, desk: Workspace, agent: Agent) -> str | None:
        """Trained on the channel, taken off something else, or willing to stay."""
        reason = self.agent_out_of_reach(desk, agent)
        if reason is None and self.when == "now":
            reason = not_on_floor(desk, agent)
        channel, name = channel_named(desk, self.channel), desk.name(agent)
        if reason is not None or not isinstance(channel, Channel):
            return reason
        if not can_serve(desk, agent, channel):
            return f"{name} is not trained on {channel.title}"
        if self.when == "now" and agent.on == (channel.index,):
            return f"{name} works on {channel.title} alone already"
        if self.when == "overtime" and not agent.overtime_willing:
            return f"{name} would rather not stay"
        if self.when == "overtime" and (agent.overtime_from_s is not None or agent.shift_end_s is None):
            return f"{name} stays longer already"
        return None

    def agent_gone_by(self, desk: Workspace, agent: Agent, at_s: float) -> str | None:
        """Nor may a break or another activity begin before."""
        reason = super().agent_gone_by(desk, agent, at_s)
        return reason or (off_floor_by(desk, agent, at_s) if self.when == "now" else None)

    def why_not_at_all(self, desk: Workspace) -> str | None:
        """The channel must be one with a backlog."""
        channel = channel_named(desk, self.channel)
        return channel if isinstance(channel, str) else self.channel_why_not(desk, channel)

    def why_not(self, desk: Workspace) -> str | None:
        """The stop rule must not hold yet, and the budget must carry overtime."""
        reason, channel = super().why_not(desk), channel_named(desk, self.channel)
        if reason is None and isinstance(channel, Channel) and self._is_done(desk, channel):
            reason = f"nothing on {channel.title} is older than {in_hours(HOUR_S * self.older_than)}"
        return reason or desk.budget.too_little_overtime(self.overtime_s(desk))

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """The budget has been set aside already."""
        return None if self.possible(desk) else super().why_not_any_more(desk)

    def overtime_s(self, desk: Workspace) -> float:
        """Everyone who stays for it."""
        return MINUTE_S * self.length * len(self.possible(desk)) if self.when == "overtime" else 0.0

    def cost_money(self, desk: Workspace) -> float:
        """The overtime rate for everyone who stays."""
        return desk.money_for(
            self.kind, self.overtime_s(desk) / HOUR_S * desk.floor.scenario.prices.overtime_hour
        )

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The backlog, how much work it is, and whether the live queues can spare anybody."""
        channel = channel_named(desk, self.channel)
        if not isinstance(channel, Channel) or channel.live:
            return queues(desk)
        count = len(list(open_messages(channel)))
        each_s = channel.mean_handle_s
        work = f"about {in_hours(count * each_s)} of work at {in_minutes(each_s)} each"
        return [*backlog_lines(desk, channel), work, *queues(desk)[:2]]

    def ends_s(self, desk: Workspace) -> float | None:
        """At the latest."""
        done_s = self.timing(desk).done_s
        if self.when == "now":
            return done_s + MINUTE_S * self.length
        ends = [shift_end_s(agent, desk.now) for agent in self.possible(desk)]
        return max(ends) + MINUTE_S * self.length if ends else None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """They begin after the contact in hand, or when their shift would have ended."""
        channel = channel_named(desk, self.channel)
        assert isinstance(channel, Channel)
        cause, people, length_s = (
            order.cause(channels=(channel.id,)),
            self.possible(desk),
            MINUTE_S * self.length,
        )
        on = (channel.index,)
        running = _Sprint(desk, channel, cause, lambda: self._is_done(desk, channel))
        for agent in people:
            desk.consequences.record(self.kind, agent.id, float(self.length), channel.id, cause)
            if self.when == "now":
                until_s = desk.now + length_s
                interventions.move_agent(desk.floor, agent, on, until_s)
                running.back[agent.id] = until_s
                continue
            start_s = shift_end_s(agent, desk.now)
            interventions.extend_shift(desk.floor, agent, length_s)
            desk.consequences.record("overtime", agent.id, float(self.length), "voluntary", cause)
            running.home[agent.id] = start_s + length_s
            desk.floor.at(start_s, partial(interventions.move_agent, desk.floor, agent, on))
        running.look()
        who = people_words(desk, people) or "nobody"
        after = "after their shift" if self.when == "overtime" else "now"
        return f"you put {who} on the backlog of {channel.title} {after}, for {in_minutes(length_s)} at most"

    def doing(self, desk: Workspace) -> str:
        """On which backlog."""
        return f"setting up a sprint on {channel_title(desk, self.channel)}"

    def _is_done(self, desk: Workspace, channel: Channel) -> bool:
        """Whether nothing is open that is older than the stop rule says."""
        before_s = desk.now - HOUR_S * self.older_than
        return all(one.arrived_s > before_s for one in open_messages(channel))


class _Sprint:
    """A sprint while it runs: looks every minute whether it is done."""

    def __init__(self, desk: Workspace, channel: Channel, cause: Cause, is_done: Callable[[], bool]) -> None:
        self.desk = desk
        self.channel = channel
        self.cause = cause
        self.is_done = is_done
        self.back: dict[str, float] = {}
        """Who works on it now, and until when."""
        self.home: dict[str, float] = {}
        """Who stays for it after the shift, and until when."""

    def look(self) -> None:
        """Ends it when there is nothing left to do; its time ends it otherwise."""
        desk = self.desk
        now_s = desk.now
        if now_s >= max([*self.back.values(), *self.home.values()], default=-inf):
            self._say("its time is over")
        elif self.is_done():
            for agent in (one for id in self.back if (one := desk.agent(id)) is not None):
                if agent.moved_until_s == self.back[agent.id]:
                    interventions.move_agent(desk.floor, agent, agent.home)
            for agent in (one for id in self.home if (one := desk.agent(id)) is not None):
                if agent.overtime_from_s is not None and now_s >= agent.overtime_from_s:
                    interventions.finish_early(desk.floor, agent)
            self._say("nothing is left that is older than you said")
        else:
            desk.floor.at(now_s + LOOK_EVERY_S, self.look)

    def _say(self, why: str) -> None:
        desk = self.desk
        desk.consequences.record("sprint_over", self.channel.id, 0.0, why, self.cause)
        desk.say(f"the sprint on {self.channel.title} is over: {why}", "floor")
