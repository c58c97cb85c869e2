"""The end of a run: the four questions before any score, then the scores."""

from __future__ import annotations

from dataclasses import replace

from floorsim.errors import FloorsimError
from floorsim.plain.desk import Desk
from floorsim.present.reflection_rows import DID_YOU, QUESTIONS, facts_rows
from floorsim.present.review_notes import LONGEST
from floorsim.present.row import UNBROKEN

BEFORE = (
    "Four questions come before any score. A few words are enough. facts reads the facts of the shift to a "
    "question, an empty line leaves it out, skip goes to the scores."
)
SKIP = "skip"
FACTS = "facts"
LONGEST_ANSWER = 2000
"""Letters of an answer that are kept."""


def reflect(desk: Desk) -> None:
    """Ask the four questions, keep what was answered with the run, and store its scores.

    Raises:
        Leaving: the reader leaves; what was answered until then is kept, and the scores are stored.
    """
    lines, session = desk.lines, desk.session
    lines.say("help", BEFORE)
    notes = session.review().notes
    questions = QUESTIONS if notes.before is None else (*QUESTIONS, DID_YOU)
    answers = [""] * (len(QUESTIONS) + 1)
    view = desk.view()
    try:
        for place, question in enumerate(questions):
            typed = desk.asker.words(f"{place + 1} of {len(questions)}. {question}")
            while typed.lower() == FACTS:
                lines.rows("figure", facts_rows(place, view, session.briefing, UNBROKEN, notes.before))
                typed = desk.asker.words(question)
            if typed.lower() == SKIP:
                break
            answers[place] = typed[:LONGEST_ANSWER]
    finally:
        _keep(desk, answers)


def _keep(desk: Desk, answers: list[str]) -> None:
    session = desk.session
    *reflection, kept = answers
    try:
        if any(reflection):
            session.save_reflection(tuple(reflection))
        if kept:
            review = session.review()
            review.save_notes(replace(review.notes, kept=kept[:LONGEST]))
        session.keep_result()
    except FloorsimError as error:
        desk.lines.say("error", f"{error} The scores are not stored.")
