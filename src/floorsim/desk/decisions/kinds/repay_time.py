"""A3: give borrowed back-office time back now, agree on tomorrow, or say that it will not come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.facts import queues
from floorsim.desk.decisions.families.words import MessageDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.lent_time import BORROW, REPAY, Agreed, Loan, open_loans
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.floor import interventions
from floorsim.floor.agent import Agent
from floorsim.floor.states import BACK_OFFICE
from floorsim.wording.names import both
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

LABELS: Final[dict[Agreed, str]] = {
    "now": "Now: they go back and get their time",
    "tomorrow": "They go back; the time comes tomorrow",
    "never": "They go back; the time does not come",
}
TRUST: Final[dict[Agreed, float]] = {"now": 0.03, "tomorrow": 0.0, "never": -0.03}
"""Leadership's trust, since the back office speaks of it (D)."""
MORALE: Final[dict[Agreed, float]] = {"now": 0.01, "tomorrow": 0.0, "never": -0.02}
"""Morale of those lent (D)."""


class RepayTime(MessageDecision):
    """Settle what is owed to the back office."""

    kind: ClassVar[str] = REPAY
    codes: ClassVar[tuple[str, ...]] = ("A3",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Give borrowed time back"
    short: ClassVar[str] = "repay"
    acts_on: ClassVar[ActsOn] = "floor"
    verbs: ClassVar[Mapping[ActsOn, str]] = {}
    minutes: ClassVar[float] = 2.0
    effect_now: ClassVar[str] = "Those lent go back to their own work after the contact in hand."
    effect_later: ClassVar[str] = (
        "Time that comes back earns trust, and the back office lends again. If it does not come back, "
        "they lend nobody again."
    )

    how: Annotated[Agreed, ChoicePicker(labels=LABELS, label="When")] = Field(
        description="When the time comes back"
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Time must be owed to the back office."""
        return None if open_loans(desk) else "you owe the back office no time"

    def why_not(self, desk: Workspace) -> str | None:
        """Time must be owed to the back office."""
        return type(self).why_none(desk)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What is owed to whom, and what the queues would miss."""
        owed = []
        for loan in open_loans(desk):
            agent = desk.agent(loan.agent)
            if agent is not None:
                owed.append(f"{desk.name(agent)}: {in_minutes(loan.owed_s(desk.now))} owed so far")
        return [*owed, *queues(desk)]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """They go back; the time is given, dated or refused."""
        cause, back = order.cause(), []
        for loan in open_loans(desk):
            agent = desk.agent(loan.agent)
            assert agent is not None
            self._return(desk, agent, loan)
            desk.consequences.record("repaid", agent.id, loan.owed_s(desk.now) / 60.0, self.how, cause)
            loan.agreed = self.how
            back.append(agent)
        if TRUST[self.how]:
            desk.consequences.bring_about("trust", TRUST[self.how], cause)
        if MORALE[self.how]:
            desk.consequences.move_morale(back, MORALE[self.how], cause)
        if self.how == "never":
            for case in list(desk.cases.book.cases.values()):
                if case.settled_by == REPAY and case.state == "open":
                    desk.cases.book.settle(case, "never")
        who = both(desk.name(agent) for agent in back)
        said = {"now": "with their time", "tomorrow": "and their time comes tomorrow", "never": "for good"}
        return f"you sent {who} back to the back office, {said[self.how]}"

    def _return(self, desk: Workspace, agent: Agent, loan: Loan) -> None:
        floor, owed_s = desk.floor, loan.owed_s(desk.now)
        interventions.slow_down(agent, BORROW, None)
        pending = any(item.activity == "switching" for item in agent.due)
        if agent.on != agent.home or pending:
            interventions.move_agent(floor, agent, agent.home)
        if loan.rest_s is None or owed_s <= 0.0:
            return
        if self.how == "now" and agent.shift_end_s is not None:
            interventions.send_off(
                floor, agent, "back_office", BACK_OFFICE, owed_s, "Back office, given back", at_s=desk.now
            )
        elif self.how == "tomorrow":
            at_s = next(
                (
                    start_s
                    for start_s, _ in agent.shifts
                    if desk.floor.day_of(start_s) > desk.floor.day_of(desk.now)
                ),
                None,
            )
            if at_s is not None and at_s < floor.end_s:
                interventions.send_off(
                    floor, agent, "back_office", BACK_OFFICE, owed_s, "Back office, given back", at_s=at_s
                )  # fmt: skip

    def doing(self, desk: Workspace) -> str:
        """To whom."""
        return "settling the time you owe the back office"
