"""Counts on a scale of steps, a small chart of bars for each name."""

from __future__ import annotations

from typing import Any, Final

from floorsim.present.desk_test_reports.page import Bars
from floorsim.report.charts.chart import Chart, Table, chart, rows_of
from floorsim.report.charts.look import INK, YOURS
from floorsim.wording.sentences import shortened

HIGH_PX: Final = 60
"""Height of the bars of one name (D)."""
ACROSS: Final = 3
"""Small charts beside each other on a wide page; one on a phone (D)."""
APART_PX: Final = 30
LONGEST_NAME: Final = 30


def bars_chart(shown: Bars) -> Chart:
    """The bars, with the count above each."""
    rows = [
        {"name": shortened(name, LONGEST_NAME), "step": step, "count": count}
        for name, counts in shown.rows
        for step, count in zip(shown.steps, counts, strict=True)
    ]

    def draw(width: int) -> Any:
        import altair

        across = ACROSS if width > 400 else 1
        most = max((count for _, counts in shown.rows for count in counts), default=1) or 1
        height = altair.Y("count:Q", axis=None, scale=altair.Scale(domain=[0, most * 1.25]))
        step = altair.X("step:N", sort=None, axis=altair.Axis(title=shown.axis, labelAngle=0, ticks=False))
        base = altair.Chart().encode(x=step, y=height)
        bars = base.mark_bar(color=YOURS)
        text = base.mark_text(dy=-7, color=INK).encode(text="count:Q")
        each = (width - APART_PX * (across - 1)) // across
        facet = altair.Facet(
            "name:N",
            sort=[str(row["name"]) for row in rows],
            title=None,
            header=altair.Header(labelColor=INK, labelLimit=0, labelAnchor="start"),
        )
        return (
            altair.layer(bars, text, data=rows_of(rows))
            .properties(width=each, height=HIGH_PX)
            .facet(facet, columns=across)
        )

    table = Table(
        ("", *shown.steps),
        tuple((name, *map(str, counts)) for name, counts in shown.rows),
    )
    return chart(shown.id, shown.title, shown.says, draw, table)
