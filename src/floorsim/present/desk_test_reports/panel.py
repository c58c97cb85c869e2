"""The report for the panel: evidence by competency, grades with their error, machine marks apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from floorsim.desktest.reporting.bands import band_of_test, of_competency
from floorsim.desktest.reporting.floor_evidence import Floor
from floorsim.desktest.reporting.precision import FEWEST_CANDIDATES, Precision
from floorsim.desktest.reporting.taken_test import ExerciseTaken, TakenTest
from floorsim.present.desk_test_reports.answer_blocks import done_blocks, found_blocks, seen_blocks
from floorsim.present.desk_test_reports.band_words import test_sentences
from floorsim.present.desk_test_reports.figures import day
from floorsim.present.desk_test_reports.grades_blocks import bands_grid, grades_grid
from floorsim.present.desk_test_reports.page import (
    Block,
    Facts,
    Page,
    Paragraph,
    Part,
    Points,
    ToWrite,
)
from floorsim.scenario.competencies import Competency, competencies
from floorsim.wording.names import both
from floorsim.wording.numbers import NOTHING, counted, of
from floorsim.wording.times import clock, length

Floors = Mapping[str, Floor]
"""The live floors of a candidate by exercise."""


def panel_page(
    attempts: Sequence[TakenTest], precision: Precision, floors: Mapping[str, Floors], on: date
) -> Page:
    """The report on these candidates, in the order of their ids; no names, no accommodations, no ranking.

    `floors` are the live floors of each candidate, by exercise.
    """
    shown = sorted(attempts, key=lambda one: one.candidate)
    return Page(
        kind="panel",
        title="Desk test: evidence for the panel",
        facts=(
            f"Made on {day(on)} for {counted(len(shown), 'candidate')}, in the order of their ids",
            *sorted({f"Form {one.test.form} ({one.test.title}), package {one.digest}" for one in shown}),
        ),
        says=(
            *(() if shown else (Paragraph("No result has been received yet.", warning=True),)),
            Paragraph(
                "This is evidence, not a decision: it ranks nobody and recommends nobody. A named "
                "person decides about each candidate and writes down the reasons."
            ),
            Paragraph(
                "A band says whether a grade, with its error, is below, around or above 3, which is sound "
                "work. The figure after ± is one standard error; the range is the 90% interval. "
                f"{_errors(precision)}"
            ),
            Paragraph(
                "Machine marks are what the program counted, 0 to 100. Graders did not see them, and they "
                "are no part of a grade or a band."
            ),
        ),
        parts=tuple(_candidate(one, precision, floors.get(one.candidate, {})) for one in shown),
    )


def _errors(precision: Precision) -> str:
    measured = sorted(id for id, one in precision.of_graders.items() if one.source == "answers")
    graders = (
        f"measured for {both(measured)}" if measured else "assumed, as the grades are too few or too alike"
    )
    have = precision.candidates
    if have >= FEWEST_CANDIDATES:
        exercises = f"measured on {have} candidates"
    else:
        exercises = (
            f"assumed until {FEWEST_CANDIDATES} candidates have all their grades, of two exercises at least "
            f"({have} have)"
        )
    return (
        f"The error of one answer, had other people graded it, is {graders}. The error of a competency "
        f"and of the whole test, had the exercises been others of the kind, is {exercises}."
    )


def _candidate(attempt: TakenTest, precision: Precision, own: Floors) -> Part:
    id = attempt.candidate
    return Part(
        f"candidate-{id}",
        f"Candidate {id}",
        tuple(_overview(attempt, precision)),
        (
            *(
                Part(f"candidate-{id}-{key}", competency.title, tuple(_evidence(attempt, key, own)))
                for key, competency in competencies().items()
                if of_competency(attempt, key)
            ),
            *(
                Part(
                    f"candidate-{id}-answer-{one.exercise.id}",
                    f"Answer: {one.exercise.title}",
                    (
                        *done_blocks(one, own.get(one.exercise.id, ())),
                        *found_blocks(one),
                        *seen_blocks(one),
                        *_sentences(one),
                    ),
                )
                for one in attempt.exercises
                if one.begun
            ),
            Part(
                f"candidate-{id}-decision",
                f"Decision on {id}",
                (ToWrite("Decision"), ToWrite("Reasons", 4), ToWrite("Decided by, and on which day")),
            ),
        ),
    )


def _overview(attempt: TakenTest, precision: Precision) -> Iterator[Block]:
    pairs = [
        ("Form", attempt.test.form),
        ("Sitting", attempt.sitting),
        ("Taken on", NOTHING if attempt.taken_on is None else day(attempt.taken_on)),
        ("Package", attempt.digest),
        ("Taken with", f"floorsim {attempt.version}, model version {attempt.model_version}"),
        ("Interruptions", "; ".join(_gaps(attempt)) or "none"),
        ("Forms taken before", both(attempt.earlier) or "none"),
        ("Verified", attempt.proof),
    ]
    yield Facts(pairs)
    if attempt.flags:
        yield Points("To look into; none of it proves anything by itself", attempt.flags)
    if attempt.withdrawn:
        yield Paragraph("The candidate withdrew.", warning=True)
    not_taken = [one.exercise.title for one in attempt.exercises if not one.begun]
    if not_taken:
        yield Paragraph(f"Not taken: {both(not_taken)}.", warning=True)
    waiting = [f"{title}: {why}" for title, why in attempt.missing if why != "not taken"]
    if waiting:
        yield Points("Missing grades", waiting)
    yield grades_grid(attempt, precision)
    band = band_of_test(attempt, precision)
    if band is not None:
        yield Paragraph(test_sentences(band))
    yield bands_grid(attempt, precision)


def _gaps(attempt: TakenTest) -> list[str]:
    titles = {one.exercise.id: one.exercise.title for one in attempt.exercises}
    return [f"{length(seconds)} in {titles.get(exercise, exercise)}" for exercise, seconds in attempt.gaps]


def _evidence(attempt: TakenTest, competency: str, floors: Floors) -> Iterator[Block]:
    shown, looks_at_it = competencies()[competency], of_competency(attempt, competency)
    for one in looks_at_it:
        floor = floors.get(one.exercise.id, ())
        found = list(_found(one, shown, floor))
        if found:
            yield Points(f"{one.exercise.title}: what shows it", found)
        else:
            yield Paragraph(f"{one.exercise.title}: nothing that shows it.")
    for one in attempt.exercises:
        if one not in looks_at_it and (decided := list(_decided(shown, floors.get(one.exercise.id, ())))):
            yield Points(f"{one.exercise.title}, which is not graded for it: what shows it", decided)


def _decided(shown: Competency, floor: Floor) -> Iterator[str]:
    for one in floor:
        if one.competency == shown:
            yield f"{clock(one.at_s, seconds=True)} {one.says}"


def _found(taken: ExerciseTaken, shown: Competency, floor: Floor) -> Iterator[str]:
    yield from _decided(shown, floor)
    if taken.exercise.rubric is not None and taken.grades:
        lines = taken.exercise.rubric.checklist
        seen = of(sum(bool(taken.seen(line.id)) for line in lines), len(lines), "line")
        grades = both(one.grade for one in taken.grades)
        yield f"Grades {grades}; at least half of the graders saw {seen} of its checklist"
    if taken.exercise.kind in ("dashboard", "coaching") and taken.machine is not None:
        got = [one.label for one in taken.machine.parts if one.of and one.got >= one.of]
        if got:
            yield f"Full points from the program for: {both(got)}"


def _sentences(taken: ExerciseTaken) -> Iterator[Block]:
    said = [
        f"{'Third grader' if one.third else f'Grader {letter}'}, {one.grade}: {one.evidence}"
        for letter, one in zip("ABC", taken.grades, strict=False)
        if one.evidence
    ]
    if said:
        yield Points("What the graders base their grades on", said)
    elif taken.missing:
        yield Paragraph(f"Grades: {taken.missing}.")
    if taken.final is not None:
        yield Paragraph(f"Final grade {taken.final:.1f}.")
