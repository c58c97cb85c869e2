"""What a candidate is told before anything else, and what is set for this candidate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from floorsim.desktest.package.accommodations import Accommodations
from floorsim.desktest.package.desk_test import DeskTest
from floorsim.desktest.package.exercise import Kind
from floorsim.present.desk_test.page import Page, Section
from floorsim.present.desk_test.views import Introduction
from floorsim.wording.numbers import counted
from floorsim.wording.times import minutes

KIND_WORDS: Final[Mapping[Kind, str]] = {
    "live_floor": "a floor that runs",
    "dashboard": "figures to read",
    "coaching": "a conversation and a note",
    "email": "a text to write",
}
CONSENT_QUESTION: Final = "Do you agree to take the test on these terms?"
PRACTICE: Final = "This is a practice form: nobody grades it, and its result says so."
TRIED: Final = "You try this form without an admission: nobody grades it, and its result says so."
CLOCK_RULE: Final = (
    "Once you start an exercise its clock runs on, also while floorsim is closed, the machine sleeps or the "
    "connection is down. What you did is kept, and you go on where you were."
)


def introduction_page(told: Introduction, *, practice: bool = False) -> Page:
    """Return what is tested, how long, how scored, who sees it, why, and how long it is kept.

    `practice` says that the result counts for nothing though the form is no practice form.
    """
    test, factor = told.test, told.accommodations.time_factor
    practice = practice or test.practice
    exercises = tuple(
        f"{one.title}: {KIND_WORDS[one.kind]}, {minutes(one.minutes * factor)}" for one in test.exercises
    )
    yours = accommodation_words(told.accommodations)
    return Page(
        test.title,
        (
            *((Section("", (PRACTICE if test.practice else TRIED,)),) if practice else ()),
            Section("What is tested", (test.summary,)),
            Section("The exercises, in this order", exercises, listed=True),
            Section(
                "How long",
                (
                    f"{counted(round(told.minutes), 'minute')} of exercises. Each has its own clock, which "
                    "runs from when you start it. Between exercises no clock runs. A check of this terminal "
                    "and a tutorial come first, without a clock.",
                ),
            ),
            *((Section("Set for you", yours, listed=True),) if yours else ()),
            Section("How it goes", (test.instructions, CLOCK_RULE, not_there_words(told.accommodations))),
            Section("How it is scored", (test.how_scored,)),
            Section(
                "Who sees it",
                (test.who_sees, f"Your answers carry the id {told.sitting} in place of your name."),
            ),
            Section("Why, and for how long", (test.purpose, retention_words(test, practice=practice))),
            Section(
                "What is kept",
                (
                    "Every decision, choice and text with its time, how long floorsim was closed during an "
                    "exercise, and what the check of this terminal finds. Not kept: your name, and single "
                    "keys as you press them.",
                    f"Form {test.form} of {test.family}, model {told.model_version}, {told.digest[:23]}…",
                ),
            ),
        ),
        after=minutes(round(told.minutes)),
    )


def not_there_words(given: Accommodations) -> str:
    """Return what practising has and a test has not."""
    pause = "no pause but those set for you" if given.thinking_pauses else "no pause"
    return f"There are no hints, no undo, no rewind, {pause} and no way back to what was handed in."


def retention_words(test: DeskTest, *, practice: bool = False) -> str:
    """Return when everything is deleted; what was done for practice stays with whoever did it."""
    if practice or test.practice:
        return "What you do here stays on this computer until you delete it."
    return (
        f"After {counted(test.retention_days, 'day')} answers and names are deleted. You can ask for a copy "
        "of all that is kept about you, and for its deletion, before that."
    )


def accommodation_words(given: Accommodations) -> tuple[str, ...]:
    """Return what the administrator has set for this candidate, a sentence each; empty where nothing is."""
    told = []
    if given.time_factor != 1:
        told.append(
            f"{given.time_factor:g} times the usual time: the minutes above are yours, the text below may "
            "name the usual ones. The live floor runs slower by as much."
        )
    if given.thinking_pauses:
        each = " in all, each" if given.thinking_pauses > 1 else ""
        told.append(
            f"{counted(given.thinking_pauses, 'thinking pause')}{each} of at most "
            f"{minutes(given.pause_minutes)}: the clock stops, and nothing can be entered."
        )
    shown = [
        words
        for words, on in (
            ("high contrast", given.high_contrast),
            ("ASCII symbols only", given.ascii),
            ("no colour", given.no_colour),
            ("lines of text in place of a screen", given.plain),
        )
        if on
    ]
    told += [f"Shown with {', '.join(shown)}."] if shown else []
    return (*told, "Graders and the panel never see this.") if told else ()


def tutorial_page(test: DeskTest) -> Page:
    """Return what every candidate reads before the first exercise."""
    return Page("Tutorial", (Section("Before the first exercise", (test.tutorial,)),), after="no clock")
