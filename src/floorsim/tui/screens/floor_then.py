"""The floor as it stood at a moment of a run: to look at, nothing can be decided."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from floorsim.desk.view import FloorView
from floorsim.present.queue_rows import wanted_rows
from floorsim.present.row import Role, Row, row_of
from floorsim.tui.floor.panels import FloorPanel, InboxPanel, LogPanel, QueuesPanel
from floorsim.tui.floor.team_panel import TeamPanel
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.screens.base_screen import BACK, BaseScreen
from floorsim.wording.times import clock

INBOX_ROWS, LOG_ROWS = 6, 3


class FloorThenScreen(BaseScreen):
    """Queues, team, inbox and log as they were."""

    HELP_TOPIC = "floor_then"
    DEFAULT_CSS = f"""
    FloorThenScreen #when {{ height: 1; }}
    FloorThenScreen #messages {{ height: {INBOX_ROWS}; }}
    FloorThenScreen #log {{ height: {LOG_ROWS}; }}
    """
    BINDINGS = [Binding("f,q,enter", "back", "Back to the moment", id="then.back")]

    def __init__(self, view: FloorView) -> None:
        super().__init__()
        self._then = view

    def compose(self) -> ComposeResult:
        yield RowPanel(id="when")
        with Vertical():
            for panel in (QueuesPanel(id="queues"), TeamPanel(id="team"), InboxPanel(id="messages")):
                panel.can_focus = False
                yield panel
            log = LogPanel(id="log")
            log.can_focus = False
            yield log
        yield KeyBar(self.hints(), id="keys")

    def on_mount(self) -> None:
        self.later(self._draw)

    def on_resize(self, event: events.Resize) -> None:
        self.later(self._draw)

    def _draw(self) -> None:
        view = self._then
        own = view.own_time
        doing = "free" if own.doing is None else f"{own.doing} to {clock(own.free_at_s)}"
        head = row_of((f" {clock(view.now_s)}  as it stood", Role.TITLE), (f"   you: {doing}", Role.ACCENT))
        self.query_one("#when", RowPanel).show([Row(head.spans)])
        self.query_one("#queues").styles.height = wanted_rows(view, max(3, (self.size.height - 14) // 2))
        for panel in self.query(FloorPanel):
            panel.see(view)

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("f", "back to the moment", "back", keep=True), BACK)
