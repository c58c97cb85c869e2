"""A1: move agents to another channel, until a time or until further notice, or back to their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.agents_agenda import shift_end_s
from floorsim.desk.decisions.crews import people_words
from floorsim.desk.decisions.facts import channel_view, queue_line
from floorsim.desk.decisions.families.agents import AgentsDecision, SomeAgentIds, off_floor_by
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import AgentsPicker, ChannelPicker, TimePicker
from floorsim.desk.decisions.staff import can_serve, channel_named, channel_title, not_on_floor
from floorsim.floor import interventions
from floorsim.floor.agent import Agent
from floorsim.floor.channel import Channel
from floorsim.floor.states import ABSENT, OFF
from floorsim.scenario.values.units import TimeOfDay
from floorsim.wording.names import both
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

HOME: Final = "home"
"""Instead of a channel: each agent's own channels, those of the plan."""


class MoveAgents(AgentsDecision):
    """Log agents out of their channels and into another."""

    kind: ClassVar[str] = "move_agents"
    codes: ClassVar[tuple[str, ...]] = ("A1",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Move agents to another channel"
    short: ClassVar[str] = "move"
    acts_on: ClassVar[ActsOn] = "agent"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"queue": "m", "agent": "m", "interval": "m"}
    minutes: ClassVar[float] = 2.0
    effect_now: ClassVar[str] = (
        "After the current contact and one to three minutes of changing over, they take contacts on the "
        "new channel."
    )
    effect_later: ClassVar[str] = (
        "Waits grow on the channel they leave. People weaker on the new one take longer and resolve less. "
        "They stay until the time you give, or until you move them back."
    )

    agents: Annotated[SomeAgentIds, AgentsPicker()] = Field(description="Who moves")
    to: Annotated[
        str, ChannelPicker(also={HOME: "Back to their own channels"}, hint="The channel they log in to")
    ] = Field(description="Channel they move to; home moves them back to their own")
    until: Annotated[
        TimeOfDay | None,
        TimePicker(
            none="until I move them back",
            hint="When they go back; if empty, when you move them back",
        ),
    ] = Field(default=None, description="When they go back; if left out, they stay until you move them")

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """Nobody is moved who is not on the floor."""
        return not_on_floor(desk, agent)

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """Where the agent is logged in, and until when if that is not their own."""
        if not agent.on or agent.state in (OFF, ABSENT):
            return ""
        where = f"on {both(desk.floor.channels[index].title for index in agent.on)}"
        until_s = agent.moved_until_s
        return where if until_s is None else f"{where} until {time_of_day(until_s)}"

    @classmethod
    def about_channel(cls, desk: Workspace, channel: Channel) -> str:
        """Who waits there, who is there, and how many it takes."""
        seen = desk.consequences.wallboard.channels()[channel.index]
        need = "" if seen.needed is None else f", need {seen.needed:.0f}"
        return f"{seen.waiting} waiting, {seen.staffed} on{need}"

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Why nobody can be moved to the channel, or None."""
        if any(can_serve(desk, agent, channel) for agent in desk.floor.agents):
            return None
        return f"nobody is trained on {channel.title}"

    def agent_why_not(self, desk: Workspace, agent: Agent) -> str | None:
        """The agent needs to be on the floor, to have the skill, and not to be there already."""
        reason = self.agent_out_of_reach(desk, agent)
        if reason is not None:
            return reason
        name, target = desk.name(agent), self._target(desk, agent)
        if self.to == HOME:
            return (
                None
                if target != agent.on or self._switching(agent)
                else f"{name} is on their own channels already"
            )
        channel = desk.floor.channels[target[0]]
        if not can_serve(desk, agent, channel):
            return f"{name} is not trained on {channel.title}"
        if agent.on == target and not self._switching(agent):
            home = agent.home == target
            if home or agent.moved_until_s == self._until_s(desk):
                return f"{name} is on {channel.title} already"
        return None

    def agent_gone_by(self, desk: Workspace, agent: Agent, at_s: float) -> str | None:
        """Nor may a break or another activity begin before."""
        return super().agent_gone_by(desk, agent, at_s) or off_floor_by(desk, agent, at_s)

    def why_not_at_all(self, desk: Workspace) -> str | None:
        """The channel must exist, and the time must be to come."""
        if self.to != HOME:
            channel = channel_named(desk, self.to)
            if isinstance(channel, str):
                return channel
        until_s = self._until_s(desk)
        if until_s is not None and self.to == HOME:
            return "moving back to their own channels needs no end time; leave it out"
        if until_s is not None and until_s <= desk.now:
            return f"{time_of_day(until_s)} has passed; give a later time"
        return None

    def why_not(self, desk: Workspace) -> str | None:
        """What is taken on now must also act before the time named, while somebody of them is at work."""
        return super().why_not(desk) or self._too_late(desk) or self._too_long(desk)

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """By the time the supervisor gets to it, the time named may be too near."""
        return super().why_not_any_more(desk) or self._too_late(desk)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The queue they go to and those they leave."""
        if self.to == HOME:
            left = {index for agent in self.named(desk) for index in agent.on}
        else:
            left = {index for agent in self.named(desk) for index in agent.on if agent.home == agent.on}
        ids = [desk.floor.channels[index].id for index in sorted(left)]
        to = [self.to] if self.to != HOME else []
        views = [channel_view(desk, id) for id in dict.fromkeys([*to, *ids])]
        return [queue_line(view) for view in views if view is not None]

    def ends_s(self, desk: Workspace) -> float | None:
        """When they go back by themselves."""
        return self._until_s(desk)

    def owed(self, desk: Workspace) -> Sequence[str]:
        """Without a time they have to be moved back."""
        if self.to == HOME or self.until is not None:
            return ()
        return [f"moving {self.who(desk)} back, when you decide it"]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Those who still can change over."""
        movers, cause = self.possible(desk), order.cause()
        for agent in movers:
            desk.consequences.record("move", agent.id, 0.0, self.to, cause)
            interventions.move_agent(desk.floor, agent, self._target(desk, agent), self._until_s(desk))
        return f"you moved {people_words(desk, movers) or 'nobody'} {self._where(desk)}"

    def doing(self, desk: Workspace) -> str:
        """Who is moved where."""
        return f"moving {self.who(desk)} {self._where(desk)}"

    def _where(self, desk: Workspace) -> str:
        if self.to == HOME:
            return "back to their own channels"
        until_s = self._until_s(desk)
        return f"to {channel_title(desk, self.to)}" + (
            f" until {time_of_day(until_s)}" if until_s is not None else ""
        )

    def _target(self, desk: Workspace, agent: Agent) -> tuple[int, ...]:
        return agent.home if self.to == HOME else (desk.floor.compiled.channel_index[self.to],)

    def _until_s(self, desk: Workspace) -> float | None:
        return None if self.until is None else desk.today(self.until)

    def _too_late(self, desk: Workspace) -> str | None:
        until_s, done_s = self._until_s(desk), self.timing(desk).done_s
        if until_s is None or until_s > done_s:
            return None
        at = time_of_day(done_s, seconds=done_s % 60.0 >= 1.0)
        return f"this takes effect at {at}; give a later time, or leave it out"

    def _too_long(self, desk: Workspace) -> str | None:
        until_s = self._until_s(desk)
        home_s = max(shift_end_s(agent, desk.now) for agent in self.named(desk))
        if until_s is None or until_s <= home_s:
            return None
        end = "the shift of" if len(self.agents) == 1 else "the last shift of"
        return (
            f"{end} {self.who(desk)} ends at {time_of_day(home_s)}; give a time up to then, or leave it out"
        )

    def _switching(self, agent: Agent) -> bool:
        """Whether a change of channel is still to come or going on."""
        pending = [*agent.due, *([agent.now_item] if agent.now_item is not None else [])]
        return any(item.activity == "switching" for item in pending)
