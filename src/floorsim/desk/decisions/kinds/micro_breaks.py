"""H1: short breaks in turn, few people at a time, when the pressure is high."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.agents_agenda import coming_items, last_rest_s, no_rest_words, shift_end_s
from floorsim.desk.decisions.facts import queues, tired
from floorsim.desk.decisions.families.agents import AgentIds, AgentsDecision, off_floor_by
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import AgentsPicker, ChannelPicker, MinutesPicker
from floorsim.desk.decisions.staff import at_work, channel_named, not_on_floor
from floorsim.floor import interventions
from floorsim.floor.agent import MICRO_BREAK, Agent
from floorsim.floor.channel import Channel
from floorsim.floor.states import AWAY
from floorsim.wording.activities import some_activity
from floorsim.wording.names import both
from floorsim.wording.numbers import counted
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

AT_ONCE_SHARE: Final = 0.04
"""Part of those at work who are off at the same time, at least one (D: 2-4% of capacity)."""
APART_S: Final = 15 * 60.0
"""Nobody gets a micro-break this close to a break or another activity of the plan (D)."""
REST_KINDS: Final = (
    "break", "lunch", "meeting", "training", "coaching", "one_to_one", "back_office", "away", MICRO_BREAK,
)  # fmt: skip


class MicroBreaks(AgentsDecision):
    """Send people for a few minutes each, in turn."""

    kind: ClassVar[str] = "micro_breaks"
    codes: ClassVar[tuple[str, ...]] = ("H1",)
    area: ClassVar[Area] = "people"
    title: ClassVar[str] = "Give micro-breaks in turn"
    short: ClassVar[str] = "rest"
    acts_on: ClassVar[ActsOn] = "agent"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"agent": "r"}
    minutes: ClassVar[float] = 2.0
    delegable: ClassVar[bool] = True
    effect_now: ClassVar[str] = (
        f"One agent in {1 / AT_ONCE_SHARE:.0f}, and at least one, is off at any time; those longest without "
        "a break go first."
    )
    effect_later: ClassVar[str] = "People tire less, keep their pace and resolve more."

    agents: Annotated[AgentIds, AgentsPicker(hint="Who; if you choose nobody, everyone on the floor")] = (
        Field(default=(), description="Who; if nobody is named, everyone on the floor")
    )
    channel: Annotated[str | None, ChannelPicker(none="any channel")] = Field(
        default=None, description="Only those logged into this channel"
    )
    length: Annotated[
        int,
        Field(ge=3, le=5),
        MinutesPicker(steps=(3, 4, 5), label="Minutes"),
    ] = Field(default=4, description="Minutes each")

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """Since when without a rest."""
        return no_rest_words(desk, agent)

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """The agent must be on the floor, and not have a micro-break coming."""
        reason = not_on_floor(desk, agent)
        if reason is None and coming_items(desk, agent, (MICRO_BREAK,)):
            reason = f"{desk.name(agent)} has a micro-break coming already"
        return reason

    def agent_why_not(self, desk: Workspace, agent: Agent) -> str | None:
        """No break of the plan may be near, and the channel must be the agent's."""
        reason = self.agent_out_of_reach(desk, agent)
        if reason is not None:
            return reason
        name, channel = desk.name(agent), None if self.channel is None else channel_named(desk, self.channel)
        if isinstance(channel, Channel) and channel.index not in agent.on:
            return f"{name} is not logged into {channel.title}"
        item = next(iter(coming_items(desk, agent, REST_KINDS)), None)
        if item is not None and item.start_s < desk.now + APART_S:
            return f"{name} has {some_activity(item.activity)} at {time_of_day(item.start_s)} anyway"
        return None

    def agent_gone_by(self, desk: Workspace, agent: Agent, at_s: float) -> str | None:
        """Nor may a break or another activity begin before."""
        return super().agent_gone_by(desk, agent, at_s) or off_floor_by(desk, agent, at_s)

    def without(self, desk: Workspace) -> dict[str, str]:
        """Also those whose turn would be too close to a break or the end of the shift."""
        left_out, done_s = super().without(desk), self.timing(desk).done_s
        agents = [agent for agent in self.possible(desk) if agent.id not in left_out]
        for agent in self._turns(desk, agents, done_s)[1]:
            left_out[agent.id] = (
                f"{desk.name(agent)}'s turn would be too close to a break or the end of the shift"
            )
        return left_out

    def why_not_at_all(self, desk: Workspace) -> str | None:
        """The channel must exist."""
        channel = None if self.channel is None else channel_named(desk, self.channel)
        return channel if isinstance(channel, str) else None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Who has worked longest without a rest, and whether the queues can spare one."""
        return [*tired(desk), *queues(desk)[:1]]

    def ends_s(self, desk: Workspace) -> float | None:
        """When the last turn is over."""
        done_s = self.timing(desk).done_s
        turns, _ = self._turns(desk, self.possible(desk), done_s)
        return turns[-1][1] + 60.0 * self.length if turns else None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """One after the other from now on."""
        length_s = 60.0 * self.length
        turns, no_turn = self._turns(desk, self.possible(desk), desk.now)
        for agent, start_s in turns:
            interventions.send_off(
                desk.floor, agent, MICRO_BREAK, AWAY, length_s, "Micro-break", at_s=start_s
            )
            desk.consequences.record("micro_break", agent.id, float(self.length), "", order.cause())
        crowded = [desk.name(agent) for agent in no_turn] if self.agents else []
        near = "a turn would be too close to a break or the end of the shift for"
        without = f" (left out: {near} {both(crowded)})" if crowded else ""
        if not turns:
            return f"nobody was left for a micro-break{without}"
        times = f"{in_minutes(length_s)} each, {counted(_at_once(desk), 'agent')} at a time"
        until = time_of_day(turns[-1][1] + length_s)
        return f"you sent {len(turns)} for micro-breaks in turn until {until} ({times}){without}"

    def _turns(
        self, desk: Workspace, agents: Sequence[Agent], from_s: float
    ) -> tuple[list[tuple[Agent, float]], list[Agent]]:
        """When each has a turn, longest without a rest first, and for whom none is left."""
        at_once, length_s = _at_once(desk), 60.0 * self.length
        turns: list[tuple[Agent, float]] = []
        no_turn: list[Agent] = []
        for agent in sorted(agents, key=lambda agent: (last_rest_s(agent), agent.index)):
            start_s = from_s + len(turns) // at_once * length_s
            if _free(desk, agent, start_s, length_s):
                turns.append((agent, start_s))
            else:
                no_turn.append(agent)
        return turns, no_turn

    def doing(self, desk: Workspace) -> str:
        """For whom."""
        return f"arranging micro-breaks for {self.who(desk)}"


def _at_once(desk: Workspace) -> int:
    """How many may be off at the same time."""
    return max(1, round(AT_ONCE_SHARE * len(at_work(desk))))


def _free(desk: Workspace, agent: Agent, start_s: float, length_s: float) -> bool:
    """Whether the time keeps clear of everything planned and of the shift's end."""
    if start_s + length_s > shift_end_s(agent, desk.now):
        return False
    return all(
        start_s + length_s + APART_S <= item.start_s or item.start_s + item.length_s + APART_S <= start_s
        for item in coming_items(desk, agent, REST_KINDS)
    )
