"""D9: an agent who has just had a hostile customer is looked after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.desk.decisions.staff import not_on_floor
from floorsim.scenario.effects.world import Cause
from floorsim.units import MINUTE_S
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

LATELY_S: Final = 45 * MINUTE_S
"""So long after a hostile contact it helps to be looked after (D)."""
MINUTES: Final = {"back": 1.0, "time_off": 1.0, "talk": 8.0}
OFF: Final = {"time_off": "10m", "talk": "8m"}
"""How long the agent takes no contacts."""
RELIEF: Final = 0.6
"""Talking it through takes this part of the contact off what hostility does to exhaustion; work taken away
takes nothing off it (direction Li and Zhou 2013; size D)."""
HEARD: Final = 0.01
"""Morale of an agent who was listened to (D)."""


class AfterCare(PersonDecision):
    """Look after an agent who has just had a hostile customer."""

    kind: ClassVar[str] = "after_care"
    codes: ClassVar[tuple[str, ...]] = ("D9",)
    area: ClassVar[Area] = "people"
    title: ClassVar[str] = "Look after an agent after a hostile customer"
    short: ClassVar[str] = "after-care"
    minutes: ClassVar[float] = 8.0
    effect_now: ClassVar[str] = "Off the queue the agent recovers a little; talking takes both of you."
    effect_later: ClassVar[str] = (
        "Talking weakens what hostility does to exhaustion by the end of the shift. Time off alone does not."
    )

    choice: Annotated[
        Literal["back", "time_off", "talk"],
        ChoicePicker(
            labels={
                "back": "Ask if it's all right, and back to the queue",
                "time_off": "Ten minutes off the queue",
                "talk": "Talk it through, away from the desk",
            }
        ),
    ] = Field(description="How")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Somebody must have had a hostile customer."""
        if any(cls.agent_out_of_reach(desk, agent) is None for agent in desk.floor.agents):
            return None
        return "nobody on the floor has had a hostile customer lately"

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """On the floor, with a hostile contact behind them that nobody has talked about."""
        reason = not_on_floor(desk, agent)
        if reason is not None:
            return reason
        last_s = agent.wellbeing.last_hostile_s
        if desk.now - last_s > LATELY_S:
            return "no hostile customer lately"
        for order in desk.taken_before(cls.kind):
            decision = order.decision
            if isinstance(decision, AfterCare) and decision.agent == agent.id and order.accepted_s >= last_s:
                return "you have looked after them since"
        return None

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """When it was, and how many there were."""
        state = agent.wellbeing
        if state.last_hostile_s < 0:
            return ""
        return f"hostile customer {time_of_day(state.last_hostile_s)}, {state.hostile_contacts:.0f} today"

    @classmethod
    def about_choice(cls, desk: Workspace, value: str) -> str:
        """Its minutes."""
        return in_minutes(60.0 * MINUTES[value])

    def cost_minutes(self, desk: Workspace) -> float:
        """Talking takes longer."""
        return desk.minutes_for(self.kind, MINUTES[self.choice])

    def takes_hands(self, desk: Workspace) -> bool:
        """Talking does."""
        return self.choice == "talk"

    def begin(self, desk: Workspace, order: Order) -> None:
        """The agent leaves the queue while you talk."""
        if self.choice == "talk":
            desk.consequences.bring_about(
                "away", {"agent": self.agent, "minutes": OFF["talk"]}, self._cause(order)
            )

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """What it brings the agent."""
        cause, name = self._cause(order), self.name(desk)
        if self.choice == "time_off":
            desk.consequences.bring_about("away", {"agent": self.agent, "minutes": OFF["time_off"]}, cause)
            return f"you gave {name} ten minutes off the queue"
        if self.choice == "back":
            return f"you asked {name} if it was all right"
        desk.consequences.bring_about("relieve", RELIEF, cause)
        desk.consequences.bring_about("morale", {"agents": (self.agent,), "by": HEARD}, cause)
        return f"you talked the hostile customer through with {name}"

    def doing(self, desk: Workspace) -> str:
        """With whom."""
        return f"looking after {self.name(desk)}"

    def _cause(self, order: Order) -> Cause:
        return order.cause(agents=(self.agent,))
