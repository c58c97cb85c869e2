"""The course of the day: queues, staff against need, decisions, what came up, and how tired people were."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from floorsim.debrief.timeline import ChannelLine, Timeline
from floorsim.report.charts.chart import Chart, Sign, Table, chart, rows_of
from floorsim.report.charts.look import GRID, INK, MUTED, OTHER, YOURS
from floorsim.report.charts.time_axis import time_axis
from floorsim.wording.cells import cut
from floorsim.wording.numbers import NOTHING
from floorsim.wording.times import clock

QUEUE_PX: Final = 56
STAFF_PX: Final = 44
MARKS_PX: Final = 18
TITLE_CELLS: Final = 40
"""Letters of a panel's name (D)."""
MOST_POINTS: Final = 400
"""Points of a line at most (D): more than this no plot of this width can show."""
TABLE_ROWS: Final = 40
"""Rows of the table at most (D): the picture has every minute."""

_Panel = Callable[[Any, int], Any]
"""Draws one panel from the axis of time and its width."""


def course_chart(timeline: Timeline, title: str) -> Chart:
    """The whole course, panels under one another on one axis of time."""
    description = "; ".join(_most(timeline, channel) for channel in timeline.channels) + "."
    panels = list(_panels(timeline))

    def draw(width: int) -> Any:
        import altair

        drawn = [
            panel(
                time_axis("at", timeline.start_s, timeline.until_s, width, labels=place == len(panels)),
                width,
            )
            for place, panel in enumerate(panels, start=1)
        ]
        return altair.vconcat(*drawn, spacing=6).resolve_scale(x="shared")

    signs = (
        Sign("bar", "waiting, or open work"),
        Sign("yours", "agents on"),
        Sign("other", "agents needed"),
        Sign("dot", "in effect; hollow: ordered"),
    )
    return chart("course-chart", title, description, draw, _table(timeline), signs)


def _panels(timeline: Timeline) -> Iterator[_Panel]:
    for channel in timeline.channels:
        yield _queue(timeline, channel)
        if channel.live:
            yield _staff(timeline, channel)
    yield _marks(timeline)
    if any(level is not None for level in timeline.fatigue):
        yield _fatigue(timeline)


def _most(timeline: Timeline, channel: ChannelLine) -> str:
    most = max(channel.waiting)
    when = clock(timeline.at_s(channel.waiting.index(most)))
    return f"{channel.title}: at most {most} {_unit(channel)}, at {when}"


def _unit(channel: ChannelLine) -> str:
    return "waiting" if channel.live else "open"


