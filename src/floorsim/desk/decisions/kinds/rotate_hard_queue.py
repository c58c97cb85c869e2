"""H2: those who had the hard contacts change places with others for a while."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.agents_agenda import shift_end_s
from floorsim.desk.decisions.facts import MOST_LINES, channel_view, queue_line
from floorsim.desk.decisions.families.agents import off_floor_by
from floorsim.desk.decisions.families.channel import ChannelDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import MinutesPicker, NumberPicker
from floorsim.desk.decisions.staff import at_work, can_serve, channel_named, not_on_floor
from floorsim.floor import interventions
from floorsim.floor.agent import Agent
from floorsim.floor.channel import Channel
from floorsim.units import MINUTE_S
from floorsim.wording.names import both
from floorsim.wording.numbers import counted
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class RotateHardQueue(ChannelDecision):
    """Swap people between a hard queue and an easier one."""

    kind: ClassVar[str] = "rotate_hard_queue"
    codes: ClassVar[tuple[str, ...]] = ("H2",)
    area: ClassVar[Area] = "people"
    title: ClassVar[str] = "Rotate people off a hard queue"
    short: ClassVar[str] = "rotate"
    verbs: ClassVar[Mapping[ActsOn, str]] = {}
    minutes: ClassVar[float] = 3.0
    effect_now: ClassVar[str] = (
        "Those with the most hostile customers today change places with others trained for it. Both sides "
        "change over for a few minutes and are slower where they are weaker."
    )
    effect_later: ClassVar[str] = (
        "Hostile customers are spread over more people, who tire less and stay; more than one person knows "
        "the queue. They change back by themselves."
    )

    many: Annotated[int, Field(ge=1, le=5), NumberPicker(steps=(1, 2, 3), label="Pairs")] = Field(
        default=1, description="How many pairs change places"
    )
    length: Annotated[int, Field(ge=20, le=180), MinutesPicker(steps=(30, 45, 60, 90, 120), label="For")] = (
        Field(default=60, description="Minutes until they change back")
    )

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Somebody on it must be able to change places with somebody elsewhere."""
        if not _pairs(desk, channel, 1):
            return (
                f"nobody on {channel.title} can change places with somebody trained on it; "
                "micro-breaks can still help"
            )
        return None

    def why_not(self, desk: Workspace) -> str | None:
        """The people must be at work until they change back."""
        reason, channel = super().why_not(desk), channel_named(desk, self.channel)
        if reason is not None or not isinstance(channel, Channel):
            return reason
        until_s = self.timing(desk).done_s + MINUTE_S * self.length
        for out, into in _pairs(desk, channel, self.many):
            first = min(out, into, key=lambda agent: shift_end_s(agent, desk.now))
            end_s = shift_end_s(first, desk.now)
            if end_s < until_s:
                return f"{desk.name(first)} goes home at {time_of_day(end_s)}; take a shorter time"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Who had hostile customers today, who could take turns, and the queue."""
        view, channel = channel_view(desk, self.channel), channel_named(desk, self.channel)
        if view is None or not isinstance(channel, Channel):
            return ()
        lines, had = [], _hostile(desk)
        most = sorted(had.items(), key=lambda one: (-one[1], one[0]))[:MOST_LINES]
        if most:
            said = ", ".join(f"{desk.name(desk.floor.agents[agent])} {count}" for agent, count in most)
            lines.append(f"hostile customers today: {said}")
        trained = [agent for agent in at_work(desk) if can_serve(desk, agent, channel)]
        lines.append(f"{counted(len(trained), 'agent')} at work trained on {channel.title}")
        for out, into in _pairs(desk, channel, self.many):
            there = both(desk.floor.channels[index].title for index in into.home)
            lines.append(f"{desk.name(out)} to {there}, {desk.name(into)} to {channel.title}")
        return [*lines, queue_line(view)]

    def ends_s(self, desk: Workspace) -> float | None:
        """When they change back."""
        return self.timing(desk).done_s + MINUTE_S * self.length

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Each pair changes places."""
        channel = channel_named(desk, self.channel)
        assert isinstance(channel, Channel)
        until_s, said = desk.now + MINUTE_S * self.length, []
        for out, into in _pairs(desk, channel, self.many):
            there = into.home
            interventions.move_agent(desk.floor, out, there, until_s)
            interventions.move_agent(desk.floor, into, (channel.index,), until_s)
            for agent, to in ((out, there[0]), (into, channel.index)):
                where = desk.floor.channels[to].id
                desk.consequences.record("move", agent.id, 0.0, where, order.cause())
            said.append(f"{desk.name(out)} with {desk.name(into)}")
        if not said:
            return f"nobody was left to change places on {channel.title}"
        return f"you rotated {both(said)} on {channel.title} for {in_minutes(MINUTE_S * self.length)}"

    def doing(self, desk: Workspace) -> str:
        """Where."""
        return f"rotating people on {self.where(desk)}"


def _hostile(desk: Workspace) -> Counter[int]:
    """Hostile customers of each agent (index) since the shift began."""
    found: Counter[int] = Counter()
    for contact in desk.floor.ledger.finished:
        own = contact.hostile and contact.agent >= 0
        if own and contact.answered_s >= desk.floor.agents[contact.agent].logged_in_s:
            found[contact.agent] += 1
    return found


def _pairs(desk: Workspace, channel: Channel, many: int) -> list[tuple[Agent, Agent]]:
    """Who goes and who comes: those with the most hostile customers first, for those with the fewest."""
    had, floor = _hostile(desk), desk.floor
    there_s = desk.now + 15 * MINUTE_S

    def free(agent: Agent) -> bool:
        return (
            not_on_floor(desk, agent) is None
            and agent.on == agent.home
            and len(agent.home) == 1
            and off_floor_by(desk, agent, there_s) is None
        )

    on = [agent for agent in floor.agents if agent.home == (channel.index,) and free(agent)]
    on.sort(key=lambda agent: (-had[agent.index], agent.index))
    elsewhere = [
        agent
        for agent in floor.agents
        if agent.home != (channel.index,) and free(agent) and can_serve(desk, agent, channel)
    ]
    elsewhere.sort(key=lambda agent: (had[agent.index], agent.index))
    pairs: list[tuple[Agent, Agent]] = []
    for out in on:
        into = next((one for one in elsewhere if can_serve(desk, out, floor.channels[one.home[0]])), None)
        if into is not None and len(pairs) < many:
            pairs.append((out, into))
            elsewhere.remove(into)
    return pairs
