"""Decisions about the case of a customer who wanted a manager, open or answered."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from floorsim.desk.cases.case import Case
from floorsim.desk.decisions.families.case import seen_by
from floorsim.desk.decisions.families.open_case import OpenCaseDecision
from floorsim.scenario.effects.world import Cause

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class CustomerCaseDecision(OpenCaseDecision):
    """Something done for a customer's case as long as it makes sense there."""

    @classmethod
    def fits(cls, case: Case) -> bool:
        """Cases of customers who wanted a manager."""
        return case.category == "escalation"

    @classmethod
    @abstractmethod
    def why_not_there(cls, desk: Workspace, case: Case) -> str | None:
        """Why it makes no sense for this case, or None."""

    @classmethod
    def cases(cls, desk: Workspace) -> list[Case]:
        """Those for which it makes sense, the latest first."""
        known = seen_by(desk, cls.fits).values()
        return [case for case in reversed(known) if cls.why_not_there(desk, case) is None]

    def why_not(self, desk: Workspace) -> str | None:
        """The case must be there, and it must make sense."""
        reason = self.unknown(desk)
        return reason if reason is not None else self.why_not_there(desk, self.case(desk))

    def about_case(self, desk: Workspace, order: Order) -> Cause:
        """The decision as a cause, with the customer, their agent and their contact driver."""
        case = self.case(desk)
        agents = () if case.agent is None else (case.agent,)
        drivers = () if case.contact is None else (case.contact.type.driver_id,)
        return order.cause(agents=agents, drivers=drivers, case=case.id)

    def who(self, desk: Workspace) -> str:
        """What the customer is called."""
        return self.case(desk).customer
