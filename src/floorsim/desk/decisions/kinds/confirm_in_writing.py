"""D5: the customer gets in writing what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from floorsim.desk.calendar import Area
from floorsim.desk.cases.case import Case
from floorsim.desk.cases.customers import CONFIRMED, REMEDIED
from floorsim.desk.decisions.families.customer_case import CustomerCaseDecision
from floorsim.desk.decisions.kind_facts import ActsOn

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class ConfirmInWriting(CustomerCaseDecision):
    """Confirm to a customer in writing what was agreed."""

    kind: ClassVar[str] = "confirm_in_writing"
    codes: ClassVar[tuple[str, ...]] = ("D5",)
    area: ClassVar[Area] = "escalation"
    title: ClassVar[str] = "Confirm in writing"
    short: ClassVar[str] = "confirm"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"case": "f"}
    minutes: ClassVar[float] = 4.0
    effect_now: ClassVar[str] = "They have it in writing, and so have you. The floor stays in sight."
    effect_later: ClassVar[str] = "Without it some customers ask again, and nobody can show what was agreed."

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Something must have been agreed with a customer."""
        return None if cls.cases(desk) else "nothing has been agreed that is not in writing yet"

    @classmethod
    def why_not_there(cls, desk: Workspace, case: Case) -> str | None:
        """Something was agreed, and it is not in writing."""
        if CONFIRMED in case.steps:
            return "they have it in writing already"
        return None if REMEDIED in case.steps else "nothing is agreed with them yet; settle it first"

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Who has it in writing does not ask again."""
        desk.consequences.bring_about("confirmed", True, self.about_case(desk, order))
        return f"you confirmed to {self.who(desk)} in writing what was agreed"

    def doing(self, desk: Workspace) -> str:
        """To whom."""
        return f"writing to {self.who(desk)}"
