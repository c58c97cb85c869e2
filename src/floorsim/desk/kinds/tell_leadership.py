"""E3: tell leadership, with a plan, with the facts alone, or with a time that nobody has checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from pydantic import Field

from floorsim.desk.decision import ActsOn, Area, Decision, register
from floorsim.desk.fields import pick
from floorsim.desk.leadership import Content

if TYPE_CHECKING:
    from floorsim.desk.desk import Desk

LABELS: Final[dict[Content, str]] = {
    "with_plan": "What is known, what is not, what you do, when you write next",
    "facts_only": "What is known",
    "relay_unverified": "The time you were given, as it is",
}


@register
class TellLeadership(Decision):
    """Write to leadership before it asks, or when it asks."""

    kind: ClassVar[str] = "tell_leadership"
    code: ClassVar[str] = "E3"
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Tell leadership"
    acts_on: ClassVar[ActsOn] = "floor"
    key: ClassVar[str | None] = "l"
    minutes: ClassVar[float] = 5.0
    effect_now: ClassVar[str] = "Leadership is not surprised, and trusts you more; the earlier the better."
    effect_later: ClassVar[str] = (
        "A time that you pass on unchecked and that does not hold costs more than it brought."
    )

    content: Content = Field(description="What you tell", json_schema_extra=pick("choice", labels=LABELS))

    def why_not(self, desk: Desk) -> str | None:
        """Always possible."""
        return None

    def carry_out(self, desk: Desk) -> str:
        """Leadership hears it."""
        desk.leadership.tell(self.content)
        return f"you told leadership: {LABELS[self.content].lower()}"

    def doing(self, desk: Desk) -> str:
        """Writing."""
        return "writing to leadership"
