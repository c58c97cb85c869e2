"""D1: a customer wants a manager: take it now, promise a call, or send it back with advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.cases.case import Case
from floorsim.desk.cases.customers import escalation, minutes_factor
from floorsim.desk.cases.template import CaseChoice
from floorsim.desk.decisions.families.case import NEXT, CaseDecision
from floorsim.desk.decisions.pickers import CasePicker, ChoicePicker
from floorsim.wording.numbers import percent
from floorsim.wording.times import in_minutes

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace

Handling = Literal["take_now", "callback", "send_back"]

_WAYS = {choice.id: choice for choice in escalation().choices}
_CALL_MIN = _WAYS["callback"].effects[1].body.minutes
_ENDS_WITH_ADVICE = _WAYS["send_back"].effects[0].body.share


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
        "If you take it, it is settled, and you see nothing else until it is. A promise takes less time "
        f"now, and a call of {_CALL_MIN:g} minutes later. Sent back with advice, it is settled in "
        f"{percent(_ENDS_WITH_ADVICE)} of cases."
    )
    effect_later: ClassVar[str] = (
        "A customer who gets no answer, or no call as promised, contacts you again the same day, angrier."
    )

    message: Annotated[str, CasePicker()] = Field(
        default=NEXT, description="Which customer; next is the most urgent one"
    )
    choice: Annotated[Handling, ChoicePicker(labels={id: way.label for id, way in _WAYS.items()})] = Field(
        description="What you do"
    )

    @classmethod
    def fits(cls, case: Case) -> bool:
        """Requests for a manager."""
        return case.category == "escalation"

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """Somebody must have asked."""
        return None if cls.cases(desk) else "no customer is asking for a manager"

    @classmethod
    def about_choice(cls, desk: Workspace, value: Handling) -> str:
        """What the way costs here."""
        return in_minutes(60.0 * _WAYS[value].minutes * minutes_factor(desk.floor.scenario))

    def cost_minutes(self, desk: Workspace) -> float:
        """The minutes of the way chosen."""
        return _WAYS[self.choice].minutes * minutes_factor(desk.floor.scenario)

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The customer is served, promised a call, or back with the agent."""
        _, choice = self._answer(desk)
        assert isinstance(choice, CaseChoice)
        return choice.done

    def doing(self, desk: Workspace) -> str:
        """Whose customer it is, and how it is handled."""
        choice = self.chosen(desk)
        return choice.doing if isinstance(choice, CaseChoice) else "handling an escalation"
