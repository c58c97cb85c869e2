"""The messages: what you answered, what the reference answered, what came of it, why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from floorsim.debrief.messages import CaseReview
from floorsim.present.message_rows import message_detail_rows, message_list_rows
from floorsim.present.row import Role, Row, row_of
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.review.work import ReviewWork
from floorsim.tui.rows.key_bar import KeyHint


class MessagesTab(Tab[ReviewWork]):
    """A list of cases, and one of them opened."""

    TITLE: ClassVar[str] = "messages"

    def __init__(self, *of: object) -> None:
        super().__init__(*of)  # type: ignore[arg-type]
        self.cursor = 0
        self.opened = False

    @property
    def cases(self) -> Sequence[CaseReview]:
        """Every case, once they are known."""
        return () if self.work.story is None else self.work.story.messages

    @property
    def _reference(self) -> str | None:
        return None if self.work.story is None else self.work.story.timeline.reference_name

    def page(self, width: int, height: int) -> Page:
        if self.work.story is None:
            return Page([row_of((" Reading what was said …", Role.DIM))])
        if self.opened and self.cases:
            return Page(message_detail_rows(self.cases[self.cursor], self._reference, width))
        rows, cursor = message_list_rows(self.cases, self._reference, self.cursor, width)
        return Page(rows, cursor=cursor)

    def beside(self, width: int) -> Sequence[Row]:
        if self.opened or not self.cases:
            return ()
        return message_detail_rows(self.cases[self.cursor], self._reference, width)

    def hints(self) -> Sequence[KeyHint]:
        if self.opened:
            return (
                KeyHint("n", "next message", "following(1)", also="p"),
                KeyHint("up", "scroll", also="down"),
            )
        return (KeyHint("enter", "both answers, and why", "enter", dim=not self.cases),)

    def move(self, step: int) -> bool:
        if self.opened:
            return False
        self.following(step)
        return True

    def following(self, step: int) -> None:
        self.cursor = max(min(self.cursor + step, len(self.cases) - 1), 0)

    def enter(self) -> None:
        self.opened = bool(self.cases)

    def back(self) -> bool:
        was, self.opened = self.opened, False
        return was

    def click(self, place: int) -> None:
        if self.opened or not 0 <= place - 1 < len(self.cases):
            return
        again = self.cursor == place - 1
        self.cursor = place - 1
        if again:
            self.enter()
