"""C1: sit beside an agent on live contacts and coach one step of the rubric."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.agenda import coming_item, shift_end_s
from floorsim.desk.decision import ActsOn, Area, Decision, register
from floorsim.desk.fields import pick
from floorsim.desk.side_by_sides import HEAD_LOST
from floorsim.desk.staff import not_on_floor, unknown_agents
from floorsim.desk.wording import in_minutes, in_percent, reviewed
from floorsim.floor.agent import Agent
from floorsim.floor.people.learning import AT_ONCE, FAILS, PRACTICE_CONTACTS
from floorsim.words import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

Step = Literal["greeting", "verification", "listening", "policy", "resolution", "documentation"]

ACTIVITIES: Final = ("break", "lunch", "meeting", "training", "coaching", "one_to_one", "back_office")


@register
class SideBySide(Decision):
    """Coach an agent on live contacts."""

    kind: ClassVar[str] = "side_by_side"
    code: ClassVar[str] = "C1"
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Sit beside an agent"
    acts_on: ClassVar[ActsOn] = "agent"
    key: ClassVar[str | None] = "s"
    minutes: ClassVar[float] = 30.0
    effect_now: ClassVar[str] = (
        f"The agent works at {in_percent(1.0 - HEAD_LOST)} of the usual pace, and you see nothing else until "
        "the session is over."
    )
    effect_later: ClassVar[str] = (
        f"Skill at the step grows, {in_percent(AT_ONCE)} of it at once and the rest over the next "
        f"{PRACTICE_CONTACTS} contacts, most if it is what the agent is really weak in. One session in "
        f"{1 / FAILS:.0f} gives nothing or harms."
    )
    hands_on: ClassVar[bool] = True

    agent: str = Field(description="Whom you sit with", json_schema_extra=pick("agent"))
    step: Step = Field(
        description="Step of the contact you work on; reviews show which looks weak",
        json_schema_extra=pick("choice"),
    )

    @classmethod
    def out_of_reach(cls, desk: Desk, agent: Agent) -> str | None:
        """The agent must be on the floor."""
        return not_on_floor(desk, agent)

    @classmethod
    def about_agent(cls, desk: Desk, agent: Agent) -> str:
        """What the agent's reviews show, and which step looks weak in them."""
        seen = desk.floor.reviews.of_agent(agent.index)
        return "no reviews yet" if seen is None else reviewed(seen)

    def why_not(self, desk: Desk) -> str | None:
        """The agent must be on the floor, and stay there for the whole session."""
        agent = desk.agent(self.agent)
        if agent is None:
            return unknown_agents(desk, [self.agent])
        reason = self.out_of_reach(desk, agent)
        if reason is not None:
            return reason
        name, length = desk.name(agent), in_minutes(60.0 * self.cost_minutes(desk))
        end_s = desk.timing(self).done_s
        item = coming_item(desk, agent, ACTIVITIES)
        if item is not None and item.start_s < end_s:
            what = item.activity.replace("_", "-")
            return f"{name} has a {what} at {time_of_day(item.start_s)}, and this takes {length}"
        shift_s = shift_end_s(agent, desk.now)
        return (
            f"{name}'s shift ends at {time_of_day(shift_s)}, and this takes {length}"
            if shift_s < end_s
            else None
        )

    def why_not_any_more(self, desk: Desk) -> str | None:
        """The agent must still be on the floor."""
        agent = desk.agent(self.agent)
        return None if agent is None else self.out_of_reach(desk, agent)

    def begin(self, desk: Desk) -> str | None:
        """The supervisor sits down, if the agent is still there."""
        agent = desk.agent(self.agent)
        assert agent is not None
        reason = self.out_of_reach(desk, agent)
        if reason is None:
            desk.side_by_sides.start(agent)
        return reason

    def carry_out(self, desk: Desk) -> str:
        """What the session gave."""
        length_s = desk.side_by_sides.finish(self.step)
        return f"you sat with {self._name(desk)} for {in_minutes(length_s)} on {self.step}"

    def doing(self, desk: Desk) -> str:
        """With whom, on what."""
        return f"sitting with {self._name(desk)} on {self.step}"

    def _name(self, desk: Desk) -> str:
        agent = desk.agent(self.agent)
        return self.agent if agent is None else desk.name(agent)
