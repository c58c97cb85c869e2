"""D2: the escalations that wait are put in an order, and those behind the first are told when."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.cases.case import Case
from floorsim.desk.decisions.families.case import seen_by, waiting
from floorsim.desk.decisions.families.words import MessageDecision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.decisions.pickers import ChoicePicker
from floorsim.units import MINUTE_S
from floorsim.wording.numbers import money
from floorsim.wording.times import time_of_day

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

STEP_S: Final = 10 * MINUTE_S
MOST_S: Final = 30 * MINUTE_S
"""Each place further back adds ten minutes to the time within which somebody will be in touch, half an
hour at most: they are told so, and agree once (D)."""
AGAIN_WEIGHS: Final = 25.0
"""Each earlier contact of the matter counts as much as this sum of money (D)."""
LOUD: Final = ("abusive", "angry", "distressed", "upset", "cold")


class Triage(MessageDecision):
    """Put the escalations that wait in an order."""

    kind: ClassVar[str] = "triage"
    codes: ClassVar[tuple[str, ...]] = ("D2",)
    area: ClassVar[Area] = "escalation"
    title: ClassVar[str] = "Put the escalations in order"
    short: ClassVar[str] = "triage"
    acts_on: ClassVar[ActsOn] = "case"
    minutes: ClassVar[float] = 3.0
    effect_now: ClassVar[str] = (
        "The first keeps its time. Those behind it are told when somebody will call: ten minutes more for "
        "each place."
    )
    effect_later: ClassVar[str] = (
        "Fewer run out of time. Somebody put back wrongly waits longer with the larger harm."
    )

    choice: Annotated[
        Literal["impact", "oldest", "loudest"],
        ChoicePicker(
            labels={
                "impact": "By what it does to the customer",
                "oldest": "By who asked first",
                "loudest": "By who is angriest",
            }
        ),
    ] = Field(description="In which order")

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """At least two customers must be waiting for a manager, not yet put in order."""
        open_cases = _open(desk)
        if len(open_cases) < 2:
            return "an order needs two escalations that wait"
        if all(case.postponed for case in open_cases[1:]):
            return "they have been told their time; nobody agrees to wait twice"
        return None

    def why_not(self, desk: Workspace) -> str | None:
        """At least two customers must be waiting for a manager, not yet put in order."""
        return self.why_none(desk)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """Each that waits: until when, what it costs them, at which contact, how they speak."""
        return [_fact(case, desk.budget.currency) for case in _open(desk)]

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """Those behind the first agree to wait longer, once."""
        cases = sorted(_open(desk), key=_RANKS[self.choice])
        cause = order.cause()
        for place, case in enumerate(cases[1:], 1):
            if not case.postponed:
                by_s = min(MOST_S, place * STEP_S)
                desk.cases.book.postpone(case, by_s)
                desk.consequences.record(self.kind, case.id, by_s / MINUTE_S, self.choice, cause)
        first = f", {cases[0].customer} first" if cases else ""
        return f"you put the escalations in order{first}"

    def doing(self, desk: Workspace) -> str:
        """As it is."""
        return "putting the escalations in order"


def impact(case: Case) -> float:
    """What the case does to its customer, in money: the loss, and each contact that it has taken.

    Somebody who is in danger goes before any sum.
    """
    facts, known = case.facts, case.known
    if facts is None or known is None:
        return 0.0
    return (inf if known.vulnerable else 0.0) + facts.loss + AGAIN_WEIGHS * (facts.contact - 1)


def _loudness(case: Case) -> int:
    return len(LOUD) if case.facts is None else LOUD.index(case.facts.tone)


_RANKS: Final = {
    "impact": lambda case: (-impact(case), case.opened_s, case.id),
    "oldest": lambda case: (case.opened_s, case.id),
    "loudest": lambda case: (_loudness(case), case.opened_s, case.id),
}


def _open(desk: Workspace) -> list[Case]:
    """Escalations that nobody has taken yet, the most pressing first."""
    return waiting(
        seen_by(desk, lambda case: case.category == "escalation" and case.choice("take_now") is not None)
    )


def _fact(case: Case, currency: str) -> str:
    due = "" if case.deadline_s is None else f"due {time_of_day(case.deadline_s)}, "
    facts = case.facts
    if facts is None:
        return f"{case.customer}: {due}nothing more known"
    loss = money(facts.loss, currency)
    return f"{facts.customer}: {due}loss {loss}, contact {facts.contact}, {facts.tone}"
