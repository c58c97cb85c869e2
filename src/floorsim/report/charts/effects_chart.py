"""What each decision was worth when it was taken, with its interval, in the order of the day."""

from __future__ import annotations

from typing import Any, Final

from floorsim.debrief.model import DecisionEffect
from floorsim.report.charts.chart import NARROW_PX, Chart, Table, chart, rows_of
from floorsim.report.charts.look import INK, MUTED, OTHER, YOURS
from floorsim.report.effects import figure, measured
from floorsim.wording.cells import cut
from floorsim.wording.times import clock

ROW_PX: Final = 22
NAME_PX: Final = 300
NAME_CELLS: Final = 46
"""Room for a decision's words on a wide page, in pixels and letters (D)."""


def effects_chart(decisions: tuple[DecisionEffect, ...], title: str, table: Table) -> Chart:
    """The decisions that were measured; a triangle points up where one saved and down where it cost."""
    rows = [_row(number, one) for number, one in enumerate(decisions, start=1) if measured(one) is not None]
    best, worst = max(rows, key=lambda row: row["mean"]), min(rows, key=lambda row: row["mean"])
    description = f"From {_told(worst)} to {_told(best)}." if len(rows) > 1 else f"{_told(best)}."

    def draw(width: int) -> Any:
        import altair

        is_narrow = width <= NARROW_PX
        names = altair.Y(
            "short:N" if is_narrow else "name:N",
            sort=None,
            axis=altair.Axis(title=None, domain=False, ticks=False, labelColor=INK, grid=True),
        )
        effect = altair.X("mean:Q", axis=altair.Axis(title="points of the total", tickCount=5))
        base = altair.Chart(rows_of(rows))
        zero = altair.Chart(rows_of([{"mean": 0.0}])).mark_rule(color=INK).encode(x=effect)
        return altair.layer(
            zero,
            base.mark_rule(strokeWidth=2).encode(
                y=names, x=altair.X("low:Q"), x2="high:Q", color=altair.Color("colour:N", scale=None)
            ),
            base.mark_point(filled=True, size=80, opacity=1).encode(
                y=names,
                x=effect,
                color=altair.Color("colour:N", scale=None),
                shape=altair.Shape("shape:N", scale=None),
            ),
        ).properties(width=width if is_narrow else width - NAME_PX, height=ROW_PX * len(rows))

    return chart("effects-chart", title, description, draw, table)


def _told(row: dict[str, Any]) -> str:
    return f"{row['figure']} ({row['at']}, {row['says']})"


def _row(number: int, one: DecisionEffect) -> dict[str, Any]:
    found = measured(one)
    assert found is not None
    low, high = found.ci95 or (found.mean, found.mean)
    sign = one.label.sign if one.label else 0
    return {
        "at": clock(one.at_s),
        "short": f"{number}. {clock(one.at_s)}",
        "says": one.says,
        "name": cut(f"{number}. {clock(one.at_s)} {one.says}", NAME_CELLS),
        "mean": found.mean,
        "low": low,
        "high": high,
        "colour": {1: YOURS, -1: OTHER}.get(sign, MUTED),
        "shape": {1: "triangle-up", -1: "triangle-down"}.get(sign, "circle"),
        "figure": figure(found),
    }
