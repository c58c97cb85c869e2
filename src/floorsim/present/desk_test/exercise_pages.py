"""The page before each exercise, and the pages at the end of a sitting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from floorsim.desktest.marking.marked import Marked
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.exercise import Kind
from floorsim.desktest.package.exercises import AnyExercise
from floorsim.present.desk_test.introduction import KIND_WORDS, retention_words
from floorsim.present.desk_test.page import Page, Section
from floorsim.wording.numbers import counted
from floorsim.wording.times import minutes

HOW_IT_WORKS: Final[Mapping[Kind, str]] = {
    "live_floor": "The floor runs at one pace and never stops, also while a form or a message is open. Its "
    "shift ends with your time, so there is nothing to hand in.",
    "dashboard": "Your answer has six parts: three findings, a cause, an action, a check. Each is a choice "
    "and a sentence or two of your own.",
    "coaching": "First the conversation, with the evidence at hand. When it is over you write a note for the "
    "file. One clock runs for both.",
    "email": "Your notes stand beside the text. The machine points out length, missing figures, names of "
    "people and words of blame; that takes no points off. People grade the text.",
}
HANDING_IN: Final = (
    "When the time is up, what stands there is handed in. You can hand in before that; then there is no way "
    "back to it."
)


def before_page(
    exercise: AnyExercise, *, number: int, count: int, time_factor: float, notes: Sequence[str] = ()
) -> Page:
    """Return instructions, time and sampled tasks of the exercise that is next; `notes` come first."""
    own_minutes = exercise.minutes * time_factor
    usual = "" if time_factor == 1 else f"; the usual time is {minutes(exercise.minutes)}"
    time = f"{minutes(own_minutes)} from when you start{usual}."
    return Page(
        f"Exercise {number} of {count}: {exercise.title}",
        (
            *((Section("", tuple(notes)),) if notes else ()),
            Section("What you do", (exercise.instructions,)),
            Section("How it works", (HOW_IT_WORKS[exercise.kind],)),
            Section("Time", (time if exercise.kind == "live_floor" else f"{time} {HANDING_IN}",)),
            Section("Tasks of the job that it samples", exercise.tasks, listed=True),
        ),
        after=f"{KIND_WORDS[exercise.kind]}, {minutes(own_minutes)}",
    )


def end_page(
    test: DeskTest,
    sealed: Path,
    notes: Sequence[str] = (),
    *,
    practice: bool = False,
    marks: Sequence[Marked] = (),
) -> Page:
    """Return where the sealed result is and what comes next.

    `practice` says that it counts for nothing though the form is no practice form; `marks` are what the
    machine counted of it. Of a test none are told.
    """
    steps = (
        ("Nobody grades what was done for practice; the file is yours to keep or delete.",)
        if practice or test.practice
        else (
            "Send this file, as it is, to whoever invited you. It is signed: any change to it shows.",
            "Your answers are graded without your name. Feedback comes from whoever invited you.",
            retention_words(test),
        )
    )
    return Page(
        "The test is over",
        (
            *((Section("", tuple(notes)),) if notes else ()),
            Section("Your result", ("It is complete and sealed. The file:", str(sealed))),
            Section("What comes next", steps, listed=True),
            *(_counted(test, one) for one in marks),
        ),
        after=counted(len(test.exercises), "exercise"),
    )


def _counted(test: DeskTest, marks: Marked) -> Section:
    """Return what the machine counted of one exercise."""
    title = next(one.title for one in test.exercises if one.id == marks.exercise)
    parts = tuple(
        f"{part.label}{f', {round(part.got, 1):g} of {part.of:g}' if part.of else ''}: {part.why}"
        for part in marks.parts
    )
    return Section(f"{title}: {marks.points:.0f} of 100, as the machine counts", parts, listed=True)


def withdrawn_page(sitting: str) -> Page:
    """Return what a refusal means."""
    return Page(
        "You did not agree",
        (
            Section(
                "The test was not taken",
                (
                    f"All that is kept is that sitting {sitting} was refused. No exercise was shown.",
                    "Tell whoever invited you; another way to show what you can do may be open to you.",
                ),
            ),
        ),
    )
