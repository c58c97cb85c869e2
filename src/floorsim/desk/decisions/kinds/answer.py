"""Answering a message of the inbox: its choices, their minutes and effects are the scenario's."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from floorsim.desk.calendar import Area
from floorsim.desk.cases.case import Case
from floorsim.desk.cases.template import CaseChoice
from floorsim.desk.decisions.families.case import LABEL_CHARS, NEXT, CaseDecision
from floorsim.desk.decisions.kind_facts import ActsOn, Family
from floorsim.desk.decisions.pickers import AnswerPicker, CasePicker

if TYPE_CHECKING:
    from floorsim.desk.decisions.order import Order
    from floorsim.desk.decisions.workspace import Workspace


class Answer(CaseDecision):
    """Answer a message, or keep a promise that stands in the inbox."""

    kind: ClassVar[str] = "answer"
    family: ClassVar[Family] = "message"
    codes: ClassVar[tuple[str, ...]] = ("I1",)
    area: ClassVar[Area] = "communication"
    title: ClassVar[str] = "Answer a message"
    short: ClassVar[str] = "answer"
    acts_on: ClassVar[ActsOn] = "case"
    minutes: ClassVar[float] = 1.0
    effect_now: ClassVar[str] = "The sender has your answer."
    effect_later: ClassVar[str] = "People hold you to what you said or promised."
    always_allowed: ClassVar[bool] = True

    message: Annotated[str, CasePicker()] = Field(
        default=NEXT, description="Which message; next is the most urgent one"
    )
    choice: Annotated[str, AnswerPicker()] = Field(description="Your answer")

    @classmethod
    def fits(cls, case: Case) -> bool:
        """Messages and promises that have choices, and conversations."""
        return case.category in ("message", "promise", "conversation") and bool(case.choices or case.talk)

    @classmethod
    def why_none(cls, desk: Workspace) -> str | None:
        """There must be something to answer."""
        talking = desk.cases.talks.open_now() is not None
        return None if talking or cls.cases(desk) else "no message is waiting for an answer"

    def doing(self, desk: Workspace) -> str:
        """Whom the answer is for, or what the case says of it."""
        choice = self.chosen(desk)
        return choice.doing if isinstance(choice, CaseChoice) else super().doing(desk)

    def carry_out(self, desk: Workspace, order: Order) -> str:
        """The choice's effects, and what the sender says to it."""
        case, choice = self._answer(desk)
        if isinstance(choice, CaseChoice):
            return choice.done
        verb = "answered" if case.talk is None else "said to"
        return f"you {verb} {case.sender}: {shorten(choice.label, LABEL_CHARS, placeholder=' ...')}"
