"""The plan of every channel: forecast, arrived, need and staffed per interval, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from floorsim.present.plan_rows import PLAN_WIDTH, current_place, plan_channels, plan_rows
from floorsim.present.row import Role, Row, joined, row_of, wrapped
from floorsim.present.scrolling import scrolled
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.quiet_keys import CHANNELS, SCROLL, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog

_LEGEND = (
    "After the time: service level, contacts forecast and arrived, agents needed for the target (Erlang A "
    "on the forecast), and agents on: those scheduled, or for past intervals the mean who were there."
)


class PlanDialog(Dialog):
    """Look at the plan."""

    HELP_TOPIC = "plan"
    NOUN: ClassVar[str] = "plan"
    DEFAULT_CSS = """
    PlanDialog #legend { height: 3; }
    """
    BINDINGS = quiet_keys(SCROLL | CHANNELS | {"pageup": "scroll_by(-10)", "pagedown": "scroll_by(10)"})
    first = 0
    top: int | None = None

    def title_words(self) -> str:
        return "Plan"

    def compose_body(self) -> ComposeResult:
        yield RowPanel(id="plans")
        yield RowPanel(id="legend")

    def on_mount(self) -> None:
        super().on_mount()
        self.later(self.draw)

    def on_resize(self, event: events.Resize) -> None:
        self.later(self.draw)

    def draw(self) -> None:
        """Draw as many plans as fit side by side."""
        view = self.floorsim.view
        panel = self.query_one("#plans", RowPanel)
        width, rows = panel.size.width, panel.size.height
        if view is None or not rows:
            return
        self.query_one("#legend", RowPanel).show(wrapped(_LEGEND, width - 2, Role.DIM, indent=" "))
        channels = plan_channels(view)
        if not channels:
            panel.show([row_of((" No channel has a plan here.", Role.DIM))])
            return
        fits = max(width // (PLAN_WIDTH + 1), 1)
        self.first = scrolled(self.first, fits, len(channels))
        columns = [
            plan_rows(view, channel, PLAN_WIDTH, rows, top=self.top)
            for channel in channels[self.first : self.first + fits]
        ]
        blank = Row().padded(PLAN_WIDTH)
        height = max(map(len, columns))
        panel.show(
            [
                joined(
                    [column[row] if row < len(column) else blank for column in columns],
                    gap=" ",
                )
                for row in range(height)
            ]
        )

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("up", "earlier, later", also="down"),
            KeyHint("left", "other channels", also="right"),
            BACK,
            HELP,
        )

    def action_scroll_by(self, rows: int) -> None:
        view = self.floorsim.view
        if view is None:
            return
        channels = plan_channels(view)
        if not channels:
            return
        intervals = [interval for interval in view.plan if interval.channel == channels[self.first].id]
        room = max(self.query_one("#plans").size.height - 1, 1)
        start = max(current_place(intervals, view.now_s) - 2, 0) if self.top is None else self.top
        self.top = scrolled(start + rows, room, len(intervals))
        self.draw()

    def action_channel(self, step: int) -> None:
        self.first = max(self.first + step, 0)
        self.draw()
