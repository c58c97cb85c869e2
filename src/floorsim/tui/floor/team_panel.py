"""The team panel: everyone on the floor, a cursor among them, and a filter that is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import events

from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.view import FloorView
from floorsim.floor.view import AgentView
from floorsim.present.scrolling import scrolled
from floorsim.present.team_rows import column_height, columns_for, matching, team_rows
from floorsim.tui.floor.panels import FloorPanel
from floorsim.tui.rows.quiet_keys import OPEN, PAGES, quiet_keys
from floorsim.wording.short_names import short_names


class TeamPanel(FloorPanel):
    """The agents; arrows move the cursor, `/` filters, enter opens one."""

    ACTS_ON: ClassVar[ActsOn | None] = "agent"

    BINDINGS = quiet_keys(
        {
            "up": "move(-1, 0)",
            "down": "move(1, 0)",
            "left": "move(0, -1)",
            "right": "move(0, 1)",
        }
        | PAGES
        | OPEN
    )
    cursor: str | None = None
    asked = ""
    typing = False
    top = 0
    _names: Mapping[str, str] = {}
    _short: Mapping[str, str] = {}

    def shown(self) -> tuple[AgentView, ...]:
        """The agents that the filter leaves."""
        if self.floor_view is None:
            return ()
        return matching(self.floor_view.agents, self.asked)

    def draw(self) -> None:
        view = self.floor_view
        if view is None or not self.size.height:
            return
        agents = self.shown()
        ids = [agent.id for agent in agents]
        if self.cursor not in ids:
            self.cursor = ids[0] if ids else None
            if self.cursor is not None:
                self.post_message(self.Opened("cursor", self.cursor))
        _, height, room = self._grid(len(agents))
        row = None if self.cursor is None else ids.index(self.cursor) % height
        self.top = scrolled(self.top, room, height, row)
        self.show(
            team_rows(
                view,
                agents,
                self.size.width,
                self.size.height,
                names=self._short_names(view),
                top=self.top,
                cursor=self.cursor,
                active=self.has_focus,
                asked=self.asked + ("_" if self.typing else ""),
            )
        )

    def _short_names(self, view: FloorView) -> Mapping[str, str]:
        """The names as the panel has room for them; made anew only when the agents are others."""
        names = {agent.id: agent.name for agent in view.agents}
        if names != self._names:
            self._names, self._short = names, short_names(names)
        return self._short

    def _grid(self, count: int) -> tuple[int, int, int]:
        """Return columns, rows of a column, and rows in sight."""
        room = max(self.size.height - 1, 1)
        columns = columns_for(count, self.size.width, room)
        return columns, max(column_height(count, columns), 1), room

    def _go(self, place: int) -> None:
        agents = self.shown()
        if agents:
            self.cursor = agents[max(min(place, len(agents) - 1), 0)].id
            self.draw()
            self.post_message(self.Opened("cursor", self.cursor))

    def _place(self) -> int:
        ids = [agent.id for agent in self.shown()]
        return ids.index(self.cursor) if self.cursor in ids else 0

    def action_move(self, down: int, across: int) -> None:
        _, height, _ = self._grid(len(self.shown()))
        place = self._place() + down + across * height
        if 0 <= place < len(self.shown()):
            self._go(place)

    def action_page(self, step: int) -> None:
        _, _, room = self._grid(len(self.shown()))
        self._go(self._place() + step * room)

    def action_open(self) -> None:
        if self.cursor is not None:
            self.post_message(self.Opened("agent", self.cursor))

    def start_filter(self) -> None:
        """Let the next keys be a filter."""
        self.typing = True
        self.focus()
        self.draw()

    def clear_filter(self) -> bool:
        """Show everyone again; return whether anybody had been left out."""
        had = bool(self.asked) or self.typing
        self.asked, self.typing = "", False
        self.draw()
        return had

    def on_key(self, event: events.Key) -> None:
        if not self.typing:
            return
        if event.key == "enter":
            self.typing = False
        elif event.key == "escape":
            self.clear_filter()
        elif event.key == "backspace":
            self.asked = self.asked[:-1]
        elif event.is_printable and event.character:
            self.asked += event.character
        else:
            return
        event.stop()
        event.prevent_default()
        self.draw()

    def on_blur(self) -> None:
        self.typing = False  # the panel's own handler comes after this one, and draws

    def on_click(self, event: events.Click) -> None:
        agents = self.shown()
        columns, height, _ = self._grid(len(agents))
        cell = max(self.size.width // columns, 1)
        place = int(event.x) // cell * height + self.top + int(event.y) - 1
        if event.y < 1 or not 0 <= place < len(agents):
            return
        again = agents[place].id == self.cursor and self.has_focus
        self._go(place)
        if again:
            self.action_open()
