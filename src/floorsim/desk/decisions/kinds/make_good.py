"""D3: a customer gets money for what it has cost them, without a conversation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.cases.case import Case
from floorsim.desk.cases.case_facts import above_authority
from floorsim.desk.cases.customers import REMEDIED
from floorsim.desk.decisions.families.customer_case import CustomerCaseDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.wording.numbers import money, percent

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

SHARES: Final = {"half": 0.5, "whole": 1.0, "half_more": 1.5, "double": 2.0}
"""What can be given, as parts of the loss (D)."""
LABELS: Final = {
    "half": "Half of what it cost them",
    "whole": "All of what it cost them",
    "half_more": "Half as much again as it cost them",
    "double": "Twice what it cost them",
}


class MakeGood(CustomerCaseDecision):
    """Give a customer money for what it has cost them."""

    kind: ClassVar[str] = "make_good"
    codes: ClassVar[tuple[str, ...]] = ("D3",)
    area: ClassVar[Area] = "escalation"
    title: ClassVar[str] = "Make it good with money"
    short: ClassVar[str] = "make good"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"case": "m"}
    minutes: ClassVar[float] = 2.0
    effect_now: ClassVar[str] = "The customer has the money and a standard apology, and the case is answered."
    effect_later: ClassVar[str] = (
        "Where nobody removes the cause, many come back. If you give more than half as much again, others "
        "ask for it too."
    )

    choice: Annotated[Literal["half", "whole", "half_more", "double"], ChoicePicker(labels=LABELS)] = Field(
        description="How much"
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """A customer whose case is open must have lost money."""
        return None if cls.cases(desk) else "no open case of a customer who lost money"

    @classmethod
    def why_not_there(cls, desk: Workspace, case: Case) -> str | None:
        """There must be a loss to make good, and no remedy yet."""
        if case.facts is None or not case.facts.loss:
            return "it cost them no money; an apology and somebody who deals with it do more"
        if REMEDIED in case.steps:
            return "it has been made good already; confirm it in writing instead"
        if case.state == "missed":
            return "nobody reached them in time; they will contact you again"
        return None if case.state == "open" else "it is answered already; wait for what comes of it"

    @classmethod
    def about_choice(cls, desk: Workspace, value: str) -> str:
        """The part of the loss."""
        return percent(SHARES[value])

    def amount(self, desk: Workspace) -> float:
        """What it comes to, in the scenario's currency."""
        case = desk.cases.book.cases.get(self.message)
        return 0.0 if case is None or case.facts is None else SHARES[self.choice] * case.facts.loss

    def cost_money(self, desk: Workspace) -> float:
        """The amount."""
        return self.amount(desk)

    def why_not(self, desk: Workspace) -> str | None:
        """The amount must be within your limit."""
        reason = super().why_not(desk)
        case = desk.cases.book.cases.get(self.message)
        if reason is not None or case is None or case.facts is None:
            return reason
        return above_authority(case.facts, self.amount(desk), None, desk.budget.currency)

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The money is spent by its effect, in place of what was put aside for it."""
        case, amount = self.case(desk), self.amount(desk)
        desk.budget.spend(-amount, 0.0)
        cause = self.about_case(desk, order)
        desk.cases.book.settle(case, self.kind)
        # Where the service itself is accepted, the money is what had to be put right.
        accepted = case.known is not None and case.known.service == "accepted"
        body = {"remedy": amount, "apology": "said", "matter": "fixed" if accepted else "left"}
        desk.consequences.bring_about("recover", body, cause)
        return f"you gave {self.who(desk)} {money(amount, desk.budget.currency)}"

    def doing(self, desk: Workspace) -> str:
        """For whom."""
        return f"making it good with {self.who(desk)}"
