"""The floor: the one screen on which the clock runs."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical

from floorsim.desk.view import FloorView
from floorsim.present.queue_rows import wanted_rows
from floorsim.present.team_rows import HEADINGS
from floorsim.present.things import FLOOR, Thing
from floorsim.tui.acting import verbs_for
from floorsim.tui.floor.object_panel import ObjectPanel
from floorsim.tui.floor.panels import FloorPanel, HeaderPanel, InboxPanel, LogPanel, QueuesPanel
from floorsim.tui.floor.side_panel import FarPanel, SidePanel
from floorsim.tui.floor.team_panel import TeamPanel
from floorsim.tui.on_a_thing import OnAThing
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.quiet_keys import FIELDS, quiet_keys
from floorsim.tui.screens.base_screen import BaseScreen
from floorsim.tui.travel import TRAVEL_BINDINGS

WIDE_FROM, VERY_WIDE_FROM = 118, 196
"""Columns from which the plan stands beside the floor, and the schedule beside that."""

SIDE_WIDTH, FAR_WIDTH = 40, 79

LEAST_TEAM_ROWS = HEADINGS + 4
LEAST_INBOX_ROWS, USUAL_INBOX_ROWS, MOST_INBOX_ROWS = 4, 6, 14
MOST_LOG_ROWS = 14
"""Rows of the panels: what the queues leave is shared within these bounds."""


class FloorScreen(OnAThing, BaseScreen):
    """Time and me, queues, people, what wants an answer, what I can do: in this order of attention."""

    AUTO_FOCUS = "#team"
    HELP_TOPIC = "floor"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_FROM, "-wide"), (VERY_WIDE_FROM, "-very-wide")]
    DEFAULT_CSS = f"""
    FloorScreen #side {{ width: {SIDE_WIDTH}; display: none; }}
    FloorScreen #far {{ width: {FAR_WIDTH}; display: none; }}
    FloorScreen.-wide #side, FloorScreen.-very-wide #side, FloorScreen.-very-wide #far {{ display: block; }}
    FloorScreen #messages {{ height: {USUAL_INBOX_ROWS}; }}
    FloorScreen #log {{ height: 1; }}
    FloorScreen #queues {{ height: 5; }}
    """

    BINDINGS = [
        Binding(
            "enter", "review", "Open the review once the shift is over", id="floor.review", priority=True
        ),
        Binding("d", "decide", "Decide about what is under the cursor", id="floor.decide"),
        Binding("x", "mark", "Mark an agent; the next decision is for all who are marked", id="floor.mark"),
        Binding("u", "undo", "Undo the last decision, until the clock moves", id="floor.undo"),
        Binding("space", "pause", "Pause the clock or let it run", id="floor.pause"),
        Binding("plus,equals_sign", "faster", "Faster", id="floor.faster"),
        Binding("minus", "slower", "Slower", id="floor.slower"),
        Binding("full_stop", "step", "Forward one minute, then pause", id="floor.step"),
        Binding("greater_than_sign", "leap", "Forward to the next stop, then pause", id="floor.leap"),
        Binding("slash", "filter", "Filter the agents: name, state, channel, skill", id="floor.filter"),
        Binding("1", "panel('queues')", "Queues; then a letter goes to one", id="floor.queues"),
        Binding("2", "panel('team')", "Team; then a letter goes to an agent", id="floor.team"),
        Binding("3", "panel('messages')", "Inbox panel", id="floor.messages"),
        Binding("4", "panel('log')", "Log panel", id="floor.logpanel"),
        Binding("5", "panel('side')", "Plan panel", id="floor.side"),
        *TRAVEL_BINDINGS,
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
                yield InboxPanel(id="messages")
                yield LogPanel(id="log")
            yield SidePanel(id="side")
            yield FarPanel(id="far")
        yield ObjectPanel(id="object")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.watch(self.app, "view", self.see)

    def on_resize(self, event: events.Resize) -> None:
        self._fit(self.floorsim.view)
        self.later(lambda: self.see(self.floorsim.view))

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
        agent = self.query_one(TeamPanel).agent
        self.query_one(SidePanel).agent = self.query_one(FarPanel).agent = agent
        for panel in self.query(FloorPanel):
            panel.see(view)
        self.query_one(FarPanel).see(view)
        self._draw_object()
        self.query_one(KeyBar).set_hints(self.hints())
        if view.ended and not self._told_the_end:
            self._told_the_end = True
            self.floorsim.play.back_to_floor()
            self.floorsim.tell("The shift is over. Enter opens the review.")

    def thing(self) -> Thing:
        """What is under the cursor of the panel that has the focus."""
        return self.focused.thing() if isinstance(self.focused, FloorPanel) else FLOOR

    def _draw_object(self) -> None:
        """Show the facts about what is under the cursor and its verbs, those found anew once a minute."""
        view, session = self.floorsim.view, self.floorsim.play.session
        if view is None or session is None:
            return
        thing = self.thing()
        verbs = verbs_for(self.floorsim, thing)
        self.query_one(ObjectPanel).show_thing(view, thing, verbs, len(session.kinds()))

    def rows_kept(self) -> int:
        """Return the rows that stay in sight over a drawer: the top line and the queues."""
        return 1 + self._heights.get("#queues", 4)

    def rows_for_notes(self) -> int:
        return self.rows_kept() + 1

    def _fit(self, view: FloorView | None) -> None:
        """Share the rows between the panels."""
        if view is None:
            return
        height = self.size.height
        queues = wanted_rows(view, max(3, (height - 14) // 2))
        left = height - 1 - queues - 3
        inbox, log = min(USUAL_INBOX_ROWS, left - LEAST_TEAM_ROWS - 1), 1
        team = min(self.query_one(TeamPanel).wanted(view, self._main_width()), left - LEAST_INBOX_ROWS - log)
        inbox = max(
            min(left - log - team, max(len(view.inbox) + 1, inbox), MOST_INBOX_ROWS), LEAST_INBOX_ROWS
        )
        log = max(min(left - inbox - team, MOST_LOG_ROWS), 1)
        self._set_height("#queues", queues)
        self._set_height("#messages", inbox)
        self._set_height("#log", log)

    def _set_height(self, selector: str, rows: int) -> None:
        """Lay the screen out anew only when a height changes: a layout repaints everything."""
        if self._heights.get(selector) != rows:
            self._heights[selector] = rows
            self.query_one(selector).styles.height = rows
            self.place_notes()

    def _main_width(self) -> int:
        beside = SIDE_WIDTH if self.size.width >= WIDE_FROM else 0
        beside += FAR_WIDTH if self.size.width >= VERY_WIDE_FROM else 0
        return self.size.width - beside

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave enter to the panels until the shift is over."""
        view = self.floorsim.view
        return action != "review" or (view is not None and view.ended)

    def hints(self) -> Sequence[KeyHint]:
        key, app = self.key_of, self.floorsim
        if app.view is not None and app.view.ended:
            return (
                KeyHint(key("floor.review", "enter"), "open the review", "review", keep=True),
                KeyHint(key("go", "g"), "go to", "places"),
                KeyHint(key("floor.home", "q"), "home", "home"),
                KeyHint(key("help", "question_mark"), "help", "help", keep=True),
            )
        return (
            KeyHint(
                key("floor.pause", "space"), "continue" if app.play.paused else "pause", "pause", keep=True
            ),
            KeyHint(key("floor.leap", "greater_than_sign"), "next stop", "leap", keep=True),
            KeyHint(key("floor.decide", "d"), "decide", "decide", keep=True),
            KeyHint(key("go", "g"), "go to", "places", keep=True),
            KeyHint(key("palette", "colon"), "find", "palette", keep=True),
            KeyHint(key("floor.undo", "u"), "undo", "undo", dim=not app.play.can_undo),
            KeyHint(key("help", "question_mark"), "help", "help", keep=True),
            KeyHint(key("floor.faster", "plus"), "speed", "faster", also=key("floor.slower", "minus")),
            KeyHint(key("floor.filter", "slash"), "filter", "filter"),
            KeyHint(key("floor.mark", "x"), "mark", "mark"),
            KeyHint(key("floor.step", "full_stop"), "1 min", "step"),
            KeyHint(key("floor.home", "q"), "home", "home"),
        )

    def action_pause(self) -> None:
        play = self.floorsim.play
        if play.paused:
            play.go_on()
        else:
            play.pause()
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
        panel = self.query_one(f"#{panel_id}", FloorPanel)
        if panel.display:
            self.set_focus(panel)  # at once, for the letter that is typed right after the digit
            panel.offer_letters()
        elif panel_id == "side":
            self.action_travel("plan")

    def action_filter(self) -> None:
        self.query_one(TeamPanel).start_filter()

    def action_mark(self) -> None:
        team = self.query_one(TeamPanel)
        if team.has_focus:
            team.mark()
        else:
            team.focus()

    def action_back(self) -> None:
        """Take back one thing: letters before the lines, a filter, marks; then go to the team."""
        team = self.query_one(TeamPanel)
        for panel in self.query(FloorPanel):
            if panel.jumping:
                panel.offer_letters(False)
                return
        if not team.clear_filter() and not team.clear_marks():
            team.focus()

    def action_undo(self) -> None:
        self.floorsim.play.undo()
        self.see(self.floorsim.view)

    def action_review(self) -> None:
        self.floorsim.play.open_end()

    def action_home(self) -> None:
        self.floorsim.play.leave_run()

    def on_descendant_focus(self) -> None:
        self.later(self._draw_object)

    def on_floor_panel_pointed(self, event: FloorPanel.Pointed) -> None:
        event.stop()
        agent = self.query_one(TeamPanel).agent
        for side in (self.query_one(SidePanel), self.query_one(FarPanel)):
            if side.agent != agent:
                side.agent = agent
                side.draw()
        self._draw_object()

    def on_floor_panel_asked(self, event: FloorPanel.Asked) -> None:
        event.stop()
        self.action_decide()

    def on_floor_panel_opened(self, event: FloorPanel.Opened) -> None:
        from floorsim.tui.screens.agent_dialog import AgentDialog
        from floorsim.tui.screens.channel_dialog import ChannelDialog
        from floorsim.tui.screens.inbox_dialog import InboxDialog

        event.stop()
        match event.what:
            case "channel":
                self.app.push_screen(ChannelDialog(event.item_id))
            case "agent":
                self.app.push_screen(AgentDialog(event.item_id))
            case "message":
                self.app.push_screen(InboxDialog(event.item_id))
            case "log" | "plan":
                self.action_travel(event.what)
