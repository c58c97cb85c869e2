"""What one can look at in a coaching exercise, and the notes of an email, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.desktest.marking.lint import lint, words_in
from floorsim.desktest.package.exercises import Coaching, Email, EmailAnswer
from floorsim.present.conversation_rows import WIDEST_TEXT
from floorsim.present.desk_test.data_table import whole_table_rows
from floorsim.present.row import Role, Row, heading, wrapped


def evidence_rows(exercise: Coaching, width: int) -> list[Row]:
    """Return the story, the scorecard and the five contacts."""
    text_width = min(width, WIDEST_TEXT) - 2
    rows = [
        *wrapped(exercise.story, text_width, indent=" "),
        Row(),
        *whole_table_rows(exercise.scorecard, width),
    ]
    for contact in exercise.contacts:
        rows += [Row(), *wrapped(contact.title, text_width, Role.STRONG, indent=" ")]
        rows += wrapped(contact.text, text_width, indent=" ")
    return rows


def notes_rows(exercise: Email, width: int) -> list[Row]:
    """Return whom the email is for, what happened and what is known, one note a paragraph."""
    text_width = min(width, WIDEST_TEXT) - 2
    rows = wrapped(f"To: {exercise.to}", text_width, Role.STRONG, indent=" ")
    rows += wrapped(exercise.story, text_width, indent=" ")
    rows += [Row(), *heading("Your notes", width)]
    for note in exercise.notes:
        rows += wrapped(f"· {note}", text_width, indent=" ", hang="  ")
    return rows


def remark_rows(exercise: Email, answer: EmailAnswer, width: int) -> Sequence[Row]:
    """Return how many words there are, and what the machine points out; none of it takes points off."""
    words, most = words_in(answer), exercise.lint.words
    over = words > most
    counted = wrapped(f"{words} of {most} words", width - 2, Role.WARN if over else Role.STRONG, indent=" ")
    remarks = lint(exercise, answer) if words else ()
    rows = [
        row
        for one in remarks
        for row in wrapped(f"◆ {one.text}", width - 2, Role.WARN, indent=" ", hang="  ")
    ]
    if words and not remarks:
        rows = wrapped("✓ The machine has nothing to point out.", width - 2, Role.GOOD, indent=" ")
    return [*counted, *rows]
