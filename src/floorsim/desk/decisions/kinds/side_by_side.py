"""C1: sit beside an agent on live contacts and coach one step of the rubric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.consequences.sessions import coached
from floorsim.desk.decisions.agent_facts import agent_facts
from floorsim.desk.decisions.agents_agenda import coming_item, shift_end_s
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import AgentPicker, ChoicePicker
from floorsim.floor.agent import Agent
from floorsim.floor.people.handling import refresh
from floorsim.floor.people.learning import AT_ONCE, FAILS, LEAST_SESSION_S, PRACTICE_CONTACTS
from floorsim.floor.people.steps import STEPS
from floorsim.scenario.values.steps import Step
from floorsim.wording.activities import some_activity
from floorsim.wording.numbers import percent
from floorsim.wording.times import in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

HEAD_LOST: Final = 0.3
"""Part of an agent's capacity that a side-by-side on live contacts takes (decision catalogue C1, D): one goes
on taking contacts at seven tenths of the usual pace, since most is talked through during them."""
ATTENTION_MORALE: Final = 0.01
"""Morale that a session's attention gives the agent (D)."""


ACTIVITIES: Final = ("break", "lunch", "meeting", "training", "coaching", "one_to_one", "back_office")


class SideBySide(PersonDecision):
    """Coach an agent on live contacts."""

    kind: ClassVar[str] = "side_by_side"
    codes: ClassVar[tuple[str, ...]] = ("C1", "C3")
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Sit beside an agent"
    short: ClassVar[str] = "sit beside"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"agent": "s"}
    minutes: ClassVar[float] = 30.0
    effect_now: ClassVar[str] = (
        f"The agent works at {percent(1.0 - HEAD_LOST)} of the usual pace, and you see nothing else until "
        "the session is over."
    )
    effect_later: ClassVar[str] = (
        f"Skill at the step grows: {percent(AT_ONCE)} of it at once, the rest over the next "
        f"{PRACTICE_CONTACTS} contacts, most where the agent is really weak. One session in "
        f"{1 / FAILS:.0f} does nothing or does harm."
    )
    hands_on: ClassVar[bool] = True

    agent: Annotated[str, AgentPicker()] = Field(description="Who you sit with")
    step: Annotated[Step, ChoicePicker(labels={step: step for step in STEPS})] = Field(
        description="Step of the contact you work on; reviews show which looks weak"
    )

    @classmethod
    def about_agent(cls, desk: Workspace, agent: Agent) -> str:
        """What the agent's reviews show, and which step looks weak in them."""
        seen = desk.floor.reviews.of_agent(agent.index)
        return "no reviews yet" if seen is None else seen.sentence

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What is known of the agent's quality, and how sure that is."""
        agent = desk.agent(self.agent)
        return () if agent is None else agent_facts(desk, agent).lines

    def why_not(self, desk: Workspace) -> str | None:
        """The agent must be on the floor, and stay there for the whole session."""
        reason, agent = super().why_not(desk), desk.agent(self.agent)
        if reason is not None or agent is None:
            return reason
        name, length = desk.name(agent), in_minutes(60.0 * self.cost_minutes(desk))
        end_s = self.timing(desk).done_s
        item = coming_item(desk, agent, ACTIVITIES)
        if item is not None and item.start_s < end_s:
            what = some_activity(item.activity)
            return f"{name} has {what} at {time_of_day(item.start_s)}, and this takes {length}"
        shift_s = shift_end_s(agent, desk.now)
        return (
            f"{name}'s shift ends at {time_of_day(shift_s)}, and this takes {length}"
            if shift_s < end_s
            else None
        )

    def why_not_any_more(self, desk: Workspace) -> str | None:
        """The agent must still be on the floor."""
        agent = desk.agent(self.agent)
        return None if agent is None else self.agent_out_of_reach(desk, agent)

    def begin(self, desk: Workspace, order: Order) -> str | None:
        """The supervisor sits down, if the agent is still there; contacts begun from now on go slower."""
        agent = desk.agent(self.agent)
        assert agent is not None
        reason = self.agent_out_of_reach(desk, agent)
        if reason is None:
            order.notes["pace"], order.notes["from_s"] = agent.wellbeing.pace, desk.now
            agent.wellbeing.pace /= 1.0 - HEAD_LOST
            refresh(agent.wellbeing)
        return reason

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The agent is back at their own pace, and has learnt what the session gave."""
        agent = desk.agent(self.agent)
        assert agent is not None
        agent.wellbeing.pace = order.notes["pace"]
        refresh(agent.wellbeing)
        length_s = desk.now - order.notes["from_s"]
        if length_s >= LEAST_SESSION_S and desk.floor.people:
            self._teach(desk, order, agent, length_s)
        return f"you sat with {self.name(desk)} for {in_minutes(length_s)} on {self.step}"

    def _teach(self, desk: Workspace, order: Order, agent: Agent, length_s: float) -> None:
        """What it gives is drawn for the agent and the moment at which the session was decided on."""
        occasion = f"{order.accepted_s:.3f}"
        u = desk.floor.random.uniforms(2, "side by side", agent.id, occasion).tolist()
        coached(desk.consequences, agent, self.step, (u[0], u[1]), order.cause(), session_s=length_s)
        desk.consequences.move_morale([agent], ATTENTION_MORALE, order.cause())

    def why_not_broken_off(self, desk: Workspace) -> str | None:
        """It can, at any moment."""
        return None

    def doing(self, desk: Workspace) -> str:
        """With whom, on what."""
        return f"sitting with {self.name(desk)} on {self.step}"
