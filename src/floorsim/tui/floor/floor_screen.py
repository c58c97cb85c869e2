"""The floor: the one screen on which the clock runs."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical

from floorsim.desk.view import FloorView
from floorsim.present.team_rows import WIDE_CELL
from floorsim.tui.floor.panels import FloorPanel, HeaderPanel, InboxPanel, LogPanel, QueuesPanel
from floorsim.tui.floor.side_panel import SidePanel
from floorsim.tui.floor.team_panel import TeamPanel
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.quiet_keys import FIELDS, quiet_keys
from floorsim.tui.screens.base_screen import BaseScreen

WIDE_FROM = 118
"""Columns from which the plan stands beside the floor."""

SIDE_WIDTH = 40

LEAST_FOOT_ROWS, MOST_FOOT_ROWS = 6, 18
"""Rows of the inbox and the log: what the queues and the team leave, within these bounds."""


class FloorScreen(BaseScreen):
    """Time and me, queues, people, what wants an answer, what I can do: in this order of attention."""

    AUTO_FOCUS = "#team"
    HELP_TOPIC = "floor"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_FROM, "-wide")]
    DEFAULT_CSS = f"""
    FloorScreen #side {{ width: {SIDE_WIDTH}; display: none; }}
    FloorScreen.-wide #side {{ display: block; }}
    FloorScreen #foot {{ height: 6; }}
    FloorScreen #queues {{ height: 5; }}
    """

    BINDINGS = [
        Binding(
            "enter", "review", "Open the review once the shift is over", id="floor.review", priority=True
        ),
        Binding("d", "decide", "Decide: every decision there is, by area", id="floor.decide"),
        Binding("i", "inbox", "Inbox: read and answer", id="floor.inbox"),
        Binding("a", "agents", "Move among the agents", id="floor.agents"),
        Binding("p", "plan", "The plan per interval, all channels", id="floor.plan"),
        Binding("f", "figures", "Figures of a channel, with the service-level formula", id="floor.figures"),
        Binding("l", "log", "All of the log", id="floor.log"),
        Binding("space", "pause", "Pause the clock or let it run", id="floor.pause"),
        Binding("plus,equals_sign", "faster", "Faster", id="floor.faster"),
        Binding("minus", "slower", "Slower", id="floor.slower"),
        Binding("full_stop", "step", "Forward one minute, then pause", id="floor.step"),
        Binding(
            "greater_than_sign,n",
            "leap",
            "Forward to the next event, at most five minutes, then pause",
            id="floor.leap",
        ),
        Binding("slash", "filter", "Filter the agents: name, state, channel, skill", id="floor.filter"),
        Binding("1", "panel('queues')", "Queues", id="floor.queues"),
        Binding("2", "panel('team')", "Team", id="floor.team"),
        Binding("3", "panel('messages')", "Inbox panel", id="floor.messages"),
        Binding("4", "panel('log')", "Log panel", id="floor.logpanel"),
        Binding("5", "panel('side')", "Plan panel", id="floor.side"),
        *quiet_keys(FIELDS),
        Binding("q", "home", "Save the run and return to the home screen", id="floor.home"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._told_the_end = False
        self._heights: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        yield HeaderPanel(id="header")
        with Horizontal(id="middle"):
            with Vertical(id="main"):
                yield QueuesPanel(id="queues")
                yield TeamPanel(id="team")
                with Horizontal(id="foot"):
                    yield InboxPanel(id="messages")
                    yield LogPanel(id="log")
            yield SidePanel(id="side")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.watch(self.app, "view", self.see)

    def on_resize(self, event: events.Resize) -> None:
        self._fit(self.floorsim.view)

    def on_screen_resume(self) -> None:
        self.see(self.floorsim.view)

    def on_screen_suspend(self) -> None:
        self.later(self._draw_header)

    def _draw_header(self) -> None:
        if self.floorsim.view is not None:
            self.query_one(HeaderPanel).see(self.floorsim.view)

    def see(self, view: FloorView | None) -> None:
        """Draw a newer view, and go on to the end once the run has ended."""
        if view is None:
            return
        self._fit(view)
        self.query_one(HeaderPanel).see(view)
        for panel in self.query(FloorPanel):
            if isinstance(panel, SidePanel):
                panel.agent = self.query_one(TeamPanel).cursor
            panel.see(view)
        self.query_one(KeyBar).set_hints(self.hints())
        if view.ended and not self._told_the_end:
            self._told_the_end = True
            self.floorsim.play.back_to_floor()
            self.floorsim.tell("The shift is over. Enter opens the review.")

    def _fit(self, view: FloorView | None) -> None:
        """Share the rows between the panels."""
        if view is None:
            return
        height = self.size.height
        channels = min(len(view.channels), max(2, (height - 16) // 2))
        self._set_height("#queues", channels + 2)
        team_rows = 2 + -(-len(view.agents) // max(self._main_width() // WIDE_CELL, 1))
        left = height - 2 - (channels + 2) - team_rows
        self._set_height("#foot", max(min(left, MOST_FOOT_ROWS), LEAST_FOOT_ROWS))

    def _set_height(self, selector: str, rows: int) -> None:
        """Lay the screen out anew only when a height changes: a layout repaints everything."""
        if self._heights.get(selector) != rows:
            self._heights[selector] = rows
            self.query_one(selector).styles.height = rows

    def _main_width(self) -> int:
        return self.size.width - (SIDE_WIDTH if self.size.width >= WIDE_FROM else 0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave enter to the panels until the shift is over."""
        view = self.floorsim.view
        return action != "review" or (view is not None and view.ended)

    def hints(self) -> Sequence[KeyHint]:
        key, app = self.key_of, self.floorsim
        if app.view is not None and app.view.ended:
            return (
                KeyHint(key("floor.review", "enter"), "open the review", "review", keep=True),
                KeyHint(key("floor.log", "l"), "log", "log"),
                KeyHint(key("floor.figures", "f"), "figures", "figures"),
                KeyHint(key("floor.plan", "p"), "plan", "plan"),
                KeyHint(key("floor.home", "q"), "home", "home"),
                KeyHint(key("help", "question_mark"), "help", "help", keep=True),
            )
        return (
            KeyHint(key("floor.decide", "d"), "decide", "decide", keep=True),
            KeyHint(key("floor.inbox", "i"), "inbox", "inbox", keep=True),
            KeyHint(key("floor.plan", "p"), "plan", "plan"),
            KeyHint(
                key("floor.pause", "space"), "continue" if app.play.paused else "pause", "pause", keep=True
            ),
            KeyHint(key("floor.faster", "plus"), "speed", "faster", also=key("floor.slower", "minus")),
            KeyHint(key("floor.leap", "greater_than_sign"), "next", "leap"),
            KeyHint(key("floor.figures", "f"), "figures", "figures"),
            KeyHint(key("floor.filter", "slash"), "filter", "filter"),
            KeyHint(key("floor.step", "full_stop"), "1 min", "step"),
            KeyHint(key("floor.log", "l"), "log", "log"),
            KeyHint(key("floor.home", "q"), "home", "home"),
            KeyHint(key("help", "question_mark"), "help", "help", keep=True),
        )

    def action_pause(self) -> None:
        self.floorsim.play.paused = not self.floorsim.play.paused
        self.see(self.floorsim.view)

    def action_faster(self) -> None:
        self.floorsim.play.pacer.faster()
        self.see(self.floorsim.view)

    def action_slower(self) -> None:
        self.floorsim.play.pacer.slower()
        self.see(self.floorsim.view)

    async def action_step(self) -> None:
        await self.floorsim.play.step()
        self.see(self.floorsim.view)

    async def action_leap(self) -> None:
        await self.floorsim.play.leap()
        self.see(self.floorsim.view)

    def action_panel(self, panel_id: str) -> None:
        panel = self.query_one(f"#{panel_id}")
        if panel.display:
            panel.focus()
        elif panel_id == "side":
            self.action_plan()

    def action_agents(self) -> None:
        self.action_panel("team")

    def action_filter(self) -> None:
        self.query_one(TeamPanel).start_filter()

    def action_back(self) -> None:
        if not self.query_one(TeamPanel).clear_filter():
            self.query_one(TeamPanel).focus()

    def action_review(self) -> None:
        self.floorsim.play.open_end()

    def action_home(self) -> None:
        self.floorsim.play.leave_run()

    def action_decide(self) -> None:
        from floorsim.tui.forms.menu_dialog import MenuDialog

        panel = self.focused
        self.app.push_screen(MenuDialog(panel.ACTS_ON if isinstance(panel, FloorPanel) else None))

    def action_inbox(self) -> None:
        self._open_message(None)

    def action_plan(self) -> None:
        from floorsim.tui.screens.plan_dialog import PlanDialog

        self.app.push_screen(PlanDialog())

    def action_figures(self) -> None:
        view = self.floorsim.view
        if view is not None:
            self._open_channel(view.channels[self.query_one(QueuesPanel).cursor].id)

    def action_log(self) -> None:
        from floorsim.tui.screens.log_dialog import LogDialog

        self.app.push_screen(LogDialog())

    def on_floor_panel_opened(self, event: FloorPanel.Opened) -> None:
        event.stop()
        match event.what:
            case "cursor":
                side = self.query_one(SidePanel)
                side.agent = event.item_id
                side.draw()
            case "channel":
                self._open_channel(event.item_id)
            case "agent":
                self._open_agent(event.item_id)
            case "message":
                self._open_message(event.item_id)
            case "log":
                self.action_log()
            case "plan":
                self.action_plan()

    def _open_channel(self, channel_id: str) -> None:
        from floorsim.tui.screens.channel_dialog import ChannelDialog

        self.app.push_screen(ChannelDialog(channel_id))

    def _open_agent(self, agent_id: str) -> None:
        from floorsim.tui.screens.agent_dialog import AgentDialog

        self.app.push_screen(AgentDialog(agent_id))

    def _open_message(self, message_id: str | None) -> None:
        from floorsim.tui.screens.inbox_dialog import InboxDialog

        self.app.push_screen(InboxDialog(message_id))
