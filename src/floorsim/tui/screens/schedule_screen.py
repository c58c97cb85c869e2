"""Schedule: everyone's day as a strip, what is needed below it; today and the days to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.desk.view import FloorView
from floorsim.floor.rostering.days_ahead import DayAhead
from floorsim.present.row import Role, Row, keys_row, row_of
from floorsim.present.schedule_rows import (
    LEGEND,
    STEP_S,
    Strip,
    day_hours,
    day_title,
    hours_row,
    interval_row,
    need_rows,
    schedule_entries,
)
from floorsim.present.team_rows import names_of
from floorsim.present.things import FLOOR, Thing, named_together
from floorsim.scenario.values.units import format_time
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.copying import text_of
from floorsim.tui.screens.list_dialog import ListDialog
from floorsim.tui.taking import NOT_HERE, kind_named
from floorsim.units import DAY_S
from floorsim.wording.sentences import whole_sentence

TODAY: Final = {
    "b": ("move_breaks", "breaks"),
    "m": ("move_agents", "move"),
    "e": ("overtime", "extend"),
    "v": ("early_finish", "early"),
    "a": ("defer_activity", "activity"),
    "c": ("cover_absence", "call in"),
}
LATER: Final = {
    "b": ("plan_activity", "breaks"),
    "m": ("swap_shifts", "swap"),
    "e": ("extend_coverage", "extend"),
    "v": ("time_off", "day off"),
    "a": ("plan_activity", "activity"),
    "c": ("cover_absence", "call in"),
}
"""What each letter decides, today and on a day to come, and what the key line says of it."""


class ScheduleScreen(ListDialog):
    """Strips with two cursors: an agent, and a half hour of the day."""

    HELP_TOPIC = "schedule"
    NOUN = "schedule"
    DEFAULT_CSS = """
    ScheduleScreen #hours { height: 1; }
    ScheduleScreen #needs { height: 4; }
    """
    BINDINGS = [
        Binding("tab", "day(1)", "Next day", id="schedule.next", priority=True),
        Binding("shift+tab", "day(-1)", "Day before", id="schedule.before", priority=True),
        Binding("left", "time(-1)", "Half an hour earlier", id="schedule.earlier", priority=True),
        Binding("right", "time(1)", "Half an hour later", id="schedule.later", priority=True),
        Binding("x", "mark", "Mark; the next decision is for all who are marked", id="schedule.mark"),
        *(
            Binding(letter, f"verb('{letter}')", f"Decide: {words}", id=f"schedule.{letter}")
            for letter, (_, words) in TODAY.items()
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._day = -1
        self._cursor_s = 0.0
        self._marked: list[str] = []
        self._shown: DayAhead | None = None
        self._drawn: object = None

    def compose_body(self) -> ComposeResult:
        yield RulePanel("Schedule", id="schedule-rule")
        yield RowPanel(id="hours")
        yield PickList(id="strips", empty="Nobody works on this day.")
        yield RowPanel(id="needs")

    def see(self, view: FloorView | None) -> None:
        if view is not None and self._drawn != self._moment(view):
            self.draw()
        super().see(view)

    def _moment(self, view: FloorView) -> object:
        """What the strips depend on: they are drawn anew when it has changed."""
        return len(view.log), int(view.now_s // 60.0), self._day

    def draw(self) -> None:
        view, session, strips = self.floorsim.view, self.floorsim.play.session, self.query_one(PickList)
        if view is None or session is None:
            return
        today, last = int(view.now_s // DAY_S), int((view.end_s - 1.0) // DAY_S)
        if self._day < today:
            self._day, self._cursor_s = today, view.now_s // STEP_S * STEP_S
        if self._shown is None or self._drawn != self._moment(view):
            self._shown = session.schedule(self._day)
            self._drawn = self._moment(view)
        day = self._shown
        first_s, last_s = day_hours(day)
        self._cursor_s = min(max(self._cursor_s, first_s), last_s - STEP_S)
        width = strips.size.width or 78
        strip = Strip.of(day, width, view.now_s, self._cursor_s)
        strips.set_rows(schedule_entries(day, strip, width, self._marked), keep=strips.row_id)
        self.query_one("#schedule-rule", RulePanel).entitle("Schedule", after=day_title(day, today, last))
        self.query_one("#hours", RowPanel).show([hours_row(strip, width)])
        legend = row_of((f" {LEGEND}", Role.DIM)).padded(width)
        rows = [*need_rows(day, strip, width, None), interval_row(view, day, strip, width), legend]
        self.query_one("#needs", RowPanel).show(rows)
        self.draw_frame()

    def _agents(self) -> list[str]:
        """Those who are marked, else the one under the cursor."""
        chosen = self.query_one(PickList).row_id
        return self._marked or ([] if chosen is None else [chosen])

    def thing(self) -> Thing:
        view, agents = self.floorsim.view, self._agents()
        if view is None or not agents:
            return FLOOR
        names = names_of(view.agents)
        return Thing("agent", tuple(agents), named_together([names.get(id, id) for id in agents]))

    def verbs(self, width: int) -> Row:
        letters = TODAY if self._is_today() else LATER
        return keys_row(
            (*((letter, words) for letter, (_, words) in letters.items()), ("x", "mark"), ("d", "all"))
        )

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("tab", "day", "day(1)"),
            KeyHint("left", "time", also="right"),
            KeyHint("up", "choose", also="down"),
            BACK,
            HELP,
        )

    def _is_today(self) -> bool:
        view = self.floorsim.view
        return view is None or self._day == int(view.now_s // DAY_S)

    def on_option_list_option_highlighted(self) -> None:
        self.say("")

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        from floorsim.tui.screens.agent_dialog import AgentDialog

        self.app.push_screen(AgentDialog(str(event.option_id)))

    def action_day(self, step: int) -> None:
        """Go to another day that is left; today is the first."""
        view = self.floorsim.view
        if view is None:
            return
        today, last = int(view.now_s // DAY_S), int((view.end_s - 1.0) // DAY_S)
        if today == last:
            self.say("This scenario has no day after today.")
            return
        day = today + (self._day - today + step) % (last - today + 1)
        self._cursor_s += (day - self._day) * DAY_S
        self._day = day
        self.say("")
        self.draw()

    def action_time(self, step: int) -> None:
        self._cursor_s += step * STEP_S
        self.draw()

    def action_mark(self) -> None:
        chosen = self.query_one(PickList).row_id
        if chosen is None:
            return
        if chosen in self._marked:
            self._marked.remove(chosen)
        else:
            self._marked.append(chosen)
        self.draw()
        self.query_one(PickList).action_cursor_down()

    def action_verb(self, letter: str) -> None:
        """Open the form of what the letter decides, for those marked and the half hour under the cursor."""
        play = self.floorsim.play
        kind = kind_named(play, (TODAY if self._is_today() else LATER)[letter][0])
        refusal = NOT_HERE if kind is None or play.session is None else play.session.why_not(kind)
        if refusal or kind is None:
            self.say(whole_sentence(refusal or NOT_HERE))
            return
        agents = self._agents()
        at = format_time(self._cursor_s % DAY_S)
        wanted: dict[str, Any] = {
            "agents": agents,
            "agent": agents[0] if agents else None,
            "day": self._day + 1,
            "channel": self._channel(agents),
            "begins": at,
            "activity": "break" if letter == "b" else None,
            "how": "move" if letter == "b" and not self._is_today() else None,
        }
        known = kind.model_fields
        play.open_form(kind, {name: value for name, value in wanted.items() if name in known and value})

    def _channel(self, agents: Sequence[str]) -> str | None:
        """The channel of the agent under the cursor."""
        view = self.floorsim.view
        found = next((one for one in view.agents if one.id in agents), None) if view is not None else None
        return None if found is None or not found.on else found.on[0]

    def copied(self) -> str:
        view, day = self.floorsim.view, self._shown
        if view is None or day is None:
            return ""
        strip = Strip.of(day, 150, view.now_s, self._cursor_s)
        entries = schedule_entries(day, strip, 150, self._marked)
        rows = [hours_row(strip, 150), *(entry.line for entry in entries), *need_rows(day, strip, 150, None)]
        return text_of(rows)
