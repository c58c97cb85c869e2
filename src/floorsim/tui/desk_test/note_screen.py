"""The note for the file after a coaching conversation, beside what was said and the evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.widgets import TextArea

from floorsim.desktest.package.exercises import Coaching, CoachingAnswer
from floorsim.present.desk_test.evidence_rows import evidence_rows
from floorsim.present.row import Role, Row, heading, wrapped
from floorsim.present.talk_rows import said_rows
from floorsim.tui.desk_test.writing import LONGEST, WritingScreen
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_field import TextField
from floorsim.wording.numbers import counted


class NoteScreen(WritingScreen):
    """Write the note, hand in."""

    HELP_TOPIC = "test_note"
    READING = "What was said, then the evidence"
    STATUS = "The conversation is over. Now the note."

    def __init__(self, exercise: Coaching, answer: Mapping[str, Any]) -> None:
        super().__init__()
        self._exercise = exercise
        self._answer = CoachingAnswer.model_validate(dict(answer))

    def compose_fields(self) -> ComposeResult:
        talk = self.sitting.talk()  # kept: the sitting has none once the time is up
        self._lines, self._ended = tuple(talk.lines), talk.ended or ""
        yield RulePanel("Note for the file")
        yield TextField(self._answer.note, most=LONGEST, placeholder="Write here.")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(TextArea).focus()

    def read_rows(self, width: int) -> Sequence[Row]:
        ended = wrapped(self._ended, width - 2, Role.STRONG, indent=" ")
        said = said_rows(self._exercise.agent, self._lines, width)
        return [
            *ended,
            Row(),
            *said,
            Row(),
            *heading("Evidence", width),
            *evidence_rows(self._exercise, width),
        ]

    def remark_rows(self, width: int) -> Sequence[Row]:
        words = counted(len(self._answer.note.split()), "word")
        return [
            *wrapped(self._exercise.note, width - 2, indent=" "),
            *wrapped(words, width - 2, Role.DIM, indent=" "),
        ]

    def answer(self) -> dict[str, object]:
        return {**self.sitting.answer, "note": self._answer.note}

    def missing(self) -> Sequence[str]:
        return () if self._answer.note.strip() else ("the note",)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        note = event.text_area.text
        if note != self._answer.note:
            self._answer = self._answer.model_copy(update={"note": note})
            self.written()
