"""The email to leadership: notes on the left, subject and text on the right, the machine's remarks below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.widgets import Input, TextArea

from floorsim.desktest.package.exercises import Email, EmailAnswer
from floorsim.present.desk_test.evidence_rows import notes_rows, remark_rows
from floorsim.present.row import Row
from floorsim.tui.desk_test.writing import LONGEST, WritingScreen
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_field import TextField


class EmailScreen(WritingScreen):
    """Write, see the words counted, hand in."""

    HELP_TOPIC = "test_email"
    READING = "What you know"
    STATUS = "Kept in pauses of typing"

    def __init__(self, exercise: Email, answer: Mapping[str, Any]) -> None:
        super().__init__()
        self._exercise = exercise
        self._answer = EmailAnswer.model_validate(dict(answer))

    def compose_fields(self) -> ComposeResult:
        yield RulePanel("Subject")
        yield Input(self._answer.subject, placeholder="what it is about", max_length=200, id="subject")
        yield RulePanel("Text")
        yield TextField(self._answer.body, most=LONGEST, placeholder="Write here. Pasting works.")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#subject" if not self._answer.subject else "TextArea").focus()

    def read_rows(self, width: int) -> Sequence[Row]:
        return notes_rows(self._exercise, width)

    def remark_rows(self, width: int) -> Sequence[Row]:
        return remark_rows(self._exercise, self._answer, width)

    def answer(self) -> dict[str, object]:
        return self._answer.model_dump(mode="json")

    def missing(self) -> Sequence[str]:
        written = (("the subject", self._answer.subject), ("the text", self._answer.body))
        return [what for what, text in written if not text.strip()]

    def on_input_changed(self, event: Input.Changed) -> None:
        self._take(subject=event.value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._take(body=event.text_area.text)

    def _take(self, **written: str) -> None:
        answer = self._answer.model_copy(update=written)
        if answer != self._answer:
            self._answer = answer
            self.written()

    def on_input_submitted(self) -> None:
        self.query_one(TextArea).focus()
