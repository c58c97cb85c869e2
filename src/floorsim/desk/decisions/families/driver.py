"""Decisions about one contact driver: what is done about why customers contact, or how that is worked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final

from pydantic import Field

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.facts_about import driver_facts
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import DriverPicker
from floorsim.scenario.effects.catalogue.change import ChangeEffect
from floorsim.units import HOUR_S
from floorsim.wording.names import choose
from floorsim.wording.sentences import shown

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace

LONG_ENOUGH_S: Final = 3 * HOUR_S
"""A run of which one plays less shows nothing of a change (D)."""


class DriverDecision(Decision):
    """A decision about a driver, in a run that is long enough to see what comes of it."""

    family: ClassVar[Family] = "driver"
    acts_on: ClassVar[ActsOn] = "driver"

    driver: Annotated[str, DriverPicker()] = Field(description="Contact driver it is about")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be several drivers, and enough of the run."""
        if len(desk.floor.compiled.drivers) < 2:
            return "all contacts here are about the same, as far as anyone can tell"
        if desk.floor.end_s - desk.floor.play_from_s < LONG_ENOUGH_S:
            return "its effect would not show before this run ends"
        return None

    @classmethod
    def driver_why_not(cls, desk: Workspace, driver: str) -> str | None:
        """Why this driver can't be chosen now, or None."""
        return None

    def why_not(self, desk: Workspace) -> str | None:
        """The driver must exist, its changes be new, and live before the run ends."""
        known = desk.floor.compiled.drivers
        if self.driver not in known:
            return f"there is no driver {shown(self.driver)}; {choose(self.driver, known)}"
        reason = type(self).driver_why_not(desk, self.driver)
        if reason is not None:
            return reason
        for change in changes_of(self):
            reason = desk.improving.why_not(change, self.driver, self.timing(desk).done_s)
            if reason is not None:
                return reason
        return None

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What the driver brings and costs, what goes wrong on it, and what is under way for it."""
        return driver_facts(desk, self.driver)

    def title_of(self, desk: Workspace) -> str:
        """The driver as people call it, within a sentence."""
        return desk.floor.scenario.driver_title(self.driver).lower()


def changes_of(decision: Any) -> Iterator[ChangeEffect]:
    """The changes that a decision's content begins."""
    content = getattr(type(decision), "content", None)
    if content is not None:
        choice = decision.chosen()
        for one in (*content.effects, *(() if choice is None else choice.effects)):
            if one.key == "change":
                yield one.body
