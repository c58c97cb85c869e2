"""What stands beside the floor on a wide terminal: the plan, trends, the agent under the cursor."""

from __future__ import annotations

from floorsim.desk.view import FloorView
from floorsim.floor.view import ChannelView
from floorsim.present.agent_rows import agent_named, agent_rows
from floorsim.present.plan_rows import current_place, plan_channels, plan_rows
from floorsim.present.row import Row, joined
from floorsim.present.side_rows import case_rows, own_time_rows, schedule_rows, trend_rows
from floorsim.present.things import FLOOR, Thing
from floorsim.tui.floor.panels import FloorPanel
from floorsim.tui.rows.quiet_keys import CHANNELS, OPEN, ROWS, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.wording.times import time_of_day

AGENT_ROWS = 13
"""Rows kept for the agent under the cursor."""

MOST_PLAN_ROWS = 18
"""Rows that the plan takes at most: eight hours of half-hour intervals."""


class SidePanel(FloorPanel):
    """The plan of one channel with a cursor on an interval, one agent, and trends where there is room."""

    BINDINGS = quiet_keys(CHANNELS | ROWS | OPEN)
    channel = 0
    agent: str | None = None
    cursor: float | None = None

    def _planned(self, view: FloorView) -> ChannelView | None:
        planned = plan_channels(view)
        return planned[self.channel % len(planned)] if planned else None

    def _starts(self, view: FloorView) -> list[float]:
        channel = self._planned(view)
        return [one.start_s for one in view.plan if channel is not None and one.channel == channel.id]

    def _at(self, view: FloorView) -> float | None:
        """Return the start of the interval under the cursor: where it was put, else the present one."""
        starts = self._starts(view)
        if self.cursor in starts:
            return self.cursor
        channel = self._planned(view)
        intervals = [one for one in view.plan if channel is not None and one.channel == channel.id]
        return intervals[current_place(intervals, view.now_s)].start_s if intervals else None

    def draw(self) -> None:
        view = self.floor_view
        if view is None or not self.size.height or not self.display:
            return
        width, rows = self.size.width - 1, self.size.height
        shown: list[Row] = []
        channel = self._planned(view)
        if channel is not None:
            room = min(max(rows - AGENT_ROWS, 4), MOST_PLAN_ROWS)
            shown += plan_rows(
                view,
                channel,
                width,
                room,
                active=self.has_focus,
                title=f"5 Plan {channel.title}",
                cursor=self._at(view) if self.has_focus else None,
            )
        agent = agent_rows(view, agent_named(view, self.agent), width, rows - len(shown))
        trends = trend_rows(view, width)
        if len(shown) + len(agent) + len(trends) <= rows:
            agent += trends
        self.show([joined([Row(((" ", row.spans[0][1]),)), row]) for row in [*shown, *agent]])

    def thing(self) -> Thing:
        view = self.floor_view
        channel = None if view is None else self._planned(view)
        start_s = None if view is None else self._at(view)
        if channel is None or start_s is None:
            return FLOOR
        return Thing("interval", (str(start_s), channel.id), f"{channel.title} {time_of_day(start_s)}")

    def action_channel(self, step: int) -> None:
        self.channel += step
        self.draw()
        self.post_message(self.Pointed())

    def action_move(self, step: int) -> None:
        view = self.floor_view
        if view is None or (at := self._at(view)) is None:
            return
        starts = self._starts(view)
        self.cursor = starts[max(min(starts.index(at) + step, len(starts) - 1), 0)]
        self.draw()
        self.post_message(self.Pointed())

    def action_open(self) -> None:
        self.post_message(self.Opened("plan", ""))

    def point_at(self, item_id: str) -> None:
        self.post_message(self.Pointed())


class FarPanel(RowPanel):
    """Beside that on a very wide terminal: the schedule, own time, the most pressing case."""

    floor_view: FloorView | None = None
    agent: str | None = None

    def see(self, view: FloorView) -> None:
        """Draw a newer view."""
        self.floor_view = view
        self.draw()

    def draw(self) -> None:
        view, width, rows = self.floor_view, self.size.width - 1, self.size.height
        if view is None or not rows or not self.display:
            return
        play = self.floorsim.play
        below = min(max(rows // 3, 8), 16)
        shown = schedule_rows(view, view.agents, width, rows - below, cursor=self.agent)
        left = width // 2
        own = own_time_rows(view, left - 1, rows - len(shown))
        case = case_rows(view, width - left, rows - len(shown), read=play.read, answering=play.answering)
        for place in range(max(len(own), len(case))):
            one = own[place] if place < len(own) else Row()
            other = case[place] if place < len(case) else Row()
            shown.append(joined([one.padded(left), other]))
        self.show([joined([Row(((" ", row.spans[0][1]),)), row]) if row.spans else row for row in shown])
