"""The ledger as bars: from hands-off over decisions and luck to where the run ended."""

from __future__ import annotations

from typing import Any, Final

from floorsim.debrief.model import Review
from floorsim.present.review_words import ledger_sentence
from floorsim.report.charts.chart import Chart, Table, chart, rows_of
from floorsim.report.charts.look import INK, MUTED, OTHER, YOURS
from floorsim.report.ledger_lines import ledger_lines
from floorsim.wording.cells import cut

ROW_PX: Final = 30
NAME_CELLS: Final = 24
"""Letters of a name (D)."""


def ledger_chart(review: Review, title: str) -> Chart:
    """The lines of a review's ledger as bars on the scale of scores."""
    lines = ledger_lines(review.ledger)
    rows = [
        {
            "name": cut(line.name, NAME_CELLS),
            "from": min(line.from_, line.to),
            "to": max(line.from_, line.to),
            "figure": line.figure,
            "colour": MUTED if line.is_total else YOURS if line.to >= line.from_ else OTHER,
        }
        for line in lines
    ]

    def draw(width: int) -> Any:
        import altair

        names = altair.Y(
            "name:N",
            sort=None,
            axis=altair.Axis(title=None, domain=False, ticks=False, labelColor=INK),
        )
        of_scores = altair.Axis(title=None, values=[0, 25, 50, 75, 100])
        bars = (
            altair.Chart(rows_of(rows))
            .mark_bar(height=16)
            .encode(
                y=names,
                x=altair.X("from:Q", scale=altair.Scale(domain=[0, 100]), axis=of_scores),
                x2="to:Q",
                color=altair.Color("colour:N", scale=None),
            )
        )
        figures = bars.mark_text(align="left", dx=6, color=INK).encode(
            x="to:Q", x2=altair.value(0), text="figure:N", color=altair.value(INK)
        )
        return (bars + figures).properties(width=width - 60, height=ROW_PX * len(rows))

    table = Table(("", "points"), tuple((line.name, line.figure) for line in lines))
    return chart("ledger-chart", title, ledger_sentence(review), draw, table)
