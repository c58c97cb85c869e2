"""The landing line: where the day would have ended, seen from each moment."""

from __future__ import annotations

from typing import Any

from floorsim.debrief.model import Review
from floorsim.report.charts.chart import Chart, Sign, Table, chart, rows_of
from floorsim.report.charts.look import INK, OTHER, YOURS
from floorsim.report.charts.time_axis import time_axis
from floorsim.wording.numbers import NOTHING
from floorsim.wording.times import clock

HEIGHT_PX = 170


def landing_chart(review: Review, title: str) -> Chart:
    """The line of a review that has one, with its decisions where they took effect and its moments."""
    line = review.landing
    first, last = line[0], line[-1]
    low = min(line, key=lambda one: one.overall)
    high = max(line, key=lambda one: one.overall)
    description = (
        f"From {first.overall:.0f} at {clock(first.at_s)} to {last.overall:.0f} at {clock(last.at_s)}; "
        f"lowest {low.overall:.0f} at {clock(low.at_s)}, highest {high.overall:.0f} at {clock(high.at_s)}."
    )
    on = [{"at": one.at_s, "total": one.overall} for one in line]
    off = [{"at": one.at_s, "total": one.stopped} for one in line if one.stopped is not None]
    acted = [{"at": one.acted_s} for one in review.decisions if one.acted_s is not None]
    numbered = [
        {"at": moment.at_s, "number": str(number)}
        for number, moment in enumerate(review.moments or (), start=1)
    ]

    def draw(width: int) -> Any:
        import altair

        at = time_axis("at", first.at_s, last.at_s, width)
        total = altair.Y(
            "total:Q", scale=altair.Scale(zero=False, nice=True), axis=altair.Axis(title="total", tickCount=5)
        )
        layers = [
            altair.Chart(rows_of(off)).mark_line(color=OTHER, strokeDash=[4, 3]).encode(x=at, y=total),
            altair.Chart(rows_of(on)).mark_line(color=YOURS, strokeWidth=2.5).encode(x=at, y=total),
            altair.Chart(rows_of(acted))
            .mark_point(shape="triangle-up", color=YOURS, filled=True, size=60, opacity=1)
            .encode(x=at, y=altair.value(HEIGHT_PX - 6)),
            altair.Chart(rows_of(numbered))
            .mark_text(color=INK, fontWeight="bold", baseline="top")
            .encode(x=at, y=altair.value(2), text="number:N"),
        ]
        return altair.layer(*layers).properties(width=width, height=HEIGHT_PX)

    table = Table(
        ("time", "going on", "deciding no more"),
        tuple(
            (clock(one.at_s), f"{one.overall:.1f}", NOTHING if one.stopped is None else f"{one.stopped:.1f}")
            for one in line
        ),
    )
    signs = [Sign("yours", "going on as you did"), Sign("mark", "a decision in effect")]
    if off:
        signs.insert(1, Sign("other", "deciding no more from then on"))
    if numbered:
        signs.append(Sign("number", "a moment"))
    return chart("landing-chart", title, description, draw, table, tuple(signs))
