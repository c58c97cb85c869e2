"""Everything that the report on a programme says, in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from floorsim.desktest.grading.agreement import Agreement
from floorsim.desktest.grading.calibration import Drift
from floorsim.desktest.reporting.adverse_impact import Impact, impact_of
from floorsim.desktest.reporting.consistency import Consistency, consistency_of, matrix_of
from floorsim.desktest.reporting.forms import (
    GRADES,
    ExerciseSpread,
    FormDifference,
    exercise_spreads,
    form_differences,
    form_grades,
)
from floorsim.desktest.reporting.graders import GraderFigures, grader_figures
from floorsim.desktest.reporting.groups import Groups
from floorsim.desktest.reporting.items import ItemFigures, item_figures
from floorsim.desktest.reporting.precision import Precision
from floorsim.desktest.reporting.taken_test import TakenTest
from floorsim.lab.statistics import Summary, summary_of


@dataclass(frozen=True, slots=True)
class ProgrammeFigures:
    """The figures of all results of a programme."""

    candidates: int
    withdrawn: int
    interrupted: int
    """Candidates with at least one gap."""
    flagged: int
    """Candidates whose result has something to point out."""
    all_graded: int
    """Candidates with a final grade for every exercise that has a rubric."""
    missing: Sequence[tuple[str, str, str]]
    """(candidate, exercise, what is missing of its grades)."""
    agreements: Mapping[str, Agreement]
    precision: Precision
    consistency: Consistency | None
    forms: Mapping[str, Summary]
    """Mean grades of the candidates of each form."""
    differences: Sequence[FormDifference]
    exercises: Sequence[ExerciseSpread]
    items: Sequence[ItemFigures]
    graders: Sequence[GraderFigures]
    drift: Sequence[Drift]
    """Of each grader and exercise, how the grades of anchor answers lie to the authors'."""
    impacts: Sequence[Impact]


def programme_figures(
    attempts: Sequence[TakenTest],
    agreements: Mapping[str, Agreement],
    precision: Precision,
    groups: Groups | None = None,
    cuts: Sequence[float] = (),
    drift: Sequence[Drift] = (),
) -> ProgrammeFigures:
    """The figures of these attempts; practice forms are left out before.

    Args:
        attempts: one for each candidate.
        agreements: how far graders agree on each exercise.
        precision: the errors of grades.
        groups: who belongs to which group; None for no figures of groups.
        cuts: mean grades at which rates are computed.
        drift: of the graders, on the anchor answers.
    """
    grades = {one.candidate: one.grade for one in attempts if one.grade is not None}
    return ProgrammeFigures(
        candidates=len(attempts),
        withdrawn=sum(one.withdrawn for one in attempts),
        interrupted=sum(bool(one.gaps) for one in attempts),
        flagged=sum(bool(one.flags) for one in attempts),
        all_graded=len(grades),
        missing=[(one.candidate, title, why) for one in attempts for title, why in one.missing],
        agreements=agreements,
        precision=precision,
        consistency=consistency_of(matrix_of(attempts)),
        forms={form: summary_of(found, GRADES) for form, found in form_grades(attempts).items()},
        differences=form_differences(attempts),
        exercises=exercise_spreads(attempts),
        items=item_figures(attempts),
        graders=grader_figures(attempts),
        drift=drift,
        impacts=[
            impact_of(column, cut, grades, group_of)
            for column, group_of in ({} if groups is None else groups).items()
            for cut in cuts
        ],
    )
