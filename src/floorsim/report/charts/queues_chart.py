"""Both courses of the queue after a moment: as it was, and with the best answer instead."""

from __future__ import annotations

from typing import Any

from floorsim.debrief.model import Moment
from floorsim.report.charts.chart import Chart, Sign, Table, chart, rows_of
from floorsim.report.charts.look import INK, OTHER, YOURS
from floorsim.report.charts.time_axis import time_axis
from floorsim.wording.numbers import NOTHING, counted
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import clock

HEIGHT_PX = 110
TABLE_EVERY_S = 300.0
"""Distance of the table's rows (D): the picture has every minute."""


def queues_chart(id: str, number: int, moment: Moment) -> Chart:
    """Customers waiting on live channels around a moment that has both courses."""
    was, otherwise = moment.as_it_was, moment.otherwise
    title = f"Moment {number}, {clock(moment.at_s)}: customers waiting"
    description = (
        f"As it was: at most {counted(max(waiting for _, waiting in was), 'customer')}. "
        f"{initial_capital(moment.instead)}: at most {max(waiting for _, waiting in otherwise)}."
    )
    start_s, end_s = was[0][0], max(was[-1][0], otherwise[-1][0])

    def draw(width: int) -> Any:
        import altair

        at = time_axis("at", start_s, end_s, width)
        waiting = altair.Y("waiting:Q", axis=altair.Axis(title="waiting", tickCount=4, tickMinStep=1))

        def line(course: tuple[tuple[float, int], ...], colour: str, dash: list[int]) -> Any:
            rows = [{"at": at_s, "waiting": count} for at_s, count in course]
            drawn = altair.Chart(rows_of(rows))
            return drawn.mark_line(
                color=colour, strokeDash=dash, strokeWidth=2, interpolate="step-after"
            ).encode(x=at, y=waiting)

        asked = altair.Chart(rows_of([{"at": moment.at_s}])).mark_rule(color=INK).encode(x=at)
        return altair.layer(line(was, OTHER, [4, 3]), line(otherwise, YOURS, [1, 0]), asked).properties(
            width=width, height=HEIGHT_PX
        )

    later = dict(otherwise)
    table = Table(
        ("time", "as it was", moment.instead),
        tuple(
            (clock(at_s), str(count), str(later.get(at_s, NOTHING)))
            for at_s, count in was
            if not (at_s - start_s) % TABLE_EVERY_S
        ),
    )
    signs = Sign("other", "as it was"), Sign("yours", moment.instead)
    return chart(id, title, description, draw, table, signs)
