"""Answering a message of the inbox: its choices, their minutes and effects are the scenario's."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, ClassVar, Final

from pydantic import Field

from floorsim.desk.decision import ActsOn, Area, register
from floorsim.desk.fields import pick
from floorsim.desk.inbox import Item
from floorsim.desk.item_decision import NEXT, ItemDecision

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

LABEL_CHARS: Final = 72
"""So much of an answer stands in the log."""


@register
class Answer(ItemDecision):
    """Answer a message, or keep a promise that stands in the inbox."""

    kind: ClassVar[str] = "answer"
    code: ClassVar[str] = "I1"
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Answer a message"
    acts_on: ClassVar[ActsOn] = "case"
    key: ClassVar[str | None] = "a"
    minutes: ClassVar[float] = 1.0
    effect_now: ClassVar[str] = "The sender has your answer."
    effect_later: ClassVar[str] = "What you said or promised is remembered."
    always_allowed: ClassVar[bool] = True

    message: str = Field(
        default=NEXT,
        description="Which message; next is the most pressing one",
        json_schema_extra=pick("message"),
    )
    choice: str = Field(description="Your answer", json_schema_extra=pick("answer"))

    @classmethod
    def fits(cls, item: Item) -> bool:
        """Messages and promises that have choices."""
        return item.kind in ("message", "promise") and bool(item.choices)

    @classmethod
    def why_none(cls, desk: Desk) -> str | None:
        """There must be something to answer."""
        return None if cls.waiting(desk) else "no message waits for an answer"

    def cost_minutes(self, desk: Desk) -> float:
        """The minutes of the choice."""
        item = self.item(desk)
        choice = item.choice(self.choice) if item is not None else None
        return choice.minutes if choice is not None else desk.minutes_for(self.kind, self.minutes)

    def takes_hands(self, desk: Desk) -> bool:
        """A call that was promised takes the supervisor whole."""
        item = self.item(desk)
        return item is not None and item.kind == "promise"

    def doing(self, desk: Desk) -> str:
        """Whom the answer is for."""
        item = self.item(desk)
        if item is not None and item.kind == "promise":
            return "calling a customer back as you promised"
        return super().doing(desk)

    def carry_out(self, desk: Desk) -> str:
        """The choice's effects, and what the sender says to it."""
        item = self._settle(desk)
        choice = item.choice(self.choice)
        label = choice.label if choice is not None else self.choice
        if item.kind == "promise":
            return f"you kept your promise: {item.subject}"
        return f"you answered {item.sender}: {shorten(label, LABEL_CHARS, placeholder=' ...')}"
