"""The mean total of every supervisor with its interval, the ladder on top."""

from __future__ import annotations

from typing import Any, Final

from floorsim.lab.proving.ladder import RUNGS
from floorsim.lab.proving.proof import Proof
from floorsim.report.charts.chart import NARROW_PX, Chart, Table, chart, rows_of
from floorsim.report.charts.look import INK, MUTED, YOURS

ROW_PX: Final = 20
NAME_PX: Final = 230
"""Room for a policy's name on a wide page (D)."""


def proof_chart(proof: Proof) -> Chart:
    """A point for each supervisor with its 95% interval; the rungs of the ladder stand out."""
    rows: list[dict[str, Any]] = []
    for policy, plays in proof.played.items():
        total = plays.summary()
        low, high = total.ci95 or (total.mean, total.mean)
        rows.append(
            {
                "name": policy,
                "mean": total.mean,
                "low": low,
                "high": high,
                "colour": YOURS if policy in RUNGS else MUTED,
                "figure": f"{total.mean:.1f}",
                "interval": f"{low:.1f} to {high:.1f}",
                "days": str(len(plays.by_seed)),
            }
        )
    ladder = [f"{row['name']} {row['figure']}" for row in rows if row["name"] in RUNGS]
    description = f"Means of the total: {', '.join(ladder)}."

    def draw(width: int) -> Any:
        import altair

        names = altair.Y(
            "name:N",
            sort=None,
            axis=altair.Axis(title=None, domain=False, ticks=False, labelColor=INK, grid=True),
        )
        scale = altair.Scale(domain=[0, 100])
        mean = altair.X("mean:Q", scale=scale, axis=altair.Axis(title="total", values=[0, 25, 50, 75, 100]))
        colour = altair.Color("colour:N", scale=None)
        base = altair.Chart(rows_of(rows))
        return altair.layer(
            base.mark_rule(strokeWidth=2).encode(
                y=names, x=altair.X("low:Q", scale=scale), x2="high:Q", color=colour
            ),
            base.mark_point(filled=True, size=60, opacity=1).encode(y=names, x=mean, color=colour),
        ).properties(width=width if width <= NARROW_PX else width - NAME_PX, height=ROW_PX * len(rows))

    table = Table(
        ("supervisor", "mean", "95% interval", "days"),
        tuple((row["name"], row["figure"], row["interval"], row["days"]) for row in rows),
    )
    return chart("proof-chart", "The ladder", description, draw, table)
