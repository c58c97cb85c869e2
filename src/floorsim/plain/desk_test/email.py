"""The e-mail to leadership line by line."""

from __future__ import annotations

from floorsim.desktest.marking.lint import lint
from floorsim.desktest.package.exercises import Email, EmailAnswer
from floorsim.errors import FloorsimError
from floorsim.plain.asking import Asker
from floorsim.plain.desk_test.handing_in import wants_to_hand_in
from floorsim.plain.desk_test.text_lines import TextLines
from floorsim.play.desk_test.sitting import Sitting

HOW = (
    "subject and words sets the subject; to, story and notes read what you were given; check says what the "
    "machine points out."
)


def email(sitting: Sitting, asker: Asker, exercise: Email) -> None:
    """Write it until it is handed in. Raises ExerciseOver when its time runs out."""
    lines = asker.lines

    def kept() -> EmailAnswer:
        return EmailAnswer.model_validate(dict(sitting.answer))

    def keep(body: str) -> None:
        sitting.save({**sitting.answer, "body": body})

    def set_subject(words: str) -> None:
        if not words:
            lines.say("words", f"The subject is: {kept().subject or 'empty'}. Type subject and words.")
            return
        try:
            sitting.save({**sitting.answer, "subject": words})
        except FloorsimError as error:
            lines.say("error", str(error))
        else:
            lines.say("done", f"subject kept: {words}")

    def notes() -> None:
        for number, note in enumerate(exercise.notes, start=1):
            lines.say("note", f"{number}, {note}")

    def check() -> None:
        remarks = lint(exercise, kept())
        for remark in remarks:
            lines.say("words", remark.text)
        if not remarks:
            lines.say("words", "The machine points out nothing. People grade the text.")

    lines.say("exercise", f"To {exercise.to}. {exercise.story}")
    notes()
    lines.say("help", f"Write at most {exercise.lint.words} words. Type help for what you can type.")
    text = TextLines(
        asker,
        kept().body,
        keep,
        {
            "notes": notes,
            "check": check,
            "to": lambda: lines.say("exercise", f"To {exercise.to}."),
            "story": lambda: lines.say("exercise", exercise.story),
        },
        HOW,
        {"subject": set_subject},
    )
    while True:
        text.write()
        parts = (("a subject", kept().subject), ("the text", text.text))
        missing = [name for name, there in parts if not there]
        if wants_to_hand_in(sitting, asker, " and ".join(missing), text.keep):
            return
