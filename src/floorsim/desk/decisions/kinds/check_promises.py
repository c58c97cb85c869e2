"""D10: one goes through what one has promised, and moves what would break while there is time to say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from floorsim.desk.calendar import Area
from floorsim.desk.cases.case import Case
from floorsim.desk.decisions.families.case import CaseDecision
from floorsim.desk.decisions.families.words import MessageDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.units import MINUTE_S
from floorsim.wording.names import both
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

NEAR_S: Final = 20 * MINUTE_S
"""A promise that is due within this and has no place in one's time is about to break (D)."""
LATER_S: Final = 20 * MINUTE_S
"""Whoever is told in time agrees to this much later, once (D)."""


class CheckPromises(MessageDecision):
    """Go through what you have promised."""

    kind: ClassVar[str] = "check_promises"
    codes: ClassVar[tuple[str, ...]] = ("D10",)
    area: ClassVar[Area] = "escalation"
    title: ClassVar[str] = "Check what you have promised"
    short: ClassVar[str] = "check promises"
    acts_on: ClassVar[ActsOn] = "own_work"
    minutes: ClassVar[float] = 5.0
    effect_now: ClassVar[str] = (
        "Promises about to be broken are named, and the people waiting hear a new time, once."
    )
    effect_later: ClassVar[str] = "A promise that lapses costs trust, and the customer comes back hostile."

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """You must owe somebody something."""
        return None if _promises(desk) else "you have promised nothing that is still open"

    def why_not(self, desk: Workspace) -> str | None:
        """You must owe somebody something."""
        return self.why_none(desk)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Each promise, when it is due, and whether it would be kept as things stand."""
        return [f"{case.subject}: {_standing(desk, case)}" for case in _promises(desk)]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Those at risk are moved; those that were moved before are only named."""
        at_risk = [case for case in _promises(desk) if _at_risk(desk, case)]
        cause = order.cause()
        for case in at_risk:
            if not case.postponed:
                desk.cases.book.postpone(case, LATER_S)
                desk.consequences.record(self.kind, case.id, LATER_S / MINUTE_S, "", cause)
        if not at_risk:
            return "you checked what you have promised: nothing is about to break"
        return f"you checked what you have promised; about to break: {both(case.subject for case in at_risk)}"

    def doing(self, desk: Workspace) -> str:
        """As it is."""
        return "checking what you have promised"


def _promises(desk: Workspace) -> list[Case]:
    """What is owed by a time, the nearest first."""
    found = [
        case
        for case in desk.cases.book.cases.values()
        if case.category == "promise"
        and case.state == "open"
        and case.deadline_s is not None
        and not case.in_hand
    ]
    return sorted(found, key=lambda case: case.deadline_s or 0.0)


def _planned_s(desk: Workspace, case: Case) -> float | None:
    """When the supervisor will begin on it as things stand, or None when it has no place yet."""
    keys = {
        order.key
        for order in desk.queued()
        if isinstance(order.decision, CaseDecision) and order.decision.message == case.id
    }
    planned = [desk.calendar.starts_s(entry) for entry in desk.calendar.queue if entry.key in keys]
    return min(planned, default=None)


def _at_risk(desk: Workspace, case: Case) -> bool:
    assert case.deadline_s is not None
    planned_s = _planned_s(desk, case)
    if planned_s is not None:
        return planned_s > case.deadline_s
    return case.deadline_s - desk.now <= NEAR_S


def _standing(desk: Workspace, case: Case) -> str:
    planned_s = _planned_s(desk, case)
    if planned_s is None:
        return "no time set aside for it"
    return f"you begin at {time_of_day(planned_s)}"
