"""Taking back a decision that has not begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.words import PlanDecision
from floorsim.desk.decisions.pickers import QueuedPicker
from floorsim.wording.names import listed

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class Withdraw(PlanDecision):
    """Take a queued decision off the list; what it set aside of the budget is free again."""

    kind: ClassVar[str] = "withdraw"
    codes: ClassVar[tuple[str, ...]] = ("I2",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Withdraw a queued decision"
    short: ClassVar[str] = "withdraw"
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = "It is not done, and takes none of your time."
    effect_later: ClassVar[str] = "Nothing."
    at_once: ClassVar[bool] = True
    always_allowed: ClassVar[bool] = True

    decision: Annotated[int, Field(ge=0), QueuedPicker(hint="What you no longer want done")] = Field(
        description="Number of the decision in this run, from 0"
    )

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Something must be waiting."""
        return None if desk.queued() else "none of your decisions is queued"

    def cost_minutes(self, desk: Workspace) -> float:
        """It takes no time."""
        return 0.0

    def why_not(self, desk: Workspace) -> str | None:
        """It must be waiting."""
        waiting = [order.seq for order in desk.queued()]
        if self.decision in waiting:
            return None
        return f"decision {self.decision} is not queued; {listed(waiting, 'and')} can be withdrawn"

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """It leaves the list."""
        withdrawn = next(one for one in desk.queued() if one.seq == self.decision)
        what = withdrawn.decision.doing(desk)
        desk.calendar.withdraw(withdrawn.key, "you withdrew it")
        return f"you withdrew: {what}"

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        return "withdrawing a decision"
