"""The plan for next time, and what was written before the scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from floorsim.present.next_time_rows import next_time_rows
from floorsim.present.reflection_rows import QUESTIONS
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.review.work import ReviewWork
from floorsim.tui.rows.key_bar import KeyHint


class PlanTab(Tab[ReviewWork]):
    """A page to read; enter writes the plan."""

    TITLE: ClassVar[str] = "plan"

    def __init__(self, *of: object, write: Callable[[], None]) -> None:
        super().__init__(*of)  # type: ignore[arg-type]
        self._write = write

    def page(self, width: int, height: int) -> Page:
        source = self.work.source
        result = source.result
        reflection = () if result is None else result.reflection
        questions = () if result is None else result.questions
        rows = next_time_rows(source.notes, self.work.review, QUESTIONS, reflection, questions, width)
        return Page(rows)

    def hints(self) -> Sequence[KeyHint]:
        words = "write the plan" if self.work.source.notes.plan is None else "change the plan"
        return (KeyHint("enter", words, "enter", keep=True), KeyHint("up", "scroll", also="down"))

    def enter(self) -> None:
        self._write()
