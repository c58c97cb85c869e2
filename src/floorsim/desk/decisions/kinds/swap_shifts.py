"""B2: two people work each other's shift on a day, as they like or only if every interval stays covered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.consequences.rostering import gap_words
from floorsim.desk.decisions.families.roster_day import MOST_GAPS, PersonsDayDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import AgentPicker, ChoicePicker
from floorsim.desk.decisions.staff import unknown_agents
from floorsim.floor.people.fairness import work_of
from floorsim.floor.rostering.changes import shift_on
from floorsim.wording.names import both
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

SWAP_MORALE: Final = 0.02
"""Morale that a swap brings each of the two who asked for it (D: swaps people arrange are cheap goodwill)."""


class SwapShifts(PersonsDayDecision):
    """Let two people swap."""

    kind: ClassVar[str] = "swap_shifts"
    codes: ClassVar[tuple[str, ...]] = ("B2",)
    title: ClassVar[str] = "Swap two people's shifts"
    short: ClassVar[str] = "swap"
    acts_on: ClassVar[ActsOn] = "agent"
    minutes: ClassVar[float] = 2.0
    effect_now: ClassVar[str] = "Both have the other's hours and breaks in the roster of that day."
    effect_later: ClassVar[str] = (
        "Two people are pleased. If they can't do the same work, an interval lacks a skill that day."
    )

    colleague: Annotated[
        str | None, AgentPicker(label="With", none="anybody with the same work", hint="Whom they swap with")
    ] = Field(default=None, description="With whom; left out, anybody with the same work")
    how: Annotated[
        Literal["approve", "if_covered"],
        ChoicePicker(
            labels={"approve": "Approve it", "if_covered": "Only if no interval is short because of it"}
        ),
    ] = Field(default="approve", description="Approve it, or on the condition that every interval is covered")

    def why_not(self, desk: Workspace) -> str | None:
        """Both must exist, have hours to swap, and the law allow it."""
        reason = super().why_not(desk)
        if reason is None and self.colleague is not None:
            reason = unknown_agents(desk, [self.colleague])
        if reason is not None:
            return reason
        agent, other = self.who(desk), self._other(desk)
        rosters = desk.consequences.rosters
        if other is None:
            reason = rosters.why_no_shift(agent, self.day - 1)
            return reason or f"nobody could swap with {desk.name(agent)} on {self.day_words(desk)}"
        reason = rosters.why_no_swap(agent, other, self.day - 1)
        if reason is None and self.how == "if_covered":
            short = rosters.swap_gaps(agent, other, self.day - 1)
            reason = f"with it {gap_words(short[0])}" if short else None
        return reason

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Both people's hours, and the intervals that would lack somebody, channel by channel."""
        agent, other = self.who(desk), self._other(desk)
        assert other is not None
        lines = [f"{desk.name(one)}: {self._hours(desk, one)}" for one in (agent, other)]
        short = desk.consequences.rosters.swap_gaps(agent, other, self.day - 1)
        lines += [f"with it {gap_words(gap)}" for gap in short[:MOST_GAPS]]
        return lines if short else [*lines, "every interval keeps the people it needs"]

    def definite(self, desk: Workspace) -> SwapShifts:
        """With anybody who does the same work at other hours."""
        other = self._other(desk) if desk.agent(self.agent) is not None else None
        return self if other is None else self.model_copy(update={"colleague": other.id})

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The two swap."""
        agent, other, cause = self.who(desk), self._other(desk), order.cause()
        assert other is not None
        desk.consequences.rosters.swap(agent.id, other.id, self.day - 1, False)
        desk.consequences.record("swap", agent.id, self.day, other.id, cause)
        desk.consequences.move_morale([agent, other], SWAP_MORALE, cause)
        return f"you let {desk.name(agent)} and {desk.name(other)} swap on {self.day_words(desk)}"

    def doing(self, desk: Workspace) -> str:
        """Whose day."""
        return f"looking at a swap for {desk.name(self.who(desk))} on {self.day_words(desk)}"

    def _other(self, desk: Workspace) -> Agent | None:
        if self.colleague is not None:
            return desk.agent(self.colleague)
        agent, rosters, day = self.who(desk), desk.consequences.rosters, self.day - 1
        able = (one for one in desk.floor.agents if rosters.why_no_swap(agent, one, day) is None)
        return min(able, key=lambda one: (work_of(one) != work_of(agent), one.index), default=None)

    def _hours(self, desk: Workspace, agent: Agent) -> str:
        shift = shift_on(agent, self.day - 1)
        hours = "off" if shift is None else f"{time_of_day(shift[0])}–{time_of_day(shift[1])}"
        titles = [desk.floor.channels[index].title for index in agent.home]
        return f"{hours}, {both(titles)}"
