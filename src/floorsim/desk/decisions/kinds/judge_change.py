"""F7: a change is kept, dropped, or left on trial until there is more to go by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.driver import DriverDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.desk.improving.measured import FEW

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

DONE: Final = {"keep": "you kept {}", "drop": "you dropped {}", "extend": "you left {} on trial"}


class JudgeChange(DriverDecision):
    """Decide on the change that is live for a driver."""

    kind: ClassVar[str] = "judge_change"
    codes: ClassVar[tuple[str, ...]] = ("F7",)
    area: ClassVar[Area] = "process"
    title: ClassVar[str] = "Keep, drop or extend a change"
    short: ClassVar[str] = "keep or drop"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"driver": "b"}
    minutes: ClassVar[float] = 5.0
    effect_now: ClassVar[str] = (
        "Kept, everyone works by it; dropped, nobody does; extended, it stays as it is until twice the "
        "contacts are in."
    )
    effect_later: ClassVar[str] = (
        "A figure that looked good by chance is no gain, and a change that resolves less brings its "
        "customers back."
    )

    verdict: Annotated[
        Literal["keep", "drop", "extend"],
        ChoicePicker(
            labels={
                "keep": "Keep it, for everyone",
                "drop": "Drop it",
                "extend": "Leave it on trial until twice the contacts are in",
            },
            label="What becomes of it",
        ),
    ] = Field(description="What becomes of it")

    @classmethod
    def driver_why_not(cls, desk: Workspace, driver: str) -> str | None:
        """There must be a change that is live."""
        change = desk.improving.of(driver)
        if change is None:
            return "no change has been made for it"
        if change.state == "coming":
            return f"the {change.name} for it is not live yet"
        if change.state in ("dropped", "stopped"):
            return f"the {change.name} for it has ended"
        return None

    def why_not(self, desk: Workspace) -> str | None:
        """What is kept can only be dropped."""
        reason = super().why_not(desk)
        change = desk.improving.of(self.driver)
        if reason is None and self.verdict != "drop" and change is not None and change.state == "kept":
            return f"the {change.name} for {self.title_of(desk)} is kept already"
        return reason

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """As decided, unless its stop rule has ended it meanwhile."""
        change = desk.improving.of(self.driver)
        assert change is not None
        if not change.running:
            return f"the {change.name} for {self.title_of(desk)} had ended by then"
        desk.consequences.record(self.kind, self.driver, 0.0, self.verdict, order.cause())
        if self.verdict == "keep":
            desk.improving.keep(change)
        elif self.verdict == "drop":
            desk.improving.drop(change)
        else:
            seen = desk.improving.measured(change)
            change.enough = max(FEW, 2 * (0 if seen is None else seen.n))
        return DONE[self.verdict].format(f"the {change.name} for {self.title_of(desk)}")

    def doing(self, desk: Workspace) -> str:
        """On what."""
        return f"deciding on the change for {self.title_of(desk)}"
