"""F6: a change is tried on a few with a stop rule, or on everyone at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.decisions.families.driver import DriverDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.wording.numbers import counted

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class Experiment(DriverDecision):
    """Say who tries out the change that is under way for a driver."""

    kind: ClassVar[str] = "experiment"
    codes: ClassVar[tuple[str, ...]] = ("F6",)
    area: ClassVar[Area] = "process"
    title: ClassVar[str] = "Run an experiment"
    short: ClassVar[str] = "test"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"driver": "t"}
    minutes: ClassVar[float] = 10.0
    effect_now: ClassVar[str] = (
        "The change is live from then on: for one agent in three, while the others work as before; or for "
        "everyone."
    )
    effect_later: ClassVar[str] = (
        "On a few, harm stays small, ends by the stop rule, and the others at the same time are the "
        "comparison. On everyone, whatever else changes with the hour is in the comparison too."
    )

    scope: Annotated[
        Literal["small", "everyone"],
        ChoicePicker(
            labels={
                "small": "One agent in three, with a stop rule",
                "everyone": "Everyone at once",
            },
            label="On whom",
        ),
    ] = Field(description="On whom it is tried")

    @classmethod
    def driver_why_not(cls, desk: Workspace, driver: str) -> str | None:
        """There must be a change that is not decided on, and not on trial already."""
        change = desk.improving.of(driver)
        if change is None or change.state not in ("coming", "live"):
            return "no change is under way for it; write a macro, an article, a guide or a workaround first"
        return "it is on trial already" if change.agents else None

    def why_not(self, desk: Workspace) -> str | None:
        """A trial needs two groups; on everyone it must not be live already."""
        reason = super().why_not(desk)
        if reason is not None:
            return reason
        change = desk.improving.of(self.driver)
        if self.scope == "everyone" and change is not None and change.state == "live":
            return f"the {change.name} is live for everyone already"
        if self.scope == "small" and len(desk.improving.trial_agents(self.driver)) < 2:
            return "too few agents handle it to compare two groups"
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Who would try it out, then the driver and the change."""
        agents = desk.improving.trial_agents(self.driver)
        return [f"a small trial: {counted(len(agents), 'agent')} of all groups", *super().facts(desk)]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Live from now on."""
        change = desk.improving.of(self.driver)
        assert change is not None
        if change.state not in ("coming", "live"):
            return f"the {change.name} for {self.title_of(desk)} was over by then"
        small = self.scope == "small"
        agents = desk.improving.trial_agents(self.driver) if small else ()
        desk.consequences.record(self.kind, self.driver, float(len(agents)), self.scope, order.cause())
        desk.improving.try_on(change, agents, stop_rule=small)
        whom = f"on {counted(len(agents), 'agent')}" if small else "on everyone"
        return f"you put the {change.name} for {self.title_of(desk)} to the test {whom}"

    def doing(self, desk: Workspace) -> str:
        """On what."""
        return f"setting up a test for {self.title_of(desk)}"
