"""What you wrote about a run, the plan for next time, and whether the last plan was kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from floorsim.debrief.model import Review
from floorsim.present.ledger_rows import entries
from floorsim.present.moment_rows import to_solve
from floorsim.present.review_notes import ReviewNotes
from floorsim.present.review_words import estimate
from floorsim.present.row import Role, Row, row_of, rule, wrapped
from floorsim.wording.times import clock

NO_PLAN: Final = "None yet. One sentence with a trigger and an action: when X happens, I do Y."
COMES_BACK: Final = "It comes back in the next briefing, and is asked about after that run."


def next_time_rows(
    notes: ReviewNotes,
    review: Review | None,
    questions: Sequence[str],
    answers: Sequence[str],
    own_questions: Sequence[str],
    width: int,
) -> list[Row]:
    """The page: the plan, what it may rest on, the plan before, and what was written before the scores."""
    rows = [rule("Your plan for next time", width)]
    if notes.plan is None:
        rows += wrapped(NO_PLAN, width - 2, Role.DIM, indent=" ")
    else:
        rows += wrapped(notes.plan.sentence, width - 2, Role.STRONG, indent=" ", hang="  ")
        rows += wrapped(COMES_BACK, width - 2, Role.DIM, indent=" ")
    if review is not None:
        rows += _rests_on(review, notes, width)
    if notes.before is not None:
        rows += [Row(), row_of((" The plan you came with", Role.TITLE))]
        rows += wrapped(notes.before.sentence, width - 2, indent=" ", hang="  ")
        rows += wrapped(f"Did you? {notes.kept or 'No answer.'}", width - 2, indent=" ", hang="  ")
    rows += [Row(), rule("What you wrote before the scores", width)]
    for place, question in enumerate(questions):
        answer = answers[place] if place < len(answers) else ""
        rows.append(row_of((f" {question}", Role.STRONG)))
        rows += wrapped(answer or "No answer.", width - 3, Role.TEXT if answer else Role.DIM, indent="   ")
    if own_questions:
        rows += [Row(), row_of((" To talk over", Role.TITLE))]
        for question in own_questions:
            rows += wrapped(f"· {question}", width - 2, indent="  ", hang="  ")
    return rows


def _rests_on(review: Review, notes: ReviewNotes, width: int) -> list[Row]:
    """The decision that cost most and what was missed most, as far as known: what a plan may be about."""
    told = []
    for entry in entries(review):
        effect = entry.effect
        if effect is not None and effect.label is not None and effect.label.sign < 0 and effect.without:
            told.append(
                f"Cost most: {effect.says}, {clock(effect.at_s)}, {estimate(effect.without['overall'])}."
            )
            break
    hidden = to_solve(review, notes.solved)
    shown = [one for one in review.missed or () if one.at_s not in hidden]
    for missed in sorted(shown, key=lambda one: -one.gain.mean)[:1]:
        told.append(f"Missed most: {missed.says}, {clock(missed.at_s)}, {estimate(missed.gain)}.")
    rows = [Row(), row_of((" It may rest on", Role.TITLE))] if told else []
    return rows + [row for one in told for row in wrapped(one, width - 2, indent=" ", hang="  ")]
