"""What stands beside the floor on a wide terminal: the plan, trends, the agent under the cursor."""

from __future__ import annotations

from floorsim.present.agent_rows import agent_named, agent_rows
from floorsim.present.plan_rows import plan_channels, plan_rows
from floorsim.present.side_rows import trend_rows
from floorsim.tui.floor.panels import FloorPanel
from floorsim.tui.rows.quiet_keys import CHANNELS, OPEN, quiet_keys

AGENT_ROWS = 13
"""Rows kept for the agent under the cursor."""


class SidePanel(FloorPanel):
    """The plan of one channel, the trends of all, one agent."""

    BINDINGS = quiet_keys(CHANNELS | OPEN)
    channel = 0
    agent: str | None = None

    def draw(self) -> None:
        view = self.floor_view
        if view is None or not self.size.height or not self.display:
            return
        width, rows = self.size.width, self.size.height
        trends = trend_rows(view, width)
        room = rows - len(trends) - AGENT_ROWS
        shown = []
        planned = plan_channels(view)
        if planned and room >= 4:
            channel = planned[self.channel % len(planned)]
            others = f" {self.channel % len(planned) + 1} of {len(planned)}" if len(planned) > 1 else ""
            title = f"5 Plan {channel.title}{others}"
            shown += plan_rows(view, channel, width, room, active=self.has_focus, title=title)
        shown += trends
        shown += agent_rows(view, agent_named(view, self.agent), width, rows - len(shown))
        self.show(shown)

    def action_channel(self, step: int) -> None:
        self.channel += step
        self.draw()

    def action_open(self) -> None:
        self.post_message(self.Opened("plan", ""))

    def on_click(self) -> None:
        self.action_open()
