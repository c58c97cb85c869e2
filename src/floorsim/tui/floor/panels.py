"""The panels of the floor: each draws its part of the view, and holds its own cursor."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.message import Message

from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.desk.view import FloorView, MessageView
from floorsim.present.header_rows import header_row
from floorsim.present.inbox_rows import in_order, inbox_rows
from floorsim.present.log_rows import log_rows
from floorsim.present.queue_rows import queue_rows
from floorsim.present.scrolling import scrolled
from floorsim.tui.rows.quiet_keys import OPEN, ROWS, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel


class FloorPanel(RowPanel, can_focus=True):
    """A panel of the floor: keeps the latest view and draws it at its present size."""

    ACTS_ON: ClassVar[ActsOn | None] = None
    """What is under the cursor of this panel, for decisions that share a letter."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.floor_view: FloorView | None = None

    class Opened(Message):
        """The item under a panel's cursor is to be opened."""

        def __init__(self, what: str, item_id: str) -> None:
            super().__init__()
            self.what = what
            self.item_id = item_id

    def see(self, view: FloorView) -> None:
        """Draw a newer view."""
        self.floor_view = view
        self.draw()


class HeaderPanel(RowPanel):
    """The top line."""

    DEFAULT_CSS = "HeaderPanel { height: 1; width: 1fr; }"
    raised = True
    floor_view: FloorView | None = None

    def see(self, view: FloorView) -> None:
        """Draw a newer view."""
        self.floor_view = view
        self.draw()

    def draw(self) -> None:
        width, play = self.size.width, self.floorsim.play
        if self.floor_view is not None and width:
            held = play.why_held()
            self.show([header_row(self.floor_view, width, speed=play.pacer.speed, held=held)])


class QueuesPanel(FloorPanel):
    """The channels; enter opens one with its formula and every figure."""

    ACTS_ON: ClassVar[ActsOn | None] = "queue"

    BINDINGS = quiet_keys(ROWS | OPEN)
    cursor = 0

    def draw(self) -> None:
        if self.floor_view is not None and self.size.height:
            self.show(
                queue_rows(
                    self.floor_view,
                    self.size.width,
                    active=self.has_focus,
                    cursor=self.cursor,
                    rows=self.size.height,
                )
            )

    def action_move(self, step: int) -> None:
        if self.floor_view is not None:
            self.cursor = max(min(self.cursor + step, len(self.floor_view.channels) - 1), 0)
            self.draw()

    def action_open(self) -> None:
        if self.floor_view is not None:
            self.post_message(self.Opened("channel", self.floor_view.channels[self.cursor].id))

    def on_click(self, event: events.Click) -> None:
        room = self.size.height - 2
        first = max(self.cursor - room + 1, 0) if self.has_focus else 0
        place = first + int(event.y) - 1
        if self.floor_view is not None and 1 <= event.y <= room and place < len(self.floor_view.channels):
            self.cursor = place
            self.action_open()


class InboxPanel(FloorPanel):
    """The inbox, most urgent first; enter reads one."""

    ACTS_ON: ClassVar[ActsOn | None] = "case"

    BINDINGS = quiet_keys(ROWS | OPEN)
    cursor: str | None = None
    top = 0

    def draw(self) -> None:
        view = self.floor_view
        if view is None or not self.size.height:
            return
        ordered = [item.id for item in self._items()]
        if self.cursor not in ordered:
            self.cursor = ordered[0] if ordered else None
        rows = self.size.height
        place = ordered.index(self.cursor) if self.cursor in ordered else 0
        self.top = scrolled(self.top, rows - 1, len(ordered), place) if self.has_focus else 0
        self.show(
            inbox_rows(
                view,
                self.size.width,
                rows,
                read=self.floorsim.play.read,
                answering=self.floorsim.play.answering,
                active=self.has_focus,
                cursor=self.cursor,
                top=self.top,
            )
        )

    def on_focus(self) -> None:
        self.cursor = None  # the panel's own handler comes after this one, and draws

    def _items(self) -> list[MessageView]:
        view = self.floor_view
        play = self.floorsim.play
        return in_order(view, play.read, play.answering) if view is not None else []

    def action_move(self, step: int) -> None:
        ids = [item.id for item in self._items()]
        if self.cursor in ids:
            self.cursor = ids[max(min(ids.index(self.cursor) + step, len(ids) - 1), 0)]
            self.draw()

    def action_open(self) -> None:
        if self.cursor is not None:
            self.post_message(self.Opened("message", self.cursor))

    def on_click(self, event: events.Click) -> None:
        items, place = self._items(), self.top + int(event.y) - 1
        if event.y >= 1 and place < len(items):
            self.cursor = items[place].id
            self.action_open()


class LogPanel(FloorPanel):
    """The newest lines of the log; enter opens all of it."""

    BINDINGS = quiet_keys(OPEN)

    def draw(self) -> None:
        if self.floor_view is not None and self.size.height:
            self.show(log_rows(self.floor_view, self.size.width, self.size.height, active=self.has_focus))

    def action_open(self) -> None:
        self.post_message(self.Opened("log", ""))

    def on_click(self) -> None:
        self.action_open()
