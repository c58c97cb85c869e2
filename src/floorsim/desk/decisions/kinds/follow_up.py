"""C11: a follow-up observation, promised to somebody who was coached in this run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.cases.follow_up import LAPSES, OBSERVE_MIN, PROMISED, promise_to_observe
from floorsim.desk.decisions.agent_facts import agent_facts
from floorsim.desk.decisions.families.person import PersonDecision
from floorsim.desk.decisions.pickers import MinutesPicker
from floorsim.units import MINUTE_S
from floorsim.wording.numbers import percent
from floorsim.wording.times import clock_from, in_minutes, time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent


class FollowUp(PersonDecision):
    """Tell somebody whom you coached by when you will listen to them again."""

    kind: ClassVar[str] = "follow_up"
    codes: ClassVar[tuple[str, ...]] = ("C11",)
    area: ClassVar[Area] = "coaching"
    title: ClassVar[str] = "Schedule a follow-up observation"
    short: ClassVar[str] = "follow up"
    minutes: ClassVar[float] = 1.0
    effect_now: ClassVar[str] = f"You owe them {OBSERVE_MIN:g} minutes by then; it is in your inbox."
    effect_later: ClassVar[str] = (
        "If you keep it, practice brings twice as much of what was coached. If you break it, "
        f"{percent(LAPSES)} of what practice brings is lost, and they notice."
    )

    within: Annotated[int, Field(ge=30, le=240), MinutesPicker(steps=(30, 60, 120, 240), label="Within")] = (
        Field(default=120, description="Within so many minutes")
    )

    @classmethod
    def agent_out_of_reach(cls, desk: Workspace, agent: Agent) -> str | None:
        """Somebody on the floor who was coached, and to whom nothing is promised yet."""
        reason = super().agent_out_of_reach(desk, agent)
        name = desk.name(agent)
        if reason is not None:
            return reason
        coached_s = agent_facts(desk, agent).coached_s
        if coached_s is None:
            return f"{name} was not coached in this run; there is nothing to listen for yet"
        for case in desk.cases.book.cases.values():
            one = case.category == "promise" and case.agent == agent.id and case.subject.startswith(PROMISED)
            if one and case.state == "open":
                return f"{name} is promised one already: {case.subject}"
            if one and case.opened_s >= coached_s:
                return f"{name} had one for that coaching; coach {name} again first"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What was coached and when, and what reviews show."""
        agent = desk.agent(self.agent)
        return () if agent is None else agent_facts(desk, agent).lines[::-1]

    def owed(self, desk: Workspace) -> Sequence[str]:
        """The observation."""
        due_s = self.timing(desk).done_s + self.within * MINUTE_S
        return (f"{in_minutes(OBSERVE_MIN * MINUTE_S)} of listening by {clock_from(due_s, desk.now)}",)

    def why_not(self, desk: Workspace) -> str | None:
        """There must be time for it before the agent goes home."""
        reason, agent = super().why_not(desk), desk.agent(self.agent)
        if reason is not None or agent is None or agent.shift_end_s is None:
            return reason
        if self.timing(desk).done_s + self.within * MINUTE_S <= agent.shift_end_s:
            return None
        return f"{desk.name(agent)}'s shift ends at {time_of_day(agent.shift_end_s)}; promise it for sooner"

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The promise is opened."""
        agent = desk.agent(self.agent)
        assert agent is not None
        last = desk.floor.ledger.last_coaching(agent.index)
        assert last is not None
        cause = order.cause(agents=(agent.id,))
        promise_to_observe(desk.consequences, agent, last.step, last.gain, cause, self.within * MINUTE_S)
        return f"you promised {desk.name(agent)} to listen again within {in_minutes(self.within * MINUTE_S)}"

    def doing(self, desk: Workspace) -> str:
        """With whom."""
        return f"agreeing a follow-up with {self.name(desk)}"
