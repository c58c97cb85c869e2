"""Decisions about an open case that do something for it without answering it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Self

from pydantic import Field

from floorsim.desk.cases.case import Case
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.facts_about import case_facts
from floorsim.desk.decisions.families.case import NEXT, seen_by, settled, waiting
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import CasePicker
from floorsim.wording.names import nearest
from floorsim.wording.sentences import shown

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace


class OpenCaseDecision(Decision):
    """Something done for a customer's case; it stays open."""

    family: ClassVar[Family] = "case"
    acts_on: ClassVar[ActsOn] = "case"

    message: Annotated[str, CasePicker()] = Field(
        default=NEXT, description="Which case; next is the most urgent one"
    )

    @classmethod
    def fits(cls, case: Case) -> bool:
        """Cases of customers."""
        return case.contact is not None

    @classmethod
    def cases(cls, desk: Workspace) -> list[Case]:
        """Those that are open, the most pressing first."""
        return waiting(seen_by(desk, cls.fits))

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be one."""
        return None if cls.cases(desk) else "no customer's case is open"

    def definite(self, desk: Workspace) -> Self:
        """`next` is the most pressing case that is open."""
        waiting = type(self).cases(desk)
        if self.message != NEXT or not waiting:
            return self
        return self.model_copy(update={"message": waiting[0].id})

    def why_not(self, desk: Workspace) -> str | None:
        """The case must be there and open."""
        reason = self.unknown(desk)
        return reason if reason is not None else settled(self.case(desk))

    def unknown(self, desk: Workspace) -> str | None:
        """Why there is no such case, or None."""
        known = seen_by(desk, self.fits)
        if self.message in known:
            return None
        near = nearest(self.message, known)
        return f"your inbox has no case {shown(self.message)}" + (f"; did you mean {near}?" if near else "")

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Whose case, and until when."""
        case = desk.cases.book.cases.get(self.definite(desk).message)
        return () if case is None else tuple(case_facts(desk, case))

    def case(self, desk: Workspace) -> Case:
        """The case meant."""
        return desk.cases.book.cases[self.message]
