"""A8: keep agents longer than their shift, by their own will or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.agents import AgentsDecision, SomeAgentIds
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
MANDATED_MORALE: Final = (-0.02, -0.08)
"""Morale that mandated overtime costs those who would have stayed anyway, and those who would not (D)."""


class Overtime(AgentsDecision):
    """Extend shifts."""

    kind: ClassVar[str] = "overtime"
    code: ClassVar[str] = "A8"
    area: ClassVar[Area] = "scheduling"
    title: ClassVar[str] = "Give overtime"
    acts_on: ClassVar[ActsOn] = "agent"
    key: ClassVar[str | None] = "o"
    minutes: ClassVar[float] = 4.0
    effect_now: ClassVar[str] = "Nothing yet: they stay longer at the end of their shift."
    effect_later: ClassVar[str] = (
        "More people late in the day, for money; they tire, tomorrow too. Mandated, it costs goodwill."
    )

    agents: Annotated[SomeAgentIds, AgentsPicker()] = Field(description="Who stays longer")
    length: Annotated[Literal[30, 60], ChoicePicker(labels={30: "30", 60: "60"}, label="Minutes")] = Field(
        default=30, description="Minutes longer"
    )
    how: Annotated[
        Literal["voluntary", "mandated"],
        ChoicePicker(labels={"voluntary": "Ask those willing", "mandated": "Order it"}),
    ] = Field(default="voluntary", description="Whether they are asked or told")

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """The agent must be at work."""
        reason = not_at_work(desk, agent)
        if reason is None and agent.shift_end_s is None:
            reason = f"{desk.name(agent)} is not on a shift"
        return reason

    def agent_why_not(self, desk: Workspace, agent: Agent) -> str | None:
        """Asked, the agent must be willing; either way there is a limit."""
        reason = self.agent_out_of_reach(desk, agent)
        if reason is not None or agent.shift_end_s is None:
            return reason
        name = desk.name(agent)
        if self.how == "voluntary" and not agent.overtime_willing:
            return f"{name} would rather not stay; ask others, or order it"
        begins_s = agent.overtime_from_s if agent.overtime_from_s is not None else agent.shift_end_s
        if agent.shift_end_s + 60.0 * self.length - begins_s > MOST_S:
            limit = f"{in_hours(MOST_S)} of overtime a day is the limit"
            return f"{name} stays until {time_of_day(agent.shift_end_s)} already; {limit}"
        return None

    def why_not(self, desk: Workspace) -> str | None:
        """The budget must carry it."""
        reason = super().why_not(desk)
        if reason is None and self.overtime_s(desk) > desk.budget.overtime_left_s:
            wanted, left = in_hours(self.overtime_s(desk)), in_hours(desk.budget.overtime_left_s)
            reason = f"this is {wanted} of overtime, and your budget has {left} left"
        return reason

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """The budget has been set aside already."""
        return None if self.possible(desk) else super().why_not_any_more(desk)

    def cost_money(self, desk: Workspace) -> float:
        """The overtime rate for everyone named."""
        return self._money(desk, len(self.named(desk)))

    def overtime_s(self, desk: Workspace) -> float:
        """Everyone named, for the length."""
        return 60.0 * self.length * len(self.named(desk))

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The shifts end later."""
        stayers, cause = self.possible(desk), order.cause()
        for agent in stayers:
            interventions.extend_shift(desk.floor, agent, 60.0 * self.length)
            desk.consequences.record("overtime", agent.id, float(self.length), self.how, cause)
            if self.how == "mandated":
                desk.consequences.move_morale([agent], MANDATED_MORALE[not agent.overtime_willing], cause)
        unspent_s = self.overtime_s(desk) - 60.0 * self.length * len(stayers)
        if unspent_s:
            desk.budget.spend(self._money(desk, len(stayers)) - self.cost_money(desk), -unspent_s)
        who = both(desk.name(agent) for agent in stayers) or "nobody"
        verb = "ordered" if self.how == "mandated" else "gave"
        return f"you {verb} {in_minutes(60.0 * self.length)} of overtime: {who}"

    def doing(self, desk: Workspace) -> str:
        """Who stays."""
        return f"arranging overtime with {self.who(desk)}"

    def _money(self, desk: Workspace, heads: int) -> float:
        hours = heads * self.length / 60.0
        return desk.money_for(self.kind, hours * desk.floor.scenario.prices.overtime_hour)
