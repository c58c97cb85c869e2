"""B7: somebody learns a queue that too few can serve: who, what, when, for how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.later_days import no_later_day
from floorsim.desk.decisions.pickers import ChannelPicker, NumberPicker
from floorsim.desk.decisions.staff import channel_named, channel_title, unknown_agents
from floorsim.floor.channel import Channel
from floorsim.floor.people.new_skills import FIRST, PER_HOUR, TOP, thin
from floorsim.floor.roster import PlannedItem
from floorsim.floor.rostering import changes
from floorsim.floor.states import TRAINING
from floorsim.units import DAY_S, HOUR_S
from floorsim.wording.names import both
from floorsim.wording.numbers import counted, percent
from floorsim.wording.times import clock_from

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

TITLE: Final = "Cross-training"
MORALE: Final = 0.02
"""Learning something new (D)."""


class HourPicker(NumberPicker):
    """An hour of the day."""

    def words(self, step: int) -> str:
        """As a clock shows it."""
        return f"{step:02d}:00"


class CrossTrain(PersonDecision):
    """Plan a training in which an agent learns to serve a channel."""

    kind: ClassVar[str] = "cross_train"
    codes: ClassVar[tuple[str, ...]] = ("B7",)
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Plan a cross-training"
    short: ClassVar[str] = "cross-train"
    minutes: ClassVar[float] = 15.0
    effect_now: ClassVar[str] = "It is in the agent's plan of that day; they take no contacts during it."
    effect_later: ClassVar[str] = (
        f"Afterwards they can serve the channel, at {percent(FIRST + 2 * PER_HOUR)} after two hours and "
        f"{percent(FIRST + 4 * PER_HOUR)} after four, growing to {percent(TOP)} with the contacts that they "
        "take. Training that is cut off before its end teaches nothing."
    )

    channel: Annotated[str, ChannelPicker()] = Field(description="The channel that they learn")
    in_days: Annotated[int, Field(ge=0, le=20), NumberPicker(steps=(0, 1, 2, 3, 4), label="In days")] = Field(
        default=1, description="In so many days; 0 is today"
    )
    hour: Annotated[int, Field(ge=6, le=20), HourPicker(steps=(9, 11, 13, 14, 15), label="At")] = Field(
        default=14, description="The hour of the day at which it begins"
    )
    hours: Annotated[int, Field(ge=2, le=4), NumberPicker(steps=(2, 3, 4))] = Field(
        default=2, description="For so many hours"
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be a day to come."""
        return no_later_day(desk)

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """Planned for days on which they work; they need not be here now."""
        return f"{desk.name(agent)} has left" if agent.resigned else None

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """What the agent can serve, and how well."""
        known = [
            f"{queue.title} {percent(agent.proficiency[queue.index])}"
            for queue in desk.floor.queues
            if queue.index in agent.proficiency
        ]
        return both(known)

    @classmethod
    def about_channel(cls, desk: Workspace, channel: Channel) -> str:
        """How many can serve it."""
        return f"{len(_able(desk, channel))} trained"

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The queues that too few can serve, and what the agent can."""
        agent = desk.agent(self.agent)
        lines = [
            f"{title}: nobody is trained" if not people else f"{title}: only {desk.name(people[0])}"
            for title, people in thin(desk.floor)
        ]
        lines = lines or ["every queue has two people or more"]
        if agent is not None:
            lines.append(f"{desk.name(agent)}: {self.about_agent(desk, agent)}")
        return lines

    def why_not(self, desk: Workspace) -> str | None:
        """They must work then, have room, and not know it; their group must be let serve it."""
        agent, channel = desk.agent(self.agent), channel_named(desk, self.channel)
        if agent is None:
            return unknown_agents(desk, [self.agent])
        if isinstance(channel, str) or agent.resigned:
            return channel if isinstance(channel, str) else self.agent_out_of_reach(desk, agent)
        name, rostering = desk.name(agent), desk.consequences.rosters
        if any(queue.index in agent.proficiency for queue in channel.queues):
            return f"{name} is trained on {channel.title} already"
        skills = agent.skills | {channel.queues[0].skill}
        if not desk.floor.compiled.may_serve(agent.group, skills, channel.queues[0]):
            return f"{name}'s group does not serve {channel.title}"
        if any(item.skill == channel.queues[0].skill for item in agent.agenda if not item.cancelled):
            return f"{name} has a training on {channel.title} planned already"
        start_s = self._start_s(desk)
        if start_s <= desk.now or start_s >= desk.floor.end_s:
            return "choose a time to come within these days"
        reason = rostering.why_no_shift(agent, self._day(desk)) if self.in_days else None
        return reason or rostering.why_no_room(agent, self._day(desk), start_s, self.hours * HOUR_S)

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """It stands in the plan."""
        agent, channel = desk.agent(self.agent), channel_named(desk, self.channel)
        assert agent is not None
        assert not isinstance(channel, str)
        start_s, on = self._start_s(desk), desk.consequences
        title, skill = f"{TITLE}: {channel.title}", channel.queues[0].skill
        planned = PlannedItem("training", TRAINING, start_s, self.hours * HOUR_S, title, None, skill)
        changes.put_in(desk.floor, agent, planned)
        on.record(self.kind, agent.id, float(self.hours), channel.id, order.cause(agents=(agent.id,)))
        on.move_morale([agent], MORALE, order.cause(agents=(agent.id,)))
        at = clock_from(start_s, desk.now)
        return f"you planned {counted(self.hours, 'hour')} of {channel.title} for {desk.name(agent)} at {at}"

    def doing(self, desk: Workspace) -> str:
        """Whom, on what."""
        return f"planning a training on {channel_title(desk, self.channel)} for {self.name(desk)}"

    def _day(self, desk: Workspace) -> int:
        return desk.floor.day_of(desk.now) + self.in_days

    def _start_s(self, desk: Workspace) -> float:
        return self._day(desk) * DAY_S + self.hour * HOUR_S


def _able(desk: Workspace, channel: Channel) -> list[Agent]:
    here = [agent for agent in desk.floor.agents if not agent.resigned]
    return [one for one in here if any(queue.index in one.proficiency for queue in channel.queues)]
