"""Time that the back office has lent to the queues: who, since when, how much of it is owed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from floorsim.floor.states import BACK_OFFICE

if TYPE_CHECKING:
    from floorsim.desk.decisions.workspace import Workspace
    from floorsim.floor.agent import Agent

BORROW: Final = "pull_back_office"
"""The kind of decision that borrows."""
REPAY: Final = "repay_time"
"""The kind of decision that gives the time back, or says when."""
SLOWER: Final = 1.15
"""Handle time of somebody lent, who is out of practice on the queue (D: decision catalogue A2)."""

Agreed = Literal["now", "tomorrow", "never"]


@dataclass(slots=True)
class Loan:
    """One agent lent to the queues. Times are seconds since midnight before day 1."""

    agent: str
    from_s: float
    rest_s: float | None
    """Planned back-office time that was cut short by it; None for somebody whose own channel that work is:
    then the time away is owed."""
    agreed: Agreed | None = None

    def owed_s(self, now_s: float) -> float:
        """Time owed for it by now, seconds."""
        return now_s - self.from_s if self.rest_s is None else self.rest_s


def loans(desk: Workspace) -> list[Loan]:
    """Every loan of the run, in order."""
    return [loan for order in desk.taken_before(BORROW) for loan in order.notes.get("loans", ())]


def open_loans(desk: Workspace) -> list[Loan]:
    """Those about which nothing has been agreed."""
    return [loan for loan in loans(desk) if loan.agreed is None]


def why_no_more(desk: Workspace) -> str | None:
    """Why the back office lends nobody now, or None: time was never given back, or is overdue."""
    refused = [loan for loan in loans(desk) if loan.agreed == "never"]
    if refused:
        return "the back office lends nobody any more: the time you borrowed before is not coming back"
    overdue = [
        case for case in desk.cases.book.cases.values() if case.settled_by == REPAY and case.state == "missed"
    ]
    if overdue and open_loans(desk):
        return (
            "the back office lends nobody while the time you borrowed before is overdue; give it back first"
        )
    return None


def is_back_office(desk: Workspace, agent: Agent) -> bool:
    """Whether the agent is in planned back-office time, or logged into back-office work alone."""
    if agent.state == BACK_OFFICE:
        return True
    media = {desk.floor.channels[index].medium for index in agent.on}
    return media == {"back_office"}
