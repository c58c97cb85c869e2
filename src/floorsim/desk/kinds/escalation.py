"""D1: a customer wants a manager: take it now, promise a call, or send it back with advice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from pydantic import Field

from floorsim.desk.decision import ActsOn, Area, register
from floorsim.desk.escalations import (
    CALL_MIN,
    LABELS,
    MINUTES,
    PROMISE_S,
    SEND_BACK_RESOLVES,
    Handling,
    minutes_of,
)
from floorsim.desk.fields import pick
from floorsim.desk.inbox import Item
from floorsim.desk.item_decision import NEXT, ItemDecision
from floorsim.desk.wording import in_minutes, in_percent

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk


@register
class Escalation(ItemDecision):
    """Handle a customer who asked for a manager."""

    kind: ClassVar[str] = "escalation"
    code: ClassVar[str] = "D1"
    area: ClassVar[Area] = "escalation"
    title: ClassVar[str] = "Handle an escalation"
    acts_on: ClassVar[ActsOn] = "case"
    key: ClassVar[str | None] = "e"
    minutes: ClassVar[float] = MINUTES["take_now"]
    minutes_by_choice: ClassVar[Mapping[Handling, float]] = MINUTES
    effect_now: ClassVar[str] = (
        "Taken by you, the matter ends, and you see nothing else until it does. A promise takes less now, "
        f"and a call of {CALL_MIN:g} minutes later. Sent back with advice, it ends in "
        f"{in_percent(SEND_BACK_RESOLVES)} of cases."
    )
    effect_later: ClassVar[str] = (
        "A customer who is left alone, or whose promised call does not come, is back the same day, angrier."
    )

    message: str = Field(
        default=NEXT,
        description="Which customer; next is the most pressing one",
        json_schema_extra=pick("message"),
    )
    choice: Handling = Field(description="What you do", json_schema_extra=pick("choice", labels=LABELS))

    @classmethod
    def fits(cls, item: Item) -> bool:
        """Requests for a manager."""
        return item.kind == "escalation"

    @classmethod
    def why_none(cls, desk: Desk) -> str | None:
        """Somebody must have asked."""
        return None if cls.waiting(desk) else "no customer is asking for a manager"

    @classmethod
    def about_choice(cls, desk: Desk, way: Handling) -> str:
        """What the way costs here."""
        return in_minutes(60.0 * minutes_of(desk, way))

    def cost_minutes(self, desk: Desk) -> float:
        """The minutes of the way chosen."""
        return minutes_of(desk, self.choice)

    def takes_hands(self, desk: Desk) -> bool:
        """On the line with the customer, the supervisor sees nothing else."""
        return self.choice == "take_now"

    def carry_out(self, desk: Desk) -> str:
        """The customer is served, promised a call, or back with the agent."""
        sender = self._settle(desk).sender
        if self.choice == "take_now":
            return f"you took {sender}'s customer yourself; the matter is settled"
        if self.choice == "callback":
            return f"you promised {sender}'s customer a call within {in_minutes(PROMISE_S)}"
        return f"you advised {sender}, who takes the customer again"

    def doing(self, desk: Desk) -> str:
        """Whose customer it is, and how it is handled."""
        item = self.item(desk)
        whose = f"{item.sender}'s customer" if item is not None else "a customer"
        if self.choice == "take_now":
            return f"on the line with {whose}"
        return f"promising {whose} a call" if self.choice == "callback" else f"advising on {whose}"

    def _thing(self) -> str:
        return "escalation"
