"""How grades and marks are spread, how forms and items came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from floorsim.desktest.reporting.items import ItemFigures
from floorsim.desktest.reporting.programme_figures import ProgrammeFigures
from floorsim.lab.statistics import Summary
from floorsim.present.desk_test_reports.figures import plain_figure, range_of
from floorsim.present.desk_test_reports.page import Block, Grid, Paragraph
from floorsim.wording.numbers import NOTHING, percent


def spread_blocks(figures: ProgrammeFigures) -> Iterator[Block]:
    """How grades and marks are spread."""
    yield Grid(
        "Final grades of 1 to 5: how many answers have each, halves rounded up",
        ("exercise", "form", *"12345", "mean", "SD"),
        [
            (one.title, one.form, *map(str, one.grades.values()), *_mean_and_sd(one.grade, 2))
            for one in figures.exercises
            if one.grade is not None
        ],
        frozenset(range(2, 9)),
    )
    yield Grid(
        "Machine marks of 0 to 100",
        ("exercise", "form", "answers", "mean", "SD"),
        [
            (one.title, one.form, str(one.machine.n), *_mean_and_sd(one.machine, 1))
            for one in figures.exercises
            if one.machine is not None
        ],
        frozenset({2, 3, 4}),
    )


def _mean_and_sd(found: Summary, digits: int) -> tuple[str, str]:
    return f"{found.mean:.{digits}f}", NOTHING if found.sd is None else f"{found.sd:.{digits}f}"


def form_blocks(figures: ProgrammeFigures) -> Iterator[Block]:
    """The forms beside each other."""
    yield Grid(
        "Mean grades of the candidates of each form, 1 to 5",
        ("form", "candidates", "mean", "SD", "95% interval"),
        [
            (form, str(found.n), *_mean_and_sd(found, 2), range_of(found.ci95))
            for form, found in figures.forms.items()
        ],
        frozenset({1, 2, 3, 4}),
    )
    yield Paragraph(
        "Different people took the forms, so a difference may come from the people. Whether the floors are "
        "equally hard is shown by simulation: floorsim desk-test equate."
    )


def item_blocks(items: Sequence[ItemFigures]) -> Iterator[Block]:
    """How often each line and statement was seen or chosen, and whether it tells people apart."""
    yield Paragraph(
        "How often: at least half of the graders saw it, or the candidate chose it. Tells apart: its "
        "correlation with the person's mean grade on the other exercises. Look into a line near 0% or 100% "
        "and one whose correlation is near 0; that of a false lead should be below 0."
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
                    plain_figure(one.discrimination),
                )
                for one in found
            ],
            frozenset({2, 3, 4}),
        )
