"""The report on a programme: whether its grades hold together, how items and forms came out, and on whom a
cut point would fall."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from floorsim.desktest.reporting.precision import FEWEST_CANDIDATES
from floorsim.desktest.reporting.programme_figures import ProgrammeFigures
from floorsim.present.desk_test_reports.agreement_blocks import (
    agreement_blocks,
    consistency_blocks,
    grader_blocks,
)
from floorsim.present.desk_test_reports.figures import day
from floorsim.present.desk_test_reports.impact_blocks import impact_parts
from floorsim.present.desk_test_reports.page import Block, Facts, Page, Paragraph, Part, Points
from floorsim.present.desk_test_reports.spread_blocks import form_blocks, item_blocks, spread_blocks
from floorsim.wording.numbers import counted, of


def programme_page(figures: ProgrammeFigures, packages: Sequence[str], on: date) -> Page:
    """The report.

    Args:
        figures: of all results.
        packages: a line for each form with its digest.
        on: the day on which it is made.
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
            Part("agreement", "Agreement of graders", tuple(agreement_blocks(figures))),
            Part("graders", "Graders, one by one", tuple(grader_blocks(figures))),
            Part("consistency", "Consistency of the exercises", tuple(consistency_blocks(figures))),
            Part("spread", "How grades and marks are spread", tuple(spread_blocks(figures))),
            Part("forms", "Forms compared", tuple(form_blocks(figures))),
            Part("items", "Checklist lines and statements", tuple(item_blocks(figures.items))),
            *impact_parts(figures.impacts),
        ),
    )


def _says(figures: ProgrammeFigures) -> Iterator[Paragraph]:
    if not figures.candidates:
        yield Paragraph("No result has been received yet.", warning=True)
        return
    if figures.all_graded < FEWEST_CANDIDATES:
        yield Paragraph(
            f"All grades are there for {of(figures.all_graded, figures.candidates, 'candidate')}. "
            f"Under {FEWEST_CANDIDATES}, most figures here can still change a lot: read the intervals.",
            warning=True,
        )
    yield Paragraph(
        "These figures are about the test and its graders. Whether people who do well here do well on the "
        "job needs a study of its own, with measures of their work."
    )


def _results(figures: ProgrammeFigures) -> Iterator[Block]:
    yield Facts(
        (
            ("Candidates", str(figures.candidates)),
            ("With all grades", str(figures.all_graded)),
            ("Withdrawn", str(figures.withdrawn)),
            ("Interrupted", str(figures.interrupted)),
            ("With something odd about their times", str(figures.flagged)),
        )
    )
    if figures.missing:
        yield Points(
            "Missing grades", [f"{candidate}, {title}: {why}" for candidate, title, why in figures.missing]
        )
