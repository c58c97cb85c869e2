"""Getting up from what takes the supervisor whole: a side-by-side, a one-to-one, own contacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.words import PlanDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.floor.people.learning import LEAST_SESSION_S
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class StopOwnTask(PlanDecision):
    """Break off what you are doing; a customer on the line is served to the end first."""

    kind: ClassVar[str] = "stop_own_task"
    codes: ClassVar[tuple[str, ...]] = ("I3",)
    area: ClassVar[Area] = "staffing"
    title: ClassVar[str] = "Break off what you are doing"
    short: ClassVar[str] = "break off"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"own_work": "s"}
    minutes: ClassVar[float] = 0.0
    effect_now: ClassVar[str] = (
        "A side-by-side or a one-to-one ends at once. If you are taking contacts, the current one is "
        "your last."
    )
    effect_later: ClassVar[str] = f"A session of under {in_minutes(LEAST_SESSION_S)} teaches nothing."
    at_once: ClassVar[bool] = True
    always_allowed: ClassVar[bool] = True

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be something that can be broken off."""
        current, order = desk.calendar.current, desk.in_hand()
        if current is None:
            return "you are not doing anything"
        if current.started_s < 0.0:
            return "you are still switching tasks; wait a minute"
        return None if order is None else order.decision.why_not_broken_off(desk)

    def cost_minutes(self, desk: Workspace) -> float:
        """It takes no time."""
        return 0.0

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The supervisor is free, or will be after this contact."""
        in_hand = desk.in_hand()
        if in_hand is not None:
            return in_hand.decision.break_off(desk)
        current = desk.calendar.current
        assert current is not None
        what = current.doing()
        desk.calendar.break_off()
        return f"you broke off {what}"

    def doing(self, desk: Workspace) -> str:
        """Breaking off."""
        return "breaking off"
