"""The report on a programme: whether its grades hold together, how items and forms came out, and on whom a
cut point would fall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from floorsim.desktest.grading.calibration import Drift
from floorsim.desktest.reporting.consistency import Consistency
from floorsim.desktest.reporting.forms import Spread
from floorsim.desktest.reporting.items import ItemFigures
from floorsim.desktest.reporting.precision import Precision
from floorsim.desktest.reporting.programme_figures import ProgrammeFigures
from floorsim.present.desk_test_reports.dates import day
from floorsim.present.desk_test_reports.impact_blocks import impact_parts
from floorsim.present.desk_test_reports.page import (
    Bars,
    Block,
    Facts,
    Grid,
    Interval,
    Intervals,
    Page,
    Paragraph,
    Part,
    Points,
)
from floorsim.wording.numbers import NOTHING, counted, percent, true_minus

FEW = 30
"""People under which correlations and shares are rough (D)."""


def programme_page(figures: ProgrammeFigures, packages: Sequence[str], on: date, grouped: bool) -> Page:
    """The report.

    Args:
        figures: of all results.
        packages: a line for each form with its digest.
        on: the day on which it is made.
        grouped: whether groups were supplied.
    """
    return Page(
        kind="programme",
        title="Desk test: report on the programme",
        facts=(f"Made on {day(on)} from {counted(figures.candidates, 'result')}", *packages),
        says=tuple(_says(figures)),
        parts=()
        if not figures.candidates
        else (
            Part("results", "Results", tuple(_results(figures))),
            Part("agreement", "Agreement of graders", tuple(_agreement(figures))),
            Part("graders", "Graders, one by one", tuple(_graders(figures))),
            Part("consistency", "Do the exercises tell the same story?", tuple(_consistency(figures))),
            Part("spread", "How grades and marks are spread", tuple(_spread(figures))),
            Part("forms", "Forms compared", tuple(_forms(figures))),
            Part("items", "Checklist lines and statements", tuple(_items(figures.items))),
            *(impact_parts(figures.impacts) if grouped else ()),
        ),
    )


def _says(figures: ProgrammeFigures) -> Iterator[Paragraph]:
    if not figures.candidates:
        yield Paragraph("No result has been received yet.", warning=True)
        return
    if figures.all_graded < FEW:
        yield Paragraph(
            f"{figures.all_graded} of {counted(figures.candidates, 'candidate')} have all their grades. "
            f"Under {FEW} most figures here can still move a long way: read the intervals.",
            warning=True,
        )
    yield Paragraph(
        "These figures are about the test and its graders. Whether people who do well here do well on the "
        "job needs a study of its own, with their work as the yardstick."
    )


def _results(figures: ProgrammeFigures) -> Iterator[Block]:
    yield Facts(
        (
            ("Candidates", str(figures.candidates)),
            ("With all grades", str(figures.all_graded)),
            ("Withdrawn", str(figures.withdrawn)),
            ("Interrupted", str(figures.interrupted)),
            ("With something to point out", str(figures.flagged)),
        )
    )
    if figures.missing:
        yield Points(
            "Missing grades", [f"{candidate}, {title}: {why}" for candidate, title, why in figures.missing]
        )


def _agreement(figures: ProgrammeFigures) -> Iterator[Block]:
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
                _figure(found.kappa),
                _figure(found.alpha),
                _error(figures.precision, id),
            )
            for id, found in agreed.items()
        ],
        frozenset(range(1, 8)),
    )
    rows = [
        (
            f"{id}, {what}",
            one.name,
            _figure(one.value),
            "" if one.interval is None else _range(one.interval),
            one.band,
        )
        for id, found in agreed.items()
        for what, one in (("one grader", found.single), ("mean of two", found.mean))
        if one is not None
    ]
    if rows:
        heads = ("exercise", "coefficient", "value", "95% interval", "Koo and Li (2016)")
        yield Grid("Intraclass correlations", heads, rows, frozenset({2, 3}))
    remarks = [f"{id}: {remark}" for id, found in agreed.items() for remark in found.remarks]
    if remarks:
        yield Points("Remarks", remarks)
    yield Paragraph(
        "Kappa has quadratic weights; alpha is Krippendorff's for ordered grades. Error is the standard "
        "error of a final grade in points of 1 to 5, with * where it is assumed because too few answers "
        "are graded."
    )


def _error(precision: Precision, exercise: str) -> str:
    error = precision.of_answer(exercise)
    return f"{error.points:.2f}{'' if error.source == 'answers' else '*'}"


def _graders(figures: ProgrammeFigures) -> Iterator[Block]:
    if figures.drift:
        yield Grid(
            "Grade less the authors' on anchor answers, met again unannounced",
            ("grader", "exercise", "in calibration", "met again", "answers", "to look into"),
            [
                (
                    one.grader,
                    one.title,
                    _signed(_mean_difference(one)),
                    _signed(one.mean_difference),
                    str(len(one.again)),
                    "yes" if one.off else "no",
                )
                for one in figures.drift
            ],
            frozenset({2, 3, 4}),
        )
    if not figures.graders:
        yield Paragraph("No answer has the grades of two people yet.")
        return
    yield Grid(
        "Own grade less the other's on the same answers, points of 1 to 5",
        ("grader", "answers", "difference", "first half", "second half"),
        [
            (
                one.grader,
                str(one.answers),
                _signed(one.above) + ("" if one.se is None else f" ± {one.se:.2f}"),
                _signed(one.early),
                _signed(one.late),
            )
            for one in figures.graders
        ],
        frozenset({1, 2, 3, 4}),
    )
    yield Paragraph(
        "Above 0 is milder than the others, below 0 stricter; behind ± stands one standard error. A "
        "difference between the halves is drift, of this person or of those beside them."
    )


def _mean_difference(drift: Drift) -> float | None:
    differences = [one.difference for one in drift.calibration.compared]
    return sum(differences) / len(differences) if differences else None


def _consistency(figures: ProgrammeFigures) -> Iterator[Block]:
    found = figures.consistency
    if found is None:
        yield Paragraph("Fewer than three candidates have grades for the same exercises: nothing to compute.")
        return
    yield Facts(tuple(_consistent(found)))
    yield Paragraph(
        f"Alpha says how far the {found.exercises} exercises put the same people ahead. A low one need not "
        "be a fault: exercises that look at different competencies may differ. The standard error of "
        "measurement is how far a mean grade would move with other exercises of the kind."
    )


def _consistent(found: Consistency) -> Iterator[tuple[str, str]]:
    yield "Candidates", str(found.candidates)
    yield "Exercises", str(found.exercises)
    interval = "" if found.ci95 is None else f", 95% interval {_range(found.ci95)}"
    yield "Cronbach's alpha", f"{_figure(found.alpha)}{interval}"
    yield "Standard deviation of mean grades", f"{found.sd:.2f}"
    yield (
        "Standard error of measurement",
        NOTHING if found.sem is None else f"{found.sem:.2f} points of 1 to 5",
    )


def _spread(figures: ProgrammeFigures) -> Iterator[Block]:
    graded = [one for one in figures.exercises if one.grade is not None]
    if graded:
        most = max(graded, key=lambda one: max(one.grades.values()))
        often = max(most.grades, key=lambda grade: most.grades[grade])
        tallest = f"{most.grades[often]} of {sum(most.grades.values())} answers to {most.title}"
        yield Bars(
            id="grades",
            title="Final grades",
            says="How many answers have each final grade, halves rounded up. The tallest: "
            f"{tallest} on form {most.form} have {often}.",
            steps=tuple("12345"),
            rows=[(f"{one.title}, {one.form}", tuple(one.grades.values())) for one in graded],
            axis="grade",
        )
    yield Grid(
        "By form and exercise",
        ("exercise", "form", "grades", "mean", "SD", "machine marks", "mean", "SD", "range"),
        [
            (one.title, one.form, *_spread_cells(one.grade)[:3], *_spread_cells(one.machine))
            for one in figures.exercises
        ],
        frozenset(range(2, 9)),
    )


def _spread_cells(spread: Spread | None) -> tuple[str, str, str, str]:
    if spread is None:
        return "0", NOTHING, NOTHING, NOTHING
    sd = NOTHING if spread.sd is None else f"{spread.sd:.1f}"
    return str(spread.n), f"{spread.mean:.1f}", sd, f"{spread.low:.0f} to {spread.high:.0f}"


def _forms(figures: ProgrammeFigures) -> Iterator[Block]:
    rows = [
        Interval(f"Form {form}", spread.mean, *_between(spread))
        for form, spread in figures.forms.items()
        if spread is not None and spread.n > 1
    ]
    if len(rows) > 1:
        told = ", ".join(f"{one.name} {one.value:.2f} ({one.low:.2f} to {one.high:.2f})" for one in rows)
        yield Intervals(
            id="forms",
            title="Mean grades by form",
            says=f"Mean of the candidates' mean grades, with two standard errors to each side: {told}.",
            scale=(1.0, 5.0),
            axis="mean grade",
            anchor=None,
            rows=rows,
        )
    if not figures.differences:
        yield Paragraph("Two forms with two graded candidates each are needed to compare any.")
        return
    yield Grid(
        "Differences of mean grades",
        ("forms", "candidates", "difference", "90% interval"),
        [
            (
                f"{one.first} less {one.second}",
                f"{one.n[0]} and {one.n[1]}",
                _signed(one.difference),
                true_minus(f"{one.ci90[0]:.2f} to {one.ci90[1]:.2f}"),
            )
            for one in figures.differences
        ],
        frozenset({2, 3}),
    )
    yield Paragraph(
        "Different people took the forms, so a difference may be theirs. Whether the floors are equally "
        "hard is shown by simulation: floorsim desk-test equate."
    )


def _between(spread: Spread) -> tuple[float, float]:
    half = 2.0 * (spread.sd or 0.0) / spread.n**0.5
    return spread.mean - half, spread.mean + half


def _items(items: Sequence[ItemFigures]) -> Iterator[Block]:
    yield Paragraph(
        "How often: graders saw it (at least half of them), or the candidate chose it. Tells apart: the "
        "correlation with the person's mean grade on the other exercises. A line near 0% or 100%, or one "
        "that tells nothing apart, is worth a look; a false lead should be below 0."
    )
    tables: dict[tuple[str, str], list[ItemFigures]] = {}
    for one in items:
        tables.setdefault((one.form, one.exercise), []).append(one)
    for (form, exercise), found in tables.items():
        yield Grid(
            f"Form {form}, {exercise}",
            ("line or statement", "kind", "people", "how often", "tells apart"),
            [
                (
                    one.text,
                    one.standing.replace("_", " "),
                    str(one.candidates),
                    percent(one.share) if one.candidates else NOTHING,
                    _signed(one.discrimination),
                )
                for one in found
            ],
            frozenset({2, 3, 4}),
        )


def _figure(value: float | None) -> str:
    return NOTHING if value is None else true_minus(f"{value:.2f}")


def _signed(value: float | None) -> str:
    return NOTHING if value is None else true_minus(f"{value:+.2f}")


def _range(ends: tuple[float, float]) -> str:
    return true_minus(f"{ends[0]:.2f} to {ends[1]:.2f}")
