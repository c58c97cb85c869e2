"""Decisions that are words to somebody, or about one's own plan: only what is said is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn, Family

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


class MessageDecision(Decision):
    """A message from the supervisor to colleagues and partners."""

    family: ClassVar[Family] = "message"

    def why_not(self, desk: Workspace) -> str | None:
        """Always possible."""
        return None


class ReportDecision(MessageDecision):
    """A report from the supervisor to leadership."""

    family: ClassVar[Family] = "report"


class PlanDecision(MessageDecision):
    """A change of the supervisor's own plan."""

    family: ClassVar[Family] = "plan"
    acts_on: ClassVar[ActsOn] = "own_work"
