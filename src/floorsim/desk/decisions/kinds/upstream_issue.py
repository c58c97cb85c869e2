"""D6: whoever can remove the cause of a case is told of it, with or without what shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.cases.case import Case
from floorsim.desk.decisions.families.customer_case import CustomerCaseDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.scenario.effects.written import effect
from floorsim.units import MINUTE_S
from floorsim.wording.numbers import counted
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

EXAMPLES: Final = 3
"""Cases that show that it is no single one (D)."""
MINUTES: Final = {"ticket": 3.0, "with_examples": 8.0}
PICKED_UP: Final = {"ticket": 0.3, "with_examples": 0.9}
"""Chance that somebody takes it on: a bare ticket waits in a queue (D)."""
LEAD_S: Final = {"ticket": 120 * MINUTE_S, "with_examples": 50 * MINUTE_S}
"""From then on contacts of the driver are easier (D)."""
EASIER: Final = {"resolve": 1.15, "hostility": 0.6, "handle": 0.92}
"""What it does to contacts of the driver: more of them resolved, fewer hostile, each shorter (D)."""
PICKED_UP_DRAW: Final = 7


class UpstreamIssue(CustomerCaseDecision):
    """Tell whoever owns the cause of a case about it."""

    kind: ClassVar[str] = "upstream_issue"
    codes: ClassVar[tuple[str, ...]] = ("D6",)
    area: ClassVar[Area] = "escalation"
    title: ClassVar[str] = "Raise the cause upstream"
    short: ClassVar[str] = "upstream issue"
    verbs: ClassVar[Mapping[ActsOn, str]] = {"case": "i"}
    minutes: ClassVar[float] = 8.0
    effect_now: ClassVar[str] = "A ticket with three cases and an owner is taken on; a bare one waits."
    effect_later: ClassVar[str] = (
        "Some time after it is taken on, contacts of this driver are easier and fewer of them hostile."
    )

    choice: Annotated[
        Literal["ticket", "with_examples"],
        ChoicePicker(
            labels={
                "ticket": "A ticket about this case",
                "with_examples": "Three examples, what they have in common, an owner and a date",
            }
        ),
    ] = Field(description="How")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be a customer's case with a cause."""
        return None if cls.cases(desk) else "no case shows a cause that has not been raised yet"

    @classmethod
    def why_not_there(cls, desk: Workspace, case: Case) -> str | None:
        """Its cause must not have been raised."""
        assert case.contact is not None
        raised = any(driver_of(desk, order.decision) == case.contact.type.driver_id for order in before(desk))
        return (
            "this cause has been raised already; more tickets about it wait behind the first"
            if raised
            else None
        )

    def why_not(self, desk: Workspace) -> str | None:
        """Three examples must be there to be shown."""
        reason = super().why_not(desk)
        if reason is not None or self.choice == "ticket":
            return reason
        found = examples(desk, self.case(desk))
        if found >= EXAMPLES:
            return None
        return f"you have {counted(found, 'example')} and need {EXAMPLES}; a ticket is possible now"

    @classmethod
    def about_choice(cls, desk: Workspace, value: str) -> str:
        """Its minutes."""
        return in_minutes(60.0 * MINUTES[value])

    def facts(self, desk: Workspace) -> Sequence[str]:
        """How many cases show the cause, and who owns it."""
        case = desk.cases.book.cases.get(self.message)
        if case is None or case.contact is None:
            return ()
        owner = case.facts.owner if case.facts is not None and case.facts.owner else "not known"
        return [f"{counted(examples(desk, case), 'example')} of the same cause", f"owner: {owner}"]

    def cost_minutes(self, desk: Workspace) -> float:
        """Gathering examples takes longer."""
        return desk.minutes_for(self.kind, MINUTES[self.choice])

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Drawn by a number of the case: whether it is taken on."""
        cause = self.about_case(desk, order)
        driver = driver_of(desk, self)
        taken_on = desk.consequences.draw(cause, PICKED_UP_DRAW) < PICKED_UP[self.choice]
        desk.consequences.record(self.kind, driver, float(taken_on), self.choice, cause)
        if taken_on:
            desk.cases.customers.owned.add(driver)
            then = [effect(key, {"drivers": [driver], "times": by}) for key, by in EASIER.items()]
            desk.consequences.apply_later(LEAD_S[self.choice], then, cause)
        return f"you raised what {self.who(desk)}'s case shows"

    def doing(self, desk: Workspace) -> str:
        """About whom."""
        return f"raising the cause of {self.who(desk)}'s case"


def before(desk: Workspace) -> list[Order]:
    """Tickets that were written, are being written, or wait."""
    kind = UpstreamIssue.kind
    return [*desk.taken_before(kind), *(order for order in desk.pending() if order.decision.kind == kind)]


def driver_of(desk: Workspace, decision: object) -> str:
    """The contact driver of the case that a decision is about; empty where there is none."""
    assert isinstance(decision, UpstreamIssue)
    case = desk.cases.book.cases.get(decision.message)
    return "" if case is None or case.contact is None else case.contact.type.driver_id


def examples(desk: Workspace, case: Case) -> int:
    """Cases and contacts that show the same cause: those known of, and customers of this run."""
    assert case.contact is not None
    driver = case.contact.type.driver_id
    same = [
        other
        for other in desk.cases.book.cases.values()
        if other.category == "escalation"
        and other.contact is not None
        and other.contact.type.driver_id == driver
    ]
    return len(same) + (0 if case.facts is None else case.facts.linked)
