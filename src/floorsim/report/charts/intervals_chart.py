"""Values with their intervals on one scale, single values beside them."""

from __future__ import annotations

from typing import Any, Final

from floorsim.present.desk_test_reports.page import Intervals
from floorsim.report.charts.chart import NARROW_PX, Chart, Sign, Table, chart, rows_of
from floorsim.report.charts.look import INK, MUTED, OTHER, YOURS
from floorsim.wording.sentences import shortened

ROW_PX: Final = 30
NAME_PX: Final = 200
"""Room for a row's name on a wide page (D)."""
LONGEST_NAME: Final = 30
ASIDE: Final = 9
"""How far above the interval single values stand, in pixels (D)."""


def intervals_chart(shown: Intervals) -> Chart:
    """A dot with a line for each row, smaller triangles for the single values, a dashed line at the
    anchor."""
    names = [shortened(one.name, LONGEST_NAME) for one in shown.rows]
    rows = [
        {"name": name, "value": one.value, "low": one.low, "high": one.high}
        for name, one in zip(names, shown.rows, strict=True)
    ]
    given = [
        {"name": name, "value": value}
        for name, one in zip(names, shown.rows, strict=True)
        for value in one.given
    ]

    def draw(width: int) -> Any:
        import altair

        y = altair.Y(
            "name:N",
            sort=None,
            axis=altair.Axis(title=None, domain=False, ticks=False, labelColor=INK, grid=True),
        )
        scale = altair.Scale(domain=list(shown.scale), nice=False)
        axis = altair.Axis(title=shown.axis, tickMinStep=1, format="d")
        base = altair.Chart(rows_of(rows))
        layers = [
            base.mark_rule(strokeWidth=2, color=YOURS).encode(
                y=y, x=altair.X("low:Q", scale=scale, axis=axis), x2="high:Q"
            ),
            base.mark_point(filled=True, size=70, opacity=1, color=YOURS).encode(
                y=y, x=altair.X("value:Q", scale=scale)
            ),
        ]
        if given:
            layers.append(
                altair.Chart(rows_of(given))
                .mark_point(shape="triangle-down", size=40, yOffset=-ASIDE, color=MUTED, opacity=1)
                .encode(y=y, x=altair.X("value:Q", scale=scale))
            )
        if shown.anchor is not None:
            layers.append(
                altair.Chart(rows_of([{"at": shown.anchor}]))
                .mark_rule(strokeDash=[4, 3], color=OTHER)
                .encode(x=altair.X("at:Q", scale=scale))
            )
        return altair.layer(*layers).properties(
            width=width if width <= NARROW_PX else width - NAME_PX, height=ROW_PX * len(rows)
        )

    heads = ("", shown.axis, "from", "to", *((shown.given,) if shown.given else ()))
    table = Table(
        heads,
        tuple(
            (
                one.name,
                f"{one.value:.2f}",
                f"{one.low:.2f}",
                f"{one.high:.2f}",
                *((", ".join(f"{value:g}" for value in one.given),) if shown.given else ()),
            )
            for one in shown.rows
        ),
    )
    signs = (
        *((Sign("other", f"{shown.anchor:g}"),) if shown.anchor is not None else ()),
        *((Sign("mark", shown.given),) if shown.given else ()),
    )
    return chart(shown.id, shown.title, shown.says, draw, table, signs)
