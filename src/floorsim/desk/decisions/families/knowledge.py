"""Decisions about what the team knows of some contact drivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import Family
from floorsim.desk.decisions.pickers import ONE_OR_MORE, DriversPicker
from floorsim.wording.names import choose
from floorsim.wording.sentences import shown

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace

DriverIds = Annotated[tuple[str, ...], ONE_OR_MORE]


class KnowledgeDecision(Decision):
    """A decision about contact drivers, which must exist."""

    family: ClassVar[Family] = "knowledge"

    drivers: Annotated[DriverIds, DriversPicker()] = Field(default=(), description="Contact drivers")

    def why_not(self, desk: Workspace) -> str | None:
        """The drivers must exist."""
        known = desk.floor.compiled.drivers
        unknown = [driver for driver in self.drivers if driver not in known]
        return f"there is no driver {shown(unknown[0])}; {choose(unknown[0], known)}" if unknown else None
