"""The team panel: everyone on the floor, a cursor among them, marks, and a filter that is typed."""

from __future__ import annotations

from textual import events

from floorsim.desk.view import FloorView
from floorsim.floor.view import AgentView
from floorsim.present.crew_rows import Crew, crew_rows, crews_of
from floorsim.present.scrolling import scrolled
from floorsim.present.team_rows import (
    HEADINGS,
    TeamGrid,
    matching,
    names_of,
    rows_wanted,
    team_grid,
    team_rows,
)
from floorsim.present.things import FLOOR, Thing, named_together
from floorsim.tui.floor.panels import FloorPanel
from floorsim.tui.rows.quiet_keys import OPEN, PAGES, quiet_keys


class TeamPanel(FloorPanel):
    """The agents; arrows move the cursor, `x` marks, `/` filters, enter opens one."""

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
    """The agent under the cursor, or the pod by its own kind of id."""
    opened: str | None = None
    """Title of the pod whose agents are shown by name."""
    asked = ""
    typing = False
    top = 0

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.marked: set[str] = set()

    @property
    def agent(self) -> str | None:
        """The agent under the cursor; None while it stands on a pod."""
        return None if self.crews() else self.cursor

    def wanted(self, view: FloorView, width: int) -> int:
        """Return the rows in which the panel holds everyone, or every pod."""
        crews = crews_of(view) if self.opened is None and not self.asked else ()
        return HEADINGS + len(crews) if crews else rows_wanted(view, width)

    def crews(self) -> tuple[Crew, ...]:
        """The pods, while the panel shows them and not agents by name."""
        if self.floor_view is None or self.opened is not None or self.asked or self.typing:
            return ()
        return crews_of(self.floor_view)

    def shown(self) -> tuple[AgentView, ...]:
        """The agents that the filter leaves."""
        if self.floor_view is None:
            return ()
        if self.opened is not None and not self.asked:
            return next((one.agents for one in crews_of(self.floor_view) if one.title == self.opened), ())
        return matching(self.floor_view.agents, self.asked)

    def grid(self) -> TeamGrid:
        """The agents as they stand in columns at the present size."""
        if self.floor_view is None:
            return TeamGrid((), ())
        room = max(self.size.height - HEADINGS, 1)
        return team_grid(self.floor_view, self.shown(), self.size.width, room)

    def draw(self) -> None:
        view = self.floor_view
        if view is None or not self.size.height:
            return
        if crews := self.crews():
            self._draw_crews(view, crews)
            return
        grid = self.grid()
        ids = {agent.id for agent in grid.order}
        self.marked &= {agent.id for agent in view.agents}
        if self.cursor not in ids:
            self.cursor = grid.order[0].id if ids else None
            self.post_message(self.Pointed())
        room = max(self.size.height - HEADINGS, 1)
        row = None if self.cursor is None else grid.place_of(self.cursor)[1]
        self.top = scrolled(self.top, room, grid.height, row)
        self.show(
            team_rows(
                view,
                grid,
                self.size.width,
                self.size.height,
                names=names_of(view.agents),
                top=self.top,
                cursor=self.cursor,
                active=self.has_focus,
                asked=self.asked + ("_" if self.typing else "")
                if self.asked or self.typing
                else self.opened or "",
                marked=self.marked,
                letters=self.letters(),
            )
        )

    def _draw_crews(self, view: FloorView, crews: tuple[Crew, ...]) -> None:
        ids = [crew.id for crew in crews]
        self.marked &= {agent.id for agent in view.agents}
        if self.cursor not in ids:
            self.cursor = ids[0]
            self.post_message(self.Pointed())
        room = max(self.size.height - HEADINGS, 1)
        self.top = scrolled(self.top, room, len(ids), ids.index(self.cursor))
        self.show(
            crew_rows(
                view,
                crews,
                self.size.width,
                self.size.height,
                top=self.top,
                cursor=self.cursor,
                active=self.has_focus,
                marked=self.marked,
                letters=self.letters(),
            )
        )

    def _crew(self) -> Crew | None:
        """The pod under the cursor."""
        return next((crew for crew in self.crews() if crew.id == self.cursor), None)

    def thing(self) -> Thing:
        view = self.floor_view
        if view is None:
            return FLOOR
        crew = self._crew()
        if crew is not None and crew.here and not self.marked:
            return Thing("agent", tuple(agent.id for agent in crew.here), crew.title)
        chosen = self.marked or ({self.cursor} if self.cursor is not None else set())
        those = [agent for agent in view.agents if agent.id in chosen]
        if not those:
            return FLOOR
        names = names_of(view.agents)
        return Thing(
            "agent", tuple(agent.id for agent in those), named_together([names[one.id] for one in those])
        )

    def targets(self) -> list[tuple[str, str]]:
        room = max(self.size.height - HEADINGS, 1)
        if crews := self.crews():
            return [(crew.title, crew.id) for crew in crews[self.top : self.top + room]]
        return [
            (agent.name, agent.id)
            for column in self.grid().columns
            for agent in column[self.top : self.top + room]
        ]

    def point_at(self, item_id: str) -> None:
        self.cursor = item_id
        self.draw()
        self.post_message(self.Pointed())

    def action_move(self, down: int, across: int) -> None:
        if crews := self.crews():
            ids = [crew.id for crew in crews]
            place = ids.index(self.cursor) if self.cursor in ids else 0
            self.point_at(ids[max(min(place + down + across, len(ids) - 1), 0)])
            return
        there = self.grid().beside(self.cursor, down, across)
        if there is not None:
            self.point_at(there.id)

    def action_page(self, step: int) -> None:
        self.action_move(step * max(self.size.height - HEADINGS, 1), 0)

    def action_open(self) -> None:
        if (crew := self._crew()) is not None:
            self.opened, self.top = crew.title, 0
            self.draw()
        elif self.cursor is not None:
            self.post_message(self.Opened("agent", self.cursor))

    def mark(self) -> None:
        """Mark the agent or the pod under the cursor for the next verb, or take the mark away; go on to the
        next."""
        if (crew := self._crew()) is not None:
            ids = {agent.id for agent in crew.here}
            self.marked = self.marked - ids if ids <= self.marked else self.marked | ids
            self.action_move(1, 0)
        elif self.cursor is not None:
            self.marked ^= {self.cursor}
            self.action_move(1, 0)

    def clear_marks(self) -> bool:
        """Take all marks away; return whether there were any."""
        had = bool(self.marked)
        self.marked.clear()
        self.draw()
        self.post_message(self.Pointed())
        return had

    def start_filter(self) -> None:
        """Let the next keys be a filter."""
        self.typing = True
        self.focus()
        self.draw()

    def clear_filter(self) -> bool:
        """Show everyone again, or the pods; return whether anybody had been left out."""
        had = bool(self.asked) or self.typing or self.opened is not None
        if not self.asked and not self.typing and self.opened is not None:
            self.cursor, self.opened = f"crew:{self.opened}", None
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

    def pointed(self) -> str | None:
        return self.cursor

    def item_at(self, x: int, y: int) -> str | None:
        if crews := self.crews():
            place = self.top + y - HEADINGS
            return crews[place].id if y >= HEADINGS and place < len(crews) else None
        grid = self.grid()
        if not grid.columns or y < HEADINGS:
            return None
        cell = max(self.size.width // max(len(grid.columns), 2), 1)
        column = grid.columns[min(x // cell, len(grid.columns) - 1)]
        row = self.top + y - HEADINGS
        return column[row].id if row < len(column) else None
