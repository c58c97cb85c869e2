"""B4: the last shift of a day stays half an hour longer: all of it, or those of one channel, or nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.decisions.families.roster_day import RosterDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChannelPicker, ChoicePicker, DayPicker
from floorsim.desk.decisions.staff import channel_named
from floorsim.floor import interventions
from floorsim.floor.rostering.changes import shift_on
from floorsim.floor.rostering.days_ahead import days_left
from floorsim.units import HOUR_S
from floorsim.wording.names import both
from floorsim.wording.numbers import counted
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent
    from floorsim.floor.channel import Channel

LONGER_S: Final = 1800.0
MOST_NAMED: Final = 4


class ExtendCoverage(RosterDecision):
    """Cover the evening for half an hour more."""

    kind: ClassVar[str] = "extend_coverage"
    codes: ClassVar[tuple[str, ...]] = ("B4",)
    title: ClassVar[str] = "Extend coverage by 30 minutes"
    short: ClassVar[str] = "coverage"
    acts_on: ClassVar[ActsOn] = "interval"
    verbs: ClassVar[Mapping[ActsOn, str]] = {}
    minutes: ClassVar[float] = 3.0
    also_today: ClassVar[bool] = True
    effect_now: ClassVar[str] = (
        "Those of the channel's last shift who like overtime stay half an hour longer."
    )
    effect_later: ClassVar[str] = "The last hour is covered, at the overtime rate; those who stay rest less."

    day: Annotated[int, Field(ge=1), DayPicker(today=True, hint="Which day")] = Field(
        description="Day of the scenario; 1 is the first"
    )
    channel: Annotated[str, ChannelPicker()] = Field(description="The channel whose evening it is")
    who: Annotated[
        Literal["everyone", "channel"],
        ChoicePicker(
            labels={"everyone": "Everyone who could take its contacts", "channel": "Only those who are on it"}
        ),
    ] = Field(default="channel", description="Everyone who could take its contacts, or those who are on it")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Where only today is left, overtime says the same with names."""
        return None if days_left(desk.floor) else "only today is left; arrange overtime instead"

    @classmethod
    def channel_why_not(cls, desk: Workspace, channel: Channel) -> str | None:
        """Written work can wait for the morning."""
        return None if channel.live else f"{channel.title} can wait for the next morning"

    def why_not(self, desk: Workspace) -> str | None:
        """Somebody must be willing to stay, and the budget carry it."""
        channel = channel_named(desk, self.channel)
        reason = channel if isinstance(channel, str) else self.channel_why_not(desk, channel)
        reason = super().why_not(desk) or reason
        if reason is None and not self._stayers(desk):
            reason = f"nobody of the last shift on {self.day_words(desk)} would stay"
        return reason or desk.budget.too_little_overtime(self.overtime_s(desk))

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """The budget has been set aside already."""
        return None if self._stayers(desk) else super().why_not_any_more(desk)

    def cost_money(self, desk: Workspace) -> float:
        """Half an hour at the overtime rate for each."""
        money = self.overtime_s(desk) / HOUR_S * desk.floor.scenario.prices.overtime_hour
        return desk.money_for(self.kind, money)

    def overtime_s(self, desk: Workspace) -> float:
        """Half an hour for each who stays."""
        return LONGER_S * len(self._stayers(desk))

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The evening's forecast and cover, interval by interval, and who would stay."""
        plan = [
            one for one in desk.consequences.wallboard.plan_of(self.day - 1) if one.channel == self.channel
        ]
        evening = [
            f"{time_of_day(one.start_s)}: {one.forecast:.0f} due, {one.staffed} on, {one.needed:.0f} needed"
            for one in plan[-4:]
            if one.needed is not None
        ]
        stay = self._stayers(desk)
        names = [desk.name(one) for one in stay[:MOST_NAMED]]
        if more := len(stay) - len(names):
            names.append(counted(more, "other"))
        return [*evening, f"would stay: {both(names)}"]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Their shifts end later, today's too."""
        stay, rosters, cause = self._stayers(desk), desk.consequences.rosters, order.cause()
        for agent in stay:
            if agent.shift_end_s is not None and self.day - 1 == desk.floor.day_of(desk.now):
                interventions.extend_shift(desk.floor, agent, LONGER_S)
            else:
                desk.budget.spend(0.0, -LONGER_S)  # the verb sets it aside itself
                rosters.extend(agent.id, self.day - 1, LONGER_S)
            desk.consequences.record("extend", agent.id, self.day, "30 minutes", cause)
        who = both(desk.name(agent) for agent in stay) or "nobody"
        return f"you extended coverage on {self.day_words(desk)} by 30 minutes: {who}"

    def doing(self, desk: Workspace) -> str:
        """Which evening."""
        return f"extending coverage on {self.day_words(desk)}"

    def _stayers(self, desk: Workspace) -> list[Agent]:
        """Who of the last shift could, by skill and law, and would."""
        index = desk.floor.compiled.channel_index.get(self.channel)
        if index is None:
            return []
        queues = {queue.index for queue in desk.floor.channels[index].queues}
        today, rosters = desk.floor.day_of(desk.now), desk.consequences.rosters
        ends_s: dict[int, float] = {}
        able = []
        for agent in desk.floor.agents:
            on_it = index in agent.home if self.who == "channel" else not queues.isdisjoint(agent.proficiency)
            shift = shift_on(agent, self.day - 1)
            if shift is None or not on_it or agent.resigned:
                continue
            ends_s[agent.index] = agent.overtime_at.get(shift[1], shift[1])
            stays = agent.shift_end_s is not None and agent.overtime_from_s is None
            if self.day - 1 != today or agent.shift_end_s is None:
                stays = rosters.why_not_longer(agent, self.day - 1, LONGER_S) is None
                stays = stays and shift[1] not in agent.overtime_at
            if stays and agent.overtime_willing:
                able.append(agent)
        last_s = max(ends_s.values(), default=0.0)
        return [agent for agent in able if ends_s[agent.index] == last_s]
