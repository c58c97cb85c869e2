"""B1, H5: a day off is granted, with somebody in their place or without; or leave is taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.decisions.families.roster_day import PersonsDayDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.floor.people.fairness import work_of
from floorsim.floor.rostering import changes
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

How = Literal["grant", "with_cover", "volunteer", "cancel"]
LABELS: Final[dict[How, str]] = {
    "grant": "Grant the day",
    "with_cover": "Grant it if somebody who is off takes the shift",
    "volunteer": "Leave stays; ask for a volunteer to come in",
    "cancel": "Cancel the leave",
}
GRANTED_MORALE: Final = 0.02
"""Morale that a day off granted brings (D: control over one's time, Bakker et al. 2003)."""
CANCELLED_MORALE: Final = -0.15
"""Morale that cancelled leave costs whose leave it was (D: it comes back at a tenth a day of what is missing,
so months pass)."""
CANCELLED_TEAM: Final = -0.02
"""Morale that it costs everybody else, who has leave too (D)."""


class TimeOff(PersonsDayDecision):
    """Decide on a day off."""

    kind: ClassVar[str] = "time_off"
    codes: ClassVar[tuple[str, ...]] = ("B1", "H5")
    title: ClassVar[str] = "Grant or cancel a day off"
    short: ClassVar[str] = "day off"
    acts_on: ClassVar[ActsOn] = "agent"
    minutes: ClassVar[float] = 3.0
    effect_now: ClassVar[str] = "The roster of that day changes; people hear of it at once."
    effect_later: ClassVar[str] = (
        "The day is worked with one person fewer, and the one who is off rests. Cancelled leave is "
        "remembered for months, by everybody."
    )

    how: Annotated[How, ChoicePicker(labels=LABELS)] = Field(
        default="grant", description="Grant the day, or what becomes of leave that has been granted"
    )

    def why_not(self, desk: Workspace) -> str | None:
        """There must be a shift to give up, or leave to talk about."""
        reason = super().why_not(desk)
        if reason is not None:
            return reason
        rosters, agent, day = desk.consequences.rosters, self.who(desk), self.day - 1
        if self.how == "cancel":
            return rosters.why_no_leave(agent, day)
        if self.how == "volunteer":
            if day not in agent.leave:
                return rosters.why_no_leave(agent, day)
            return None if self._volunteers(desk) else "nobody who is off could come in that day"
        reason = rosters.why_no_shift(agent, day)
        if reason is None and self.how == "with_cover" and not self._stand_ins(desk, agent):
            reason = f"nobody with the same work as {desk.name(agent)} is off that day"
        return reason

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Cover at each interval, who could stand in, and the days granted so far."""
        return list(self._facts(desk))

    def _facts(self, desk: Workspace) -> Iterator[str]:
        agent, day = self.who(desk), self.day - 1
        plan = changes.plan_on(agent, day)
        yield from self.cover_facts(desk, [(agent, plan, None)] if plan is not None else [])
        off = [desk.name(one) for one in self._stand_ins(desk, agent)]
        yield f"off that day with the same work: {', '.join(off) or 'nobody'}"
        granted = [
            record
            for record in desk.floor.ledger.effects
            if record.what == "leave" and record.whom == agent.id and record.detail == "granted"
        ]
        yield f"{counted(len(granted), 'day')} granted to {desk.name(agent)} so far"

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The roster changes, and what people think of it."""
        agent, day, cause = self.who(desk), self.day - 1, order.cause()
        name, words, rosters = desk.name(agent), self.day_words(desk), desk.consequences.rosters
        if self.how == "volunteer":
            came = rosters.call_in(1, day, None, False)
            for id in came:
                desk.consequences.record("call_in", id, self.day, "", cause)
            who = next((desk.name(one) for one in desk.floor.agents if one.id in came), "nobody")
            return f"you kept {name}'s leave on {words}; {who} comes in instead"
        if self.how == "cancel":
            rosters.cancel_leave(agent.id, day)
            desk.consequences.record("leave", agent.id, self.day, "cancelled", cause)
            desk.consequences.move_morale([agent], CANCELLED_MORALE, cause)
            others = [one for one in desk.floor.agents if one is not agent and not one.resigned]
            desk.consequences.move_morale(others, CANCELLED_TEAM, cause)
            return f"you cancelled {name}'s leave on {words}"
        if self.how == "with_cover":
            able = self._stand_ins(desk, agent)
            takes = next((one for one in able if rosters.comes(one, day)), None)
            if takes is None:
                return f"nobody would take {name}'s shift on {words}; it stays as it is"
            plan = changes.plan_on(agent, day)
            self._grant(desk, agent, order)
            changes.put_on(desk.floor, takes, day, plan)
            desk.consequences.record("shift", takes.id, self.day, f"{name}'s", cause)
            return f"you gave {name} {words} off; {desk.name(takes)} takes the shift"
        self._grant(desk, agent, order)
        return f"you gave {name} {words} off"

    def doing(self, desk: Workspace) -> str:
        """Whose day."""
        return f"deciding on {desk.name(self.who(desk))}'s {self.day_words(desk)}"

    def _grant(self, desk: Workspace, agent: Agent, order: Order) -> None:
        desk.consequences.rosters.leave(agent.id, self.day - 1)
        desk.consequences.record("leave", agent.id, self.day, "granted", order.cause())
        desk.consequences.move_morale([agent], GRANTED_MORALE, order.cause())

    def _stand_ins(self, desk: Workspace, agent: Agent) -> list[Agent]:
        """Who does the same work, is off that day and may take the shift."""
        rosters, day = desk.consequences.rosters, self.day - 1
        return [
            one
            for one in desk.floor.agents
            if work_of(one) == work_of(agent)
            and not one.resigned
            and changes.shift_on(one, day) is None
            and rosters.why_no_swap(agent, one, day) is None
        ]

    def _volunteers(self, desk: Workspace) -> bool:
        return bool(desk.consequences.rosters.could_come(self.day - 1, None, standby=False))
