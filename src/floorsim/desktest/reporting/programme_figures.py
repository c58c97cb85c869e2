"""Everything that the report on a programme says, in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from floorsim.desktest.grading.agreement import Agreement
from floorsim.desktest.grading.calibration import Drift
from floorsim.desktest.reporting.adverse_impact import Impact, impact_of
from floorsim.desktest.reporting.consistency import Consistency, consistency_of, matrix_of
from floorsim.desktest.reporting.forms import ExerciseSpread, exercise_spreads, form_spreads
from floorsim.desktest.reporting.graders import GraderFigures, grader_figures
from floorsim.desktest.reporting.groups import Groups
from floorsim.desktest.reporting.items import ItemFigures, item_figures
from floorsim.desktest.reporting.precision import Precision
from floorsim.desktest.reporting.taken_test import TakenTest
from floorsim.lab.statistics import Summary


@dataclass(frozen=True, slots=True)
class ProgrammeFigures:
    """The figures of all results of a programme."""

    candidates: int
    withdrawn: int
    interrupted: int
    """Candidates with at least one gap."""
    flagged: int
    """Candidates with something odd about their times."""
    all_graded: int
    """Candidates with a final grade for every exercise that has a rubric."""
    missing: Sequence[tuple[str, str, str]]
    """(candidate, exercise, what is missing of its grades)."""
    agreements: Mapping[str, Agreement]
    precision: Precision
    consistency: Consistency | None
    forms: Mapping[str, Summary]
    """Mean grades of the candidates of each form."""
    exercises: Sequence[ExerciseSpread]
    items: Sequence[ItemFigures]
    graders: Sequence[GraderFigures]
    drift: Sequence[Drift]
    """Of each grader and exercise, how far the grades of anchor answers are from the authors'."""
    impacts: Sequence[Impact]


def programme_figures(
    attempts: Sequence[TakenTest],
    agreements: Mapping[str, Agreement],
    precision: Precision,
    groups: Groups = MappingProxyType({}),
    cuts: Sequence[float] = (),
    drift: Sequence[Drift] = (),
) -> ProgrammeFigures:
    """The figures of these attempts, one for each candidate and none of a practice form; rates of each column
    of `groups` at each mean grade of `cuts`."""
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
        forms=form_spreads(attempts),
        exercises=exercise_spreads(attempts),
        items=item_figures(attempts),
        graders=grader_figures(attempts),
        drift=drift,
        impacts=[
            impact_of(column, cut, grades, group_of) for column, group_of in groups.items() for cut in cuts
        ],
    )
