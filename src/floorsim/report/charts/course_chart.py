"""The course of the day: queues, staff against need, decisions, what came up, and how tired people were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from floorsim.debrief.timeline import ChannelLine, Timeline
from floorsim.report.charts.chart import Chart, Sign, Table, chart, rows_of
from floorsim.report.charts.look import GRID, INK, MUTED, OTHER, YOURS
from floorsim.report.charts.time_axis import time_axis
from floorsim.wording.numbers import NOTHING
from floorsim.wording.times import clock

QUEUE_PX = 56
STAFF_PX = 44
MARKS_PX = 18
TABLE_ROWS = 40
"""Rows of the table at most (D): the picture has every minute."""


def course_chart(timeline: Timeline, title: str) -> Chart:
    """The whole course, panels under one another on one axis of time."""
    description = "; ".join(_most(timeline, channel) for channel in timeline.channels) + "."

    def draw(width: int) -> Any:
        import altair

        panels = []
        for channel in timeline.channels:
            panels.append(_queue(timeline, channel, width))
            if channel.live:
                panels.append(_staff(timeline, channel, width))
        panels.append(_marks(timeline, width))
        if any(level is not None for level in timeline.fatigue):
            panels.append(_fatigue(timeline, width))
        return altair.vconcat(*panels, spacing=6).resolve_scale(x="shared")

    signs = (
        Sign("bar", "waiting, or open work"),
        Sign("yours", "on, need dashed"),
        Sign("mark", "in effect, ordered hollow"),
    )
    return chart("course-chart", title, description, draw, _table(timeline), signs)


def _most(timeline: Timeline, channel: ChannelLine) -> str:
    most = max(channel.waiting)
    word = "waiting" if channel.live else "open"
    return f"{channel.title}: at most {most} {word}, at {clock(timeline.at_s(channel.waiting.index(most)))}"


def _steps(timeline: Timeline, figures: Sequence[float | None], name: str) -> Any:
    return rows_of(
        [{"at": timeline.at_s(step), name: value} for step, value in enumerate(figures) if value is not None]
    )


def _queue(timeline: Timeline, channel: ChannelLine, width: int) -> Any:
    import altair

    word = "waiting" if channel.live else "open"
    return (
        altair.Chart(_steps(timeline, channel.waiting, "waiting"))
        .mark_area(color=YOURS, opacity=1, interpolate="step-after")
        .encode(
            x=_at(timeline, width),
            y=altair.Y("waiting:Q", axis=_axis(f"{channel.title}, {word}")),
        )
        .properties(width=width, height=QUEUE_PX)
    )


def _staff(timeline: Timeline, channel: ChannelLine, width: int) -> Any:
    import altair

    def line(figures: Sequence[float | None], colour: str, dash: list[int]) -> Any:
        drawn = altair.Chart(_steps(timeline, figures, "agents"))
        return drawn.mark_line(color=colour, strokeDash=dash, interpolate="step-after").encode(
            x=_at(timeline, width), y=altair.Y("agents:Q", axis=_axis(f"{channel.title}, agents"))
        )

    both = line(channel.need, OTHER, [4, 3]) + line(channel.on, YOURS, [1, 0])
    return both.properties(width=width, height=STAFF_PX)


def _marks(timeline: Timeline, width: int) -> Any:
    """Decisions when ordered and in effect, the reference's below, and what came up."""
    import altair

    rows = [{"at": one.at_s, "row": "came up", "shape": "diamond", "fill": INK} for one in timeline.happenings]
    for move in timeline.yours:
        rows.append({"at": move.ordered_s, "row": "you", "shape": "circle", "fill": "transparent"})
        if move.acted_s is not None:
            rows.append({"at": move.acted_s, "row": "you", "shape": "circle", "fill": YOURS})
    name = timeline.reference_name or "reference"
    rows += [
        {"at": move.acted_s, "row": name, "shape": "circle", "fill": OTHER}
        for move in timeline.reference
        if move.acted_s is not None
    ]
    rows = [row for row in rows if timeline.start_s <= float(str(row["at"])) <= timeline.until_s]
    order = ["came up", "you", *([name] if timeline.reference_name else [])]
    return (
        altair.Chart(rows_of(rows))
        .mark_point(size=50, opacity=1, strokeWidth=1.2)
        .encode(
            x=_at(timeline, width),
            y=altair.Y(
                "row:N",
                scale=altair.Scale(domain=order),
                axis=altair.Axis(title=None, domain=False, ticks=False, labelColor=INK),
            ),
            shape=altair.Shape("shape:N", scale=None),
            fill=altair.Fill("fill:N", scale=None),
            stroke=altair.condition("datum.row == 'you'", altair.value(YOURS), altair.value(OTHER)),
        )
        .properties(width=width, height=MARKS_PX * len(order))
    )


def _fatigue(timeline: Timeline, width: int) -> Any:
    import altair

    share = [None if level is None else 100.0 * level for level in timeline.fatigue]
    return (
        altair.Chart(_steps(timeline, share, "fatigue"))
        .mark_line(color=MUTED, strokeWidth=2)
        .encode(x=_at(timeline, width), y=altair.Y("fatigue:Q", axis=_axis("Fatigue, mean")))
        .properties(width=width, height=STAFF_PX)
    )


def _at(timeline: Timeline, width: int) -> Any:
    return time_axis("at", timeline.start_s, timeline.until_s, width)


def _axis(title: str) -> Any:
    import altair

    return altair.Axis(
        title=title, titleAngle=0, titleAlign="left", titleAnchor="start", titleX=4, titleY=-4, tickCount=3, gridColor=GRID
    )


def _table(timeline: Timeline) -> Table:
    """A row for every few steps: of each channel what waited, and agents on beside the need."""
    every = max(-(-timeline.steps // TABLE_ROWS), 5)
    heads = ["time"]
    for channel in timeline.channels:
        heads.append(f"{channel.title}, {'waiting' if channel.live else 'open'}")
        if channel.live:
            heads.append(f"{channel.title}, on/need")
    heads.append("fatigue, 0–100")
    rows = []
    for step in range(0, timeline.steps, every):
        row = [clock(timeline.at_s(step))]
        for channel in timeline.channels:
            row.append(str(channel.waiting[step]))
            if channel.live:
                need = channel.need[step]
                row.append(f"{channel.on[step]:.0f}/{NOTHING if need is None else f'{need:.0f}'}")
        level = timeline.fatigue[step]
        row.append(NOTHING if level is None else f"{100 * level:.0f}")
        rows.append(tuple(row))
    return Table(tuple(heads), tuple(rows))
