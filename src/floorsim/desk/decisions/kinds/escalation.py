"""D1: a customer wants a manager: take it now, promise a call, or send it back with advice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, ClassVar, Final

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.cases.case import Case, gives
from floorsim.desk.cases.case_facts import above_authority, fact_lines
from floorsim.desk.cases.customers import escalation, minutes_factor
from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.families.case import LABEL_CHARS, NEXT, CaseDecision
from floorsim.desk.decisions.pickers import AnswerPicker, CasePicker, Option
from floorsim.desk.decisions.staff import not_at_work
from floorsim.wording.numbers import percent
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

_WAYS = {choice.id: choice for choice in escalation().choices}
_ENDS_WITH_ADVICE = _WAYS["send_back"].effects[0].body.share


COACH: Final = "send_back"
"""The way in which the agent deals with it."""


class WayPicker(AnswerPicker):
    """The answers of every customer who wants a manager; while there is none, the ways of a plain case."""

    def options(self, desk: Workspace, kind: type[Decision]) -> Iterable[Option]:
        """With what each takes here."""
        if kind.cases(desk):
            yield from super().options(desk, kind)
            return
        factor = minutes_factor(desk.floor.scenario)
        for id, way in _WAYS.items():
            yield Option(id, way.label, detail=in_minutes(60.0 * way.minutes * factor))


class Escalation(CaseDecision):
    """Handle a customer who asked for a manager."""

    kind: ClassVar[str] = "escalation"
    codes: ClassVar[tuple[str, ...]] = ("D1",)
    area: ClassVar[Area] = "escalation"
    title: ClassVar[str] = "Handle an escalation"
    short: ClassVar[str] = "handle"
    thing: ClassVar[str] = "escalation"
    minutes: ClassVar[float] = _WAYS["take_now"].minutes
    effect_now: ClassVar[str] = (
        "If you take it, you speak to the customer and see nothing else until you are done. A promise takes "
        "less time now, and a call later. Sent back with advice, a plain case is settled "
        f"{percent(_ENDS_WITH_ADVICE)} of the time, and the agent learns."
    )
    effect_later: ClassVar[str] = (
        "A customer who gets no answer, or no call as promised, contacts you again the same day, angrier."
    )

    message: Annotated[str, CasePicker()] = Field(
        default=NEXT, description="Which customer; next is the most urgent one"
    )
    choice: Annotated[str, WayPicker()] = Field(description="What you do, or say to the customer")

    @classmethod
    def fits(cls, case: Case) -> bool:
        """Requests for a manager."""
        return case.category == "escalation"

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """A customer must have asked for a manager."""
        return None if cls.cases(desk) else "no customer is asking for a manager"

    def cost_minutes(self, desk: Workspace) -> float:
        """The minutes of the answer; of a plain case before there is one."""
        choice = self.chosen(desk)
        if choice is not None:
            return choice.minutes
        way = _WAYS.get(self.choice)
        usual = self.minutes if way is None else way.minutes
        return usual * minutes_factor(desk.floor.scenario)

    def why_not(self, desk: Workspace) -> str | None:
        """What is given must be within your authority, unless the answer says that it breaks the rule."""
        reason = super().why_not(desk)
        case, choice = self.case(desk), self.chosen(desk)
        if reason is not None or case is None or choice is None:
            return reason
        if choice.id == COACH and (gone := self._agent_gone(desk, case)) is not None:
            return f"{gone}; take the customer yourself, or promise a call"
        if case.facts is None:
            return None
        return above_authority(case.facts, gives(choice), choice, desk.budget.currency)

    def _agent_gone(self, desk: Workspace, case: Case) -> str | None:
        """Why the agent can't be coached through it, or None."""
        agent = None if case.agent is None else desk.agent(case.agent)
        return None if agent is None else not_at_work(desk, agent)

    def facts(self, desk: Workspace) -> Sequence[str]:
        """What is known of the customer."""
        case = self.case(desk)
        return () if case is None or case.facts is None else fact_lines(case.facts, desk.budget.currency)

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The customer is answered, promised a call, or back with the agent."""
        case, choice = self._answer(desk)
        done = getattr(choice, "done", None)
        if done is not None:
            return str(done)
        who = case.sender if case.facts is None else case.facts.customer
        return f"you answered {who}: {shorten(choice.label, LABEL_CHARS, placeholder=' ...')}"

    def doing(self, desk: Workspace) -> str:
        """Whose customer it is, and how it is handled."""
        case, choice = self.case(desk), self.chosen(desk)
        doing = getattr(choice, "doing", None)
        if doing is not None:
            return str(doing)
        if case is None or case.facts is None:
            return "handling an escalation"
        return f"speaking with {case.facts.customer}"
