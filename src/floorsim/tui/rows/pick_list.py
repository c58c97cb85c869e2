"""A list to move through and choose from: one row each, headings skipped, dimmed rows with their reason."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row
from floorsim.present.scrolling import in_sight, scrolled
from floorsim.tui.rows.quiet_keys import PAGES, ROWS, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel


class PickList(RowPanel, can_focus=True):
    """Shows rows with a cursor; tells when the cursor moves and when a row is chosen."""

    DEFAULT_CSS = "PickList { height: 1fr; width: 1fr; }"

    BINDINGS = quiet_keys(ROWS | PAGES | {"home": "edge(-1)", "end": "edge(1)", "enter": "choose"})

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, pick_list: PickList, row_id: str | None) -> None:
            super().__init__()
            self.pick_list = pick_list
            self.row_id = row_id

        @property
        def control(self) -> PickList:
            return self.pick_list

    class Chosen(Message):
        """A row was chosen with enter or the mouse."""

        def __init__(self, pick_list: PickList, row_id: str) -> None:
            super().__init__()
            self.pick_list = pick_list
            self.row_id = row_id

        @property
        def control(self) -> PickList:
            return self.pick_list

    def __init__(
        self, rows: Sequence[PickEntry] = (), *, empty: str = "Nothing here.", id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._entries = tuple(rows)
        self._empty = empty
        self._top = 0
        self._cursor = self._next(-1, 1)

    @property
    def row_id(self) -> str | None:
        """The id of the row under the cursor."""
        return self._entries[self._cursor].id if 0 <= self._cursor < len(self._entries) else None

    def set_rows(
        self, rows: Sequence[PickEntry], *, keep: str | None = None, empty: str | None = None
    ) -> None:
        """Replace the rows; the cursor stays on `keep` (default: the row it is on) if that is still there."""
        wanted = keep if keep is not None else self.row_id
        before = self.row_id
        self._entries = tuple(rows)
        if empty is not None:
            self._empty = empty
        places = [place for place, row in enumerate(self._entries) if row.id is not None and row.id == wanted]
        self._cursor = places[0] if places else self._next(-1, 1)
        if not places:
            self._top = 0
        self.draw()
        if self.row_id != before:
            self.post_message(self.Moved(self, self.row_id))

    def point_at(self, row_id: str) -> None:
        """Put the cursor on a row."""
        for place, row in enumerate(self._entries):
            if row.id == row_id:
                self._go(place)
                return

    def draw(self) -> None:
        """Show the rows around the cursor."""
        height, width = self.size.height, self.size.width
        if height == 0 or not self.is_mounted:
            return
        if not self._entries:
            self.show([Row(((f" {self._empty}", Role.DIM),))])
            return
        flat = [(place, shown) for place, row in enumerate(self._entries) for shown in row.rows]
        self._scroll(height, [place for place, _ in flat])
        rows = [shown.as_selected() if place == self._cursor else shown for place, shown in flat]
        self.show(in_sight(rows, self._top, height, width))

    def _scroll(self, height: int, places: list[int]) -> None:
        """Move the view so that the row under the cursor is in it, with the headings over it if they fit."""
        cursor = max(self._cursor, 0)
        head = cursor
        while head > 0 and self._entries[head - 1].id is None:
            head -= 1
        first = places.index(head)
        last = len(places) - 1 - places[::-1].index(cursor)
        self._top = scrolled(self._top, height, len(places), first, last)

    def _place_at(self, y: int) -> int | None:
        """Return the row that a line of the panel belongs to."""
        places = [place for place, row in enumerate(self._entries) for _ in row.rows]
        return places[self._top + y] if 0 <= self._top + y < len(places) else None

    def _next(self, start: int, step: int) -> int:
        place = start + step
        while 0 <= place < len(self._entries):
            if self._entries[place].id is not None:
                return place
            place += step
        return start

    def _go(self, place: int) -> None:
        if place != self._cursor and 0 <= place < len(self._entries):
            self._cursor = place
            self.draw()
            self.post_message(self.Moved(self, self.row_id))

    def action_move(self, step: int) -> None:
        self._go(self._next(self._cursor, step))

    def action_page(self, step: int) -> None:
        place = self._cursor
        for _ in range(max(self.size.height - 1, 1)):
            place = self._next(place, step)
        self._go(place)

    def action_edge(self, side: int) -> None:
        self._go(self._next(-1, 1) if side < 0 else self._next(len(self._entries), -1))

    def action_choose(self) -> None:
        if self.row_id is not None:
            self.post_message(self.Chosen(self, self.row_id))

    def on_click(self, event: events.Click) -> None:
        place = self._place_at(int(event.y))
        if place is not None and self._entries[place].id is not None:
            self._go(place)
            self.action_choose()

    def on_mouse_scroll_down(self) -> None:
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        self.action_move(-1)
