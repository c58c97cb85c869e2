"""A13: take the one contact that an agent is stuck on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.on_contact import OnContactDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.floor import stepping_in

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class TakeOver(OnContactDecision):
    """Take over an agent's customer."""

    kind: ClassVar[str] = "take_over"
    codes: ClassVar[tuple[str, ...]] = ("A13",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Take over an agent's contact"
    short: ClassVar[str] = "take over"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"agent": "t"}
    minutes: ClassVar[float] = 12.0
    effect_now: ClassVar[str] = (
        "The agent is free for the next customer. You see nothing else until this one is done."
    )
    effect_later: ClassVar[str] = (
        "The agent learns nothing from it. What came in for you in that time is waiting."
    )
    hands_on: ClassVar[bool] = True
    open_ended: ClassVar[bool] = True

    def begin(self, desk: Workspace, order: Order) -> str | None:
        """The customer is put through, if still on the line."""
        agent = desk.agent(self.agent)
        assert agent is not None
        reason = self.agent_out_of_reach(desk, agent)
        if reason is not None:
            return reason

        def over(now_s: float) -> None:
            desk.floor.on_supervisor_free = None
            desk.calendar.finish()

        if not stepping_in.take_over(desk.floor, agent, desk.now):
            return "you have a customer on the line already"
        desk.floor.on_supervisor_free = over
        return None

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The contact is over; its effect was its own."""
        desk.consequences.record("own_contacts", self.agent, 1.0, "taken over", order.cause())
        return f"you took over {self.name(desk)}'s customer"

    def why_not_broken_off(self, desk: Workspace) -> str | None:
        """A customer is on the line."""
        return "a customer is on the line with you; that has to be finished"

    def doing(self, desk: Workspace) -> str:
        """Whose customer."""
        return f"on the line with {self.name(desk)}'s customer"
