"""A8: keep agents longer than their shift, by their own will or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal, Self

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.crews import people_words
from floorsim.desk.decisions.facts import queues
from floorsim.desk.decisions.families.agents import AgentIds, AgentsDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import AgentsPicker, ChoicePicker
from floorsim.desk.decisions.staff import not_at_work
from floorsim.floor import interventions
from floorsim.floor.agent import Agent
from floorsim.wording.names import both
from floorsim.wording.times import in_hours, in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

MOST_S: Final = 2 * 3600.0
"""Overtime of one agent in a day (D)."""
How = Literal["voluntary", "asked", "mandated"]

LABELS: Final[dict[How, str]] = {
    "voluntary": "Volunteers only",
    "asked": "Ask each person",
    "mandated": "Make it mandatory",
}
ASKED_MIN: Final = 1.0
"""Your minutes for each whom you ask in person (D)."""
ASKED_MORALE: Final = -0.02
"""Morale that it costs to stay for your sake, for one who would rather not (D)."""
MANDATED_MORALE: Final = (-0.02, -0.08)
"""Morale that mandated overtime costs those who would have stayed anyway, and those who would not (D;
overtime that nobody chose tires most and satisfies least: Beckers, van der Linden, Smulders, Kompier, Taris
and Geurts 2008)."""


class Overtime(AgentsDecision):
    """Extend shifts."""

    kind: ClassVar[str] = "overtime"
    codes: ClassVar[tuple[str, ...]] = ("A8",)
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Arrange overtime"
    short: ClassVar[str] = "extend"
    acts_on: ClassVar[ActsOn] = "agent"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"agent": "e", "interval": "e"}
    minutes: ClassVar[float] = 4.0
    effect_now: ClassVar[str] = "Nothing yet: they stay longer at the end of their shift."
    effect_later: ClassVar[str] = (
        "More people late in the day, at the overtime rate. Long shifts wear people out; mandatory ones "
        "cost morale as well."
    )

    agents: Annotated[
        AgentIds, AgentsPicker(hint="Who; if you choose nobody, everyone at work who wants to stay")
    ] = Field(default=(), description="Who stays longer; if nobody is named, everyone at work who wants to")
    length: Annotated[Literal[30, 60], ChoicePicker(labels={30: "30", 60: "60"}, label="Minutes")] = Field(
        default=30, description="How many minutes longer"
    )
    how: Annotated[How, ChoicePicker(labels=LABELS)] = Field(
        default="voluntary",
        description="Whether you take volunteers, ask each person, or make it mandatory",
    )

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """When the shift ends, and whether the agent would like to stay."""
        if agent.shift_end_s is None:
            return ""
        wish = "wants to stay" if agent.overtime_willing else "would rather not stay"
        return f"until {time_of_day(agent.shift_end_s)}, {wish}"

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """The agent must be at work."""
        reason = not_at_work(desk, agent)
        if reason is None and agent.shift_end_s is None:
            reason = f"{desk.name(agent)} is not on a shift"
        return reason

    def agent_why_not(self, desk: Workspace, agent: Agent) -> str | None:
        """There is a limit to a day's overtime."""
        reason = self.agent_out_of_reach(desk, agent)
        if reason is not None or agent.shift_end_s is None:
            return reason
        begins_s = agent.overtime_from_s if agent.overtime_from_s is not None else agent.shift_end_s
        if agent.shift_end_s + 60.0 * self.length - begins_s > MOST_S:
            limit = f"{in_hours(MOST_S)} of overtime a day is the limit"
            return f"{desk.name(agent)} stays until {time_of_day(agent.shift_end_s)} already; {limit}"
        return None

    def why_not(self, desk: Workspace) -> str | None:
        """Somebody must want to stay or be asked, and the budget must carry it."""
        reason = super().why_not(desk)
        if reason is None and not self.agents and self.how != "voluntary":
            reason = f"choose who {'is asked' if self.how == 'asked' else 'has'} to stay"
        if reason is None and not self._approached(desk):
            reason = "nobody at work wants to stay longer"
            if self.agents:
                reason = f"{self.who(desk)} would rather not stay; ask in person, or make it mandatory"
        return reason or desk.budget.too_little_overtime(self.overtime_s(desk))

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """The budget has been set aside already."""
        return None if self.possible(desk) else super().why_not_any_more(desk)

    def cost_minutes(self, desk: Workspace) -> float:
        """To ask in person takes a minute more for each."""
        each = ASKED_MIN * len(self._approached(desk)) if self.how == "asked" else 0.0
        return super().cost_minutes(desk) + each

    def cost_money(self, desk: Workspace) -> float:
        """The overtime rate for everyone who may stay."""
        return self._money(desk, len(self._approached(desk)))

    def overtime_s(self, desk: Workspace) -> float:
        """Everyone who may stay, for the length."""
        return 60.0 * self.length * len(self._approached(desk))

    def definite(self, desk: Workspace) -> Self:
        """With nobody named, the same for everyone who wants to stay as things are now."""
        if self.agents or self.how != "voluntary":
            return super().definite(desk)
        return self.model_copy(update={"agents": tuple(agent.id for agent in self._approached(desk))})

    def facts(self, desk: Workspace) -> Sequence[str]:
        """The budget left, who wants to stay and until when, and where the queues end the day."""
        left = (
            f"{in_hours(desk.budget.overtime_left_s)} of {in_hours(desk.budget.overtime_s)} of overtime left"
        )
        able = [agent for agent in desk.floor.agents if self.agent_why_not(desk, agent) is None]
        willing = [agent for agent in able if agent.overtime_willing]
        soonest = sorted(willing, key=lambda agent: (agent.shift_end_s or 0.0, agent.index))[:5]
        names = ", ".join(f"{desk.name(one)} to {time_of_day(one.shift_end_s or 0.0)}" for one in soonest)
        return [left, f"want to stay, {len(willing)} of {len(able)}: {names or 'nobody'}", *queues(desk)[:2]]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The shifts of those who stay end later; what was set aside for the others is free again."""
        cause = order.cause()
        asked = self.possible(desk)
        stayers = [agent for agent in asked if self._stays(desk, agent)]
        for agent in stayers:
            interventions.extend_shift(desk.floor, agent, 60.0 * self.length, ordered=self.how == "mandated")
            desk.consequences.record("overtime", agent.id, float(self.length), self.how, cause)
            if self.how == "mandated":
                desk.consequences.move_morale([agent], MANDATED_MORALE[not agent.overtime_willing], cause)
            elif not agent.overtime_willing:
                desk.consequences.move_morale([agent], ASKED_MORALE, cause)
        unspent = len(self._approached(desk)) - len(stayers)
        if unspent:
            desk.budget.spend(-self._money(desk, unspent), -60.0 * self.length * unspent)
        who = people_words(desk, stayers) or "nobody"
        verb = "ordered" if self.how == "mandated" else "gave"
        said = f"you {verb} {in_minutes(60.0 * self.length)} of overtime: {who}"
        declined = [desk.name(agent) for agent in asked if agent not in stayers]
        return f"{said}; {both(declined)} said no" if declined else said

    def concerned(self, desk: Workspace) -> list[Agent]:
        """Those who may stay."""
        return self._approached(desk)

    def _approached(self, desk: Workspace) -> list[Agent]:
        """Those who may stay: who wants to, of those named or of everyone; all whom you ask or order."""
        agents = self.named(desk) if self.agents else self.possible(desk)
        return [agent for agent in agents if self.how != "voluntary" or agent.overtime_willing]

    def _stays(self, desk: Workspace, agent: Agent) -> bool:
        """Whether the agent stays. Asked in person, the unwilling say yes as often as morale is high."""
        if self.how == "mandated" or agent.overtime_willing:
            return True
        day = desk.floor.day_of(desk.now)
        draw = desk.floor.random.few(1, "asked to stay", agent.id, day)[0]
        return self.how == "asked" and draw < agent.wellbeing.morale

    def doing(self, desk: Workspace) -> str:
        """Who stays."""
        return f"arranging overtime with {self.who(desk)}"

    def _money(self, desk: Workspace, heads: int) -> float:
        hours = heads * self.length / 60.0
        return desk.money_for(self.kind, hours * desk.floor.scenario.prices.overtime_hour)
