"""How grades and marks are spread, how forms and items came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from floorsim.desktest.reporting.forms import Spread
from floorsim.desktest.reporting.items import ItemFigures
from floorsim.desktest.reporting.programme_figures import ProgrammeFigures
from floorsim.present.desk_test_reports.figures import signed_figure
from floorsim.present.desk_test_reports.page import Bars, Block, Grid, Interval, Intervals, Paragraph
from floorsim.wording.numbers import NOTHING, percent, true_minus


def spread_blocks(figures: ProgrammeFigures) -> Iterator[Block]:
    """How grades and marks are spread."""
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


def form_blocks(figures: ProgrammeFigures) -> Iterator[Block]:
    """The forms beside each other."""
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
                signed_figure(one.difference),
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


def item_blocks(items: Sequence[ItemFigures]) -> Iterator[Block]:
    """How often each line and statement was seen or chosen, and whether it tells people apart."""
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
                    signed_figure(one.discrimination),
                )
                for one in found
            ],
            frozenset({2, 3, 4}),
        )
