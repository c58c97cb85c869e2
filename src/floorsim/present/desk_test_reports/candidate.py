"""The report for the candidate: what was done in each exercise and what was found in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from floorsim.desktest.reporting.bands import band_of_answer, band_of_test
from floorsim.desktest.reporting.floor_evidence import Floor
from floorsim.desktest.reporting.precision import Precision
from floorsim.desktest.reporting.taken_test import ExerciseTaken, TakenTest
from floorsim.present.desk_test_reports.answer_blocks import (
    YOUR,
    did_most_sentence,
    done_blocks,
    found_blocks,
    seen_blocks,
)
from floorsim.present.desk_test_reports.band_words import answer_sentences, test_sentences
from floorsim.present.desk_test_reports.figures import day
from floorsim.present.desk_test_reports.page import Block, Page, Paragraph, Part, Words
from floorsim.wording.names import both
from floorsim.wording.numbers import counted, of
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import length


def candidate_page(attempt: TakenTest, precision: Precision, floors: Mapping[str, Floor]) -> Page:
    """The report of one candidate; it names no grader and compares with nobody.

    Args:
        attempt: the test.
        precision: the errors of the programme's grades.
        floors: the live floors by exercise id, measured where that is quick.
    """
    taken_on = "" if attempt.taken_on is None else f", taken on {day(attempt.taken_on)}"
    return Page(
        kind="candidate",
        title=f"Your desk test: {attempt.test.title}",
        facts=(
            f"Candidate {attempt.candidate}, sitting {attempt.sitting}{taken_on}",
            f"Form {attempt.test.form}, package {attempt.digest}",
        ),
        says=tuple(_says(attempt, precision)),
        parts=(
            *(
                Part(
                    f"exercise-{number}",
                    f"{number}. {one.exercise.title}",
                    tuple(_exercise(attempt, one, precision, floors.get(one.exercise.id, ()))),
                )
                for number, one in enumerate(attempt.exercises, start=1)
            ),
            Part("review", "If you think something is wrong", tuple(_review(attempt))),
        ),
    )


def _says(attempt: TakenTest, precision: Precision) -> Iterator[Paragraph]:
    taken = [one for one in attempt.exercises if one.begun]
    yield Paragraph(f"You took {of(len(taken), len(attempt.exercises), 'exercise')}.")
    if attempt.withdrawn:
        yield Paragraph("You withdrew, so nobody grades what you did. What the program counted is for you.")
    band = band_of_test(attempt, precision)
    if band is not None:
        yield Paragraph(
            f"{test_sentences(band)} This page compares you with nobody and decides nothing: a person "
            "decides, and writes down the reasons."
        )
    else:
        missing = "; ".join(f"{title} ({why})" for title, why in attempt.missing)
        if missing:
            yield Paragraph(f"Without a final grade: {missing}. So there is no mean yet.", warning=True)


def _exercise(
    attempt: TakenTest, taken: ExerciseTaken, precision: Precision, floor: Floor
) -> Iterator[Block]:
    yield Words("What was asked", taken.exercise.instructions)
    if not taken.begun:
        yield Paragraph("You did not begin this exercise.")
        return
    yield from done_blocks(taken, floor, YOUR)
    yield from _time(attempt, taken)
    yield from found_blocks(taken)
    if (told := did_most_sentence(floor)) is not None:
        yield Paragraph(told)
    yield from seen_blocks(taken)
    band = band_of_answer(taken, precision)
    if band is not None:
        yield Paragraph(answer_sentences(taken, band))
    elif taken.missing and not attempt.withdrawn:
        yield Paragraph(f"It is not graded yet: {taken.missing}.")
    elif taken.exercise.rubric is None:
        yield Paragraph("Nobody grades this exercise. What the program counted is no part of your grade.")


def _time(attempt: TakenTest, taken: ExerciseTaken) -> Iterator[Block]:
    if taken.by_time and taken.exercise.kind != "live_floor":  # which always ends so
        yield Paragraph("Your time ran out: the answer counts as it stood then.")
    gaps = [seconds for exercise, seconds in attempt.gaps if exercise == taken.exercise.id]
    if gaps:
        yield Paragraph(
            f"The program was not running for {both(length(one) for one in gaps)} while this exercise was "
            "open. That time counted, as it would have for anybody."
        )


def _review(attempt: TakenTest) -> Iterator[Block]:
    exercises = both(f"“{one.exercise.title}”" for one in attempt.exercises if one.begun)
    until = ""
    if attempt.taken_on is not None:
        last = attempt.taken_on + timedelta(days=attempt.test.retention_days)
        until = (
            f" Write before {day(last)}: answers are deleted {counted(attempt.test.retention_days, 'day')} "
        )
        until += "after the test."
    yield Paragraph(
        f"Ask whoever invited you for a review. Give the sitting, {attempt.sitting}, which of {exercises} "
        f"it is about, and what you think was overlooked.{until}"
    )
    yield Paragraph(
        "Your floor and your conversation can be run again from your result file, and give the same marks. "
        "Your answers can be graded again by people who know neither you nor the first grades."
    )
    yield Words("Who sees your result", initial_capital(attempt.test.who_sees))
