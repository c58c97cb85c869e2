"""What a grader reads: the answer, what the candidate was asked, how the authors graded."""

from __future__ import annotations

from collections.abc import Sequence

from floorsim.desktest.grading.calibration import Calibration
from floorsim.desktest.grading.everyone import Work
from floorsim.desktest.grading.scripts import GradedExercise
from floorsim.desktest.grading.shown import Told
from floorsim.desktest.package.exercises import Coaching, Dashboard, Email, Option, Statement
from floorsim.plain.desk_test.pages import say_table
from floorsim.plain.lines import Lines

HEADS = ("asked", "authors", "yours")
"""Words that begin a line here and nowhere else in plain mode."""


def tell_answer(lines: Lines, told: list[Told]) -> None:
    """The answer, piece by piece."""
    for piece in told:
        lines.say(piece.head, piece.text)


def tell_asked(lines: Lines, exercise: GradedExercise) -> None:
    """What the candidate had to do, and with what."""
    asked = exercise.exercise
    lines.say("asked", asked.instructions)
    if isinstance(asked, Dashboard | Coaching | Email):
        lines.say("asked", asked.story)
    if isinstance(asked, Email):
        lines.say("asked", f"It goes to {asked.to}. The notes:")
        for note in asked.notes:
            lines.say("note", note)
    elif isinstance(asked, Coaching):
        say_table(lines, asked.scorecard)
        for contact in asked.contacts:
            lines.say(
                "contact", f"{contact.title}{'' if contact.typical else ' (not typical)'}. {contact.text}"
            )
        lines.say("asked", asked.note)
    elif isinstance(asked, Dashboard):
        for table in asked.tables:
            say_table(lines, table)
        for comment in asked.comments:
            lines.say("said", f"{comment.who}: {comment.text}")
        on_offer: dict[str, Sequence[Statement | Option]] = {
            "finding": asked.findings, "cause": asked.causes, "action": asked.actions,
            "to check": asked.checks,
        }  # fmt: skip
        for about, offered in on_offer.items():
            for number, one in enumerate(offered, start=1):
                lines.say("asked", f"{about} {number} on offer: {one.text} Why it is or isn't one: {one.why}")


def tell_calibration(lines: Lines, exercise: GradedExercise, found: Calibration) -> None:
    """A round through the anchor answers, beside the authors' grades, ticks and reasons."""
    by_id = {anchor.id: anchor for anchor in exercise.rubric.answers}
    numbers = {one.id: place for place, one in enumerate(exercise.rubric.checklist, start=1)}
    for place, one in enumerate(found.compared, start=1):
        anchor = by_id[one.anchor]
        lines.say("yours", f"answer {place}: {one.grade}, ticks {_ticks(one.ticks, numbers)}")
        ticks = _ticks(anchor.ticks, numbers)
        lines.say("authors", f"answer {place}: {one.authors}, ticks {ticks}. {anchor.why}")
    lines.say(
        "done",
        f"{found.within_one} of {len(found.compared)} within a point of the authors; "
        f"{found.mean_off:.1f} points off on average.",
    )


def _ticks(ids: tuple[str, ...], numbers: dict[str, int]) -> str:
    return " ".join(str(number) for number in sorted(numbers[id] for id in ids)) or "none"


def work_words(work: Work) -> str:
    """An exercise in the menu, with how far this grader has come in it."""
    graded = f"{work.graded} graded, {work.left} to go"
    also = {"calibrate": "; known answers come first", "close": "; to be closed"}
    return f"{work.exercise.title}: {graded}{also.get(work.standing, '')}"


def why_no_work(work: Work) -> str | None:
    """Why this grader has nothing to do in an exercise; None where there is something."""
    if work.standing == "shut":
        return "calibration was not passed"
    return "closed" if work.standing == "done" else None
