"""A break of one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.words import PlanDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.wording.numbers import percent
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class OwnBreak(PlanDecision):
    """Take a break of your own."""

    kind: ClassVar[str] = "own_break"
    codes: ClassVar[tuple[str, ...]] = ("I9", "H8")
    area: ClassVar[Area] = "people"
    title: ClassVar[str] = "Take a break of your own"
    short: ClassVar[str] = "break"
    acts_on: ClassVar[ActsOn] = "floor"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"own_work": "r"}
    minutes: ClassVar[float] = 10.0
    hands_on: ClassVar[bool] = True
    effect_now: ClassVar[str] = "You are off the floor and see nothing of it. It waits until you are free."
    effect_later: ClassVar[str] = (
        "You are rested: you forget less of what you put aside, and contacts that you take go better."
    )
    always_allowed: ClassVar[bool] = True

    length: Annotated[
        Literal[5, 10, 15], ChoicePicker(labels={5: "5 minutes", 10: "10 minutes", 15: "15 minutes"})
    ] = Field(default=10, description="Minutes")

    def cost_minutes(self, desk: Workspace) -> float:
        """Its length."""
        return float(self.length)

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """No other break of yours may be waiting."""
        return (
            "you have a break of your own queued"
            if any(one.decision.kind == cls.kind for one in desk.pending())
            else None
        )

    def facts(self, desk: Workspace) -> Sequence[str]:
        """One's energy, and how easily something is forgotten as things stand."""
        energy = desk.energy.now()
        if energy is None:
            return ()
        return (
            f"your energy: {percent(energy)}",
            f"put aside now without a note, forgotten: {percent(desk.forgetting())}",
        )

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The break is over; what it gave is in the energy."""
        return f"you had a break of {in_minutes(60.0 * self.length)}"

    def why_not_broken_off(self, desk: Workspace) -> str | None:
        """It can, at any moment."""
        return None

    def doing(self, desk: Workspace) -> str:
        """What it is."""
        return "taking a break of your own"