def _points(timeline: Timeline, figures: Sequence[float | None], name: str) -> Any:
    every = -(-timeline.steps // MOST_POINTS)
    return rows_of(
        [
            {"at": timeline.at_s(step), name: figures[step]}
            for step in range(0, timeline.steps, every)
            if figures[step] is not None
        ]
    )


def _queue(timeline: Timeline, channel: ChannelLine) -> _Panel:
    def draw(at: Any, width: int) -> Any:
        import altair

        drawn = altair.Chart(_points(timeline, channel.waiting, "waiting"))
        waiting = altair.Y("waiting:Q", axis=_axis(f"{channel.title}, {_unit(channel)}", tickMinStep=1))
        return (
            drawn.mark_area(color=YOURS, opacity=1, interpolate="step-after")
            .encode(x=at, y=waiting)
            .properties(width=width, height=QUEUE_PX)
        )

    return draw


def _staff(timeline: Timeline, channel: ChannelLine) -> _Panel:
    def draw(at: Any, width: int) -> Any:
        import altair

        agents = altair.Y("agents:Q", axis=_axis(f"{channel.title}, agents", tickMinStep=1))

        def line(figures: Sequence[float | None], colour: str, dash: list[int]) -> Any:
            drawn = altair.Chart(_points(timeline, figures, "agents"))
            return drawn.mark_line(color=colour, strokeDash=dash, interpolate="step-after").encode(
                x=at, y=agents
            )

        both = line(channel.need, OTHER, [4, 3]) + line(channel.on, YOURS, [1, 0])
        return both.properties(width=width, height=STAFF_PX)

    return draw


def _marks(timeline: Timeline) -> _Panel:
    """Decisions when ordered and in effect, the reference's below, and what came up."""
    came_up, you, reference = "came up", "you", timeline.reference_name
    rows = [_mark(one.at_s, came_up, INK, INK, "diamond") for one in timeline.happenings]
    for move in timeline.yours:
        rows.append(_mark(move.ordered_s, you, YOURS, "transparent"))
        if move.acted_s is not None:
            rows.append(_mark(move.acted_s, you, YOURS, YOURS))
    rows += [
        _mark(move.acted_s, str(reference), OTHER, OTHER)
        for move in timeline.reference
        if move.acted_s is not None
    ]
    rows = [row for row in rows if timeline.start_s <= row["at"] <= timeline.until_s]
    order = [came_up, you, *([reference] if reference else [])]

    def draw(at: Any, width: int) -> Any:
        import altair

        names = altair.Axis(title=None, domain=False, ticks=False, labelColor=INK)
        return (
            altair.Chart(rows_of(rows))
            .mark_point(size=50, opacity=1, strokeWidth=1.2)
            .encode(
                x=at,
                y=altair.Y("row:N", scale=altair.Scale(domain=order), axis=names),
                shape=altair.Shape("shape:N", scale=None),
                fill=altair.Fill("fill:N", scale=None),
                stroke=altair.Stroke("stroke:N", scale=None),
            )
            .properties(width=width, height=MARKS_PX * len(order))
        )

    return draw


def _mark(at_s: float, row: str, stroke: str, fill: str, shape: str = "circle") -> dict[str, Any]:
    return {"at": at_s, "row": row, "stroke": stroke, "fill": fill, "shape": shape}


def _fatigue(timeline: Timeline) -> _Panel:
    percent = [None if level is None else 100.0 * level for level in timeline.fatigue]

    def draw(at: Any, width: int) -> Any:
        import altair

        drawn = altair.Chart(_points(timeline, percent, "fatigue")).mark_line(color=MUTED, strokeWidth=2)
        fatigue = altair.Y("fatigue:Q", axis=_axis("Fatigue, mean, 0–100"))
        return drawn.encode(x=at, y=fatigue).properties(width=width, height=STAFF_PX)

    return draw


def _axis(title: str, **more: Any) -> Any:
    """An axis whose name stands above the panel, where it takes no width."""
    import altair

    return altair.Axis(
        title=cut(title, TITLE_CELLS),
        titleAngle=0,
        titleAlign="left",
        titleAnchor="start",
        titleX=4,
        titleY=-4,
        tickCount=3,
        gridColor=GRID,
        **more,
    )


def _table(timeline: Timeline) -> Table:
    """A row for every few steps: of each channel what waited, and agents on beside the need."""
    heads = ["time"]
    for channel in timeline.channels:
        heads.append(f"{channel.title}, {_unit(channel)}")
        if channel.live:
            heads.append(f"{channel.title}, on/need")
    every = max(-(-timeline.steps // TABLE_ROWS), 5)
    rows = [_row(timeline, step) for step in range(0, timeline.steps, every)]
    return Table((*heads, "fatigue, 0–100"), tuple(rows))


def _row(timeline: Timeline, step: int) -> tuple[str, ...]:
    row = [clock(timeline.at_s(step))]
    for channel in timeline.channels:
        row.append(str(channel.waiting[step]))
        if channel.live:
            need = channel.need[step]
            row.append(f"{channel.on[step]:.0f}/{NOTHING if need is None else f'{need:.0f}'}")
    level = timeline.fatigue[step]
    return (*row, NOTHING if level is None else f"{100.0 * level:.0f}")
