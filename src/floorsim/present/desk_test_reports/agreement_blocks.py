"""Graders and exercises: how far they agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from floorsim.desktest.grading.calibration import Drift
from floorsim.desktest.reporting.consistency import Consistency
from floorsim.desktest.reporting.precision import Precision
from floorsim.desktest.reporting.programme_figures import ProgrammeFigures
from floorsim.present.desk_test_reports.figures import plain_figure, range_of
from floorsim.present.desk_test_reports.page import Block, Facts, Grid, Paragraph, Points
from floorsim.wording.names import both
from floorsim.wording.numbers import NOTHING, signed, true_minus


def agreement_blocks(figures: ProgrammeFigures) -> Iterator[Block]:
    """How far graders agree on each exercise."""
    agreed = figures.agreements
    if not agreed:
        yield Paragraph("People grade no exercise of this test.")
        return
    yield Grid(
        "The same answers, two people",
        ("exercise", "answers", "same grade", "within 1", "third asked", "kappa", "alpha", "error"),
        [
            (
                id,
                *map(str, (found.answers, found.same, found.within_one, found.thirds)),
                plain_figure(found.kappa),
                plain_figure(found.alpha),
                _error(figures.precision, id),
            )
            for id, found in agreed.items()
        ],
        frozenset(range(1, 8)),
    )
    rows = [
        (f"{id}, {what}", one.name, plain_figure(one.value), range_of(one.interval), one.band)
        for id, found in agreed.items()
        for what, one in (("one grader", found.single), ("mean of two", found.mean))
        if one is not None
    ]
    if rows:
        heads = ("exercise", "coefficient", "value", "95% interval", "Koo and Li (2016)")
        yield Grid("Intraclass correlations", heads, rows, frozenset({2, 3}))
    remarks = dict.fromkeys(remark for found in agreed.values() for remark in found.remarks)
    if remarks:
        about = {one: both(id for id, found in agreed.items() if one in found.remarks) for one in remarks}
        yield Points("Remarks", [f"{exercises}: {remark}" for remark, exercises in about.items()])
    yield Paragraph(
        "Kappa has quadratic weights; alpha is Krippendorff's for ordered grades. Error is the standard "
        "error of a final grade in points of 1 to 5; with * it is assumed, as the grades are too few or too "
        "alike."
    )


def _error(precision: Precision, exercise: str) -> str:
    error = precision.of_answer(exercise)
    return f"{error.points:.2f}{'' if error.source == 'answers' else '*'}"


def drift_blocks(drifts: Sequence[Drift]) -> Iterator[Block]:
    """How far each grader is from the authors, in calibration and on the known answers that came again."""
    yield Grid(
        "Grades of known answers beside the authors', in points of 1 to 5",
        ("grader", "exercise", "calibrated", "error", "again", "bias", "each"),
        [
            (
                one.grader,
                one.name,
                f"{'yes' if one.calibration.passed else 'no'}, round {one.calibration.number}",
                f"{one.calibration.mean_off:.1f}",
                str(len(one.again)),
                NOTHING if one.mean_difference is None else true_minus(f"{one.mean_difference:+.1f}"),
                true_minus(" ".join(f"{each.difference:+d}" for _, each in one.again)),
            )
            for one in drifts
        ],
        frozenset({3, 4, 5}),
    )
    yield Paragraph(
        "Error is the mean distance from the authors' grades in calibration. Known answers come again while "
        "people grade: again says how many. Bias is their mean difference from the authors' grades, below 0 "
        "stricter; each difference follows in the order of grading."
    )
    if away := [
        f"{one.grader} has moved away from the authors in {one.title}; talk before more is graded."
        for one in drifts
        if one.off
    ]:
        yield Points("To look into", away)


def grader_blocks(figures: ProgrammeFigures) -> Iterator[Block]:
    """How each grader lies beside the authors and beside the others."""
    if figures.drift:
        yield from drift_blocks(figures.drift)
    if not figures.graders:
        yield Paragraph("No answer has the grades of two people yet.")
        return
    yield Grid(
        "Own grade less the other's on the same answers, points of 1 to 5",
        ("grader", "answers", "difference", "95% interval"),
        [
            (one.grader, str(one.above.n), true_minus(signed(one.above.mean)), range_of(one.above.ci95))
            for one in figures.graders
        ],
        frozenset({1, 2, 3}),
    )
    yield Paragraph("Above 0 is milder than the other grader, below 0 stricter.")


def consistency_blocks(figures: ProgrammeFigures) -> Iterator[Block]:
    """Whether the exercises put the same people ahead."""
    found = figures.consistency
    if found is None:
        yield Paragraph("Fewer than three candidates have grades for the same exercises: nothing to compute.")
        return
    yield Facts(tuple(_consistent(found)))
    yield Paragraph(
        f"Alpha says how far the {found.exercises} exercises put the same people ahead. A low alpha is not "
        "always a fault: exercises that look at different competencies may differ. The standard error of "
        "measurement says how far a mean grade would move with other exercises of the kind."
    )


def _consistent(found: Consistency) -> Iterator[tuple[str, str]]:
    yield "Candidates", str(found.candidates)
    interval = "" if found.ci95 is None else f", 95% interval {range_of(found.ci95)}"
    yield "Cronbach's alpha", f"{plain_figure(found.alpha)}{interval}"
    yield "Standard deviation of mean grades", f"{found.sd:.2f}"
    yield (
        "Standard error of measurement",
        NOTHING if found.sem is None else f"{found.sem:.2f} points of 1 to 5",
    )
