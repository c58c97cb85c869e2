"""A day of a scenario before it is played: per queue agents on against agents needed, and incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from floorsim.present.previewing.model import DayPreview, QueueDay
from floorsim.present.previewing.preview_rows import worst_words
from floorsim.report.charts.chart import Chart, Sign, Table, chart, rows_of
from floorsim.report.charts.look import INK, OTHER, YOURS
from floorsim.report.charts.time_axis import time_axis
from floorsim.wording.cells import cut
from floorsim.wording.numbers import true_minus
from floorsim.wording.times import time_of_day

CONTACTS_PX: Final = 40
STAFF_PX: Final = 70
INCIDENT_PX: Final = 16
TITLE_CELLS: Final = 40
"""Letters of a panel's name (D)."""

_Panel = Callable[[Any, int], Any]


def day_chart(day: DayPreview, title: str) -> Chart:
    """The whole day, panels under one another on one axis of time."""
    assert day.opens_s is not None
    assert day.closes_s is not None
    start_s, end_s = day.opens_s, day.closes_s
    panels = list(_panels(day, start_s, end_s))
    description = " ".join(f"{queue.title}: {worst_words(queue.intervals, day.play)}" for queue in day.queues)

    def draw(width: int) -> Any:
        import altair

        drawn = [
            panel(time_axis("at", start_s, end_s, width, labels=place == len(panels)), width)
            for place, panel in enumerate(panels, start=1)
        ]
        return altair.vconcat(*drawn, spacing=6).resolve_scale(x="shared")

    signs = (
        Sign("bar", "contacts that come"),
        Sign("yours", "agents on the queue"),
        Sign("other", "agents needed"),
    )
    return chart(f"day-{day.day}", title, description, draw, _table(day), signs)


def _panels(day: DayPreview, start_s: float, end_s: float) -> Iterator[_Panel]:
    for queue in day.queues:
        yield _contacts(queue)
        yield _staff(queue)
    for one in day.going_on:
        assert one.at_s is not None
        assert one.until_s is not None
        yield _bar(one.title, max(one.at_s, start_s), min(one.until_s, end_s))


def _contacts(queue: QueueDay) -> _Panel:
    rows = [{"at": one.start_s, "until": one.end_s, "contacts": one.comes} for one in queue.intervals]

    def draw(at: Any, width: int) -> Any:
        import altair

        bars = (
            altair.Chart(rows_of(rows))
            .mark_rect(color=YOURS, fillOpacity=0.35)
            .encode(
                x=at,
                x2="until:Q",
                y=altair.Y(
                    "contacts:Q", axis=altair.Axis(title=None, tickCount=2), scale=altair.Scale(zero=True)
                ),
                y2=altair.datum(0),
            )
        )
        return bars.properties(width=width, height=CONTACTS_PX, title=_title(f"{queue.title}: contacts"))

    return draw


def _staff(queue: QueueDay) -> _Panel:
    def line(figure: str) -> list[dict[str, float]]:
        last = queue.intervals[-1]
        rows = [{"at": one.start_s, "agents": getattr(one, figure)} for one in queue.intervals]
        return [*rows, {"at": last.end_s, "agents": getattr(last, figure)}]

    def draw(at: Any, width: int) -> Any:
        import altair

        agents = altair.Y("agents:Q", axis=altair.Axis(title=None, tickCount=3))
        lines = [
            altair.Chart(rows_of(line(figure)))
            .mark_line(color=colour, strokeDash=dash, strokeWidth=2, interpolate="step-after")
            .encode(x=at, y=agents)
            for figure, colour, dash in (("need", OTHER, [4, 3]), ("on", YOURS, [1, 0]))
        ]
        shown = altair.layer(*lines)
        return shown.properties(width=width, height=STAFF_PX, title=_title(f"{queue.title}: agents"))

    return draw


def _bar(title: str, from_s: float, to_s: float) -> _Panel:
    def draw(at: Any, width: int) -> Any:
        import altair

        bar = altair.Chart(rows_of([{"at": from_s, "until": to_s}])).mark_bar(color=OTHER, height=8)
        return bar.encode(x=at, x2="until:Q").properties(width=width, height=INCIDENT_PX, title=_title(title))

    return draw


def _title(text: str) -> Any:
    import altair

    return altair.TitleParams(cut(text, TITLE_CELLS), anchor="start", fontSize=12, color=INK, offset=2)


def _table(day: DayPreview) -> Table:
    heads = ["time", "on shift", "on queues"]
    for queue in day.queues:
        heads += [f"{queue.title}: forecast", "come", "need", "on", "over"]
    rows = []
    for place, team in enumerate(day.team):
        cells = [time_of_day(team.start_s), f"{team.on_shift:.0f}", f"{team.on_queues:.0f}"]
        for queue in day.queues:
            one = queue.intervals[place]
            cells += [f"{one.forecast:.0f}", f"{one.comes:.0f}", f"{one.need:.0f}", f"{one.on:.0f}"]
            cells.append(true_minus(f"{round(one.over):+d}"))
        rows.append(tuple(cells))
    return Table(tuple(heads), tuple(rows))
