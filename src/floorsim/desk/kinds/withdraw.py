"""Taking back a decision that has not begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.decision import ActsOn, Area, Decision, register
from floorsim.desk.fields import pick
from floorsim.desk.own_time import Task
from floorsim.scenario.wording import listed

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk


@register
class Withdraw(Decision):
    """Take a queued decision off the list; what it set aside of the budget is free again."""

    kind: ClassVar[str] = "withdraw"
    code: ClassVar[str] = "I2"
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Withdraw a decision not begun"
    acts_on: ClassVar[ActsOn] = "own_work"
    key: ClassVar[str | None] = "w"
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = "It is not done, and takes none of your time."
    effect_later: ClassVar[str] = "Nothing."
    at_once: ClassVar[bool] = True
    always_allowed: ClassVar[bool] = True

    decision: Annotated[int, Field(ge=0)] = Field(
        description="Number of the decision in this run, from 0",
        json_schema_extra=pick("queued", hint="What you have decided on and do not want any more"),
    )

    @classmethod
    def why_none(cls, desk: Desk) -> str | None:
        """Something must be waiting."""
        return None if queued(desk) else "no decision of yours is waiting to be begun"

    def cost_minutes(self, desk: Desk) -> float:
        """It takes no time."""
        return 0.0

    def why_not(self, desk: Desk) -> str | None:
        """It must be waiting."""
        waiting = [task.seq for task in queued(desk)]
        if self.decision in waiting:
            return None
        return f"decision {self.decision} is not waiting; {listed(waiting, 'and')} can be withdrawn"

    def carry_out(self, desk: Desk) -> str:
        """It leaves the list."""
        task = next(task for task in queued(desk) if task.seq == self.decision)
        desk.own_time.withdraw(task)
        task.dropped("you withdrew it")
        return f"you withdrew: {task.doing()}"

    def doing(self, desk: Desk) -> str:
        """What it is."""
        return "withdrawing a decision"


def queued(desk: Desk) -> list[Task]:
    """Decisions that wait for the supervisor, in order."""
    return [task for task in desk.own_time.queue if task.decision is not None]
