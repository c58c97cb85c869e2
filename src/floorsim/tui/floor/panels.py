"""The panels of the floor: each draws its part of the view, and holds its own cursor."""

from __future__ import annotations

from textual import events
from textual.message import Message

from floorsim.desk.view import FloorView, MessageView
from floorsim.present.header_rows import header_row
from floorsim.present.inbox_rows import in_order, inbox_rows
from floorsim.present.log_rows import log_rows, log_rule
from floorsim.present.object_rows import case_name
from floorsim.present.queue_rows import in_view, queue_rows
from floorsim.present.scrolling import scrolled
from floorsim.present.things import FLOOR, Thing, jump_letters
from floorsim.tui.moving import MOVING_LETTERS
from floorsim.tui.rows.quiet_keys import OPEN, ROWS, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel

HELD = "dgquxy"
"""Letters that mean the same everywhere, also while lines have letters."""


RIGHT_BUTTON = 3
"""As Textual counts the buttons of the mouse."""


class FloorPanel(RowPanel, can_focus=True):
    """A panel of the floor: keeps the latest view and draws it at its present size.

    After its digit each line in sight has a letter, which goes there; any other key ends that. A click puts
    the cursor on a line, another one there opens it, the right button asks what can be decided about it.
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.floor_view: FloorView | None = None
        self.jumping = False
        self._clicked: str | None = None

    class Opened(Message):
        """The item under a panel's cursor is to be opened."""

        def __init__(self, what: str, item_id: str) -> None:
            super().__init__()
            self.what = what
            self.item_id = item_id

    class Asked(Message):
        """What can be decided about what is under the cursor is asked for."""

    class Pointed(Message):
        """The cursor stands on something else."""

    def see(self, view: FloorView) -> None:
        """Draw a newer view."""
        self.floor_view = view
        self.draw()

    def thing(self) -> Thing:
        """What is under the cursor."""
        return FLOOR

    def targets(self) -> list[tuple[str, str]]:
        """Return what can be gone to by a letter: its name and its id, as it stands in sight."""
        return []

    def point_at(self, item_id: str) -> None:
        """Put the cursor on an item."""

    def pointed(self) -> str | None:
        """Return the item under the cursor; a panel without a cursor is one item itself."""
        return self.id

    def item_at(self, x: int, y: int) -> str | None:
        """Return the item in a cell of the panel, or None."""
        return self.id

    def action_open(self) -> None:
        """Open what is under the cursor."""

    def on_click(self, event: events.Click) -> None:
        item = self.item_at(int(event.x), int(event.y))
        if item is None:
            return
        again = item == self._clicked == self.pointed()
        self._clicked = item
        self.point_at(item)
        if event.button == RIGHT_BUTTON:
            self.post_message(self.Asked())
        elif again:
            self.action_open()

    def offer_letters(self, offered: bool = True) -> None:
        """Put a letter before each line, or take them away again."""
        offered = offered and bool(self.targets())
        if offered != self.jumping:
            self.jumping = offered
            self.draw()

    def letters(self) -> dict[str, str]:
        """Return the letter before each item while they are offered, by the item's id."""
        if not self.jumping:
            return {}
        targets = self.targets()
        held = HELD + (MOVING_LETTERS if self.floorsim.settings.hjkl else "")
        found = zip(targets, jump_letters([name for name, _ in targets], held), strict=True)
        return {item_id: letter for (_, item_id), letter in found if letter}

    def jump(self, letter: str) -> bool:
        """Go to the line with a letter; return whether there is one."""
        for item_id, its in self.letters().items():
            if its == letter:
                self.jumping = False
                self.point_at(item_id)
                return True
        return False

    def on_key(self, event: events.Key) -> None:
        if not self.jumping:
            return
        if self.jump(event.character or ""):
            event.stop()
            event.prevent_default()
        elif event.key != "escape":
            self.offer_letters(False)

    def on_blur(self) -> None:
        self._clicked = None
        self.jumping = False  # the panel's own handler comes after this one, and draws


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
            row = header_row(
                self.floor_view,
                width,
                speed=play.pacer.speed,
                held=held,
                answering=play.answering,
                real_left_s=play.real_left_s(),
            )
            self.show([row])


class QueuesPanel(FloorPanel):
    """The channels; enter opens one with its formula and every figure."""

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
                    letters=list(self.letters().values()),
                )
            )

    def thing(self) -> Thing:
        view = self.floor_view
        if view is None or not view.channels:
            return FLOOR
        channel = view.channels[min(self.cursor, len(view.channels) - 1)]
        return Thing("queue", (channel.id,), channel.title)

    def _in_view(self) -> tuple[int, int]:
        assert self.floor_view is not None
        return in_view(self.floor_view, self.size.height, self.cursor if self.has_focus else None)

    def targets(self) -> list[tuple[str, str]]:
        if self.floor_view is None:
            return []
        first, room = self._in_view()
        return [(one.title, one.id) for one in self.floor_view.channels[first : first + room]]

    def point_at(self, item_id: str) -> None:
        ids = [channel.id for channel in self.floor_view.channels] if self.floor_view is not None else []
        if item_id in ids:
            self._go(ids.index(item_id))

    def _go(self, place: int) -> None:
        self.cursor = place
        self.draw()
        self.post_message(self.Pointed())

    def action_move(self, step: int) -> None:
        if self.floor_view is not None:
            self._go(max(min(self.cursor + step, len(self.floor_view.channels) - 1), 0))

    def action_open(self) -> None:
        if self.floor_view is not None and self.floor_view.channels:
            self.post_message(self.Opened("channel", self.thing().id))

    def pointed(self) -> str | None:
        return self.thing().id or None

    def item_at(self, x: int, y: int) -> str | None:
        if self.floor_view is None or y < 1:
            return None
        first, room = self._in_view()
        place = first + y - 1
        channels = self.floor_view.channels
        return channels[place].id if y <= room and place < len(channels) else None


class InboxPanel(FloorPanel):
    """The inbox, most urgent first; enter reads one."""

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

    def thing(self) -> Thing:
        item = next((one for one in self._items() if one.id == self.cursor), None)
        return FLOOR if item is None else Thing("case", (item.id,), case_name(item))

    def _items(self) -> list[MessageView]:
        view = self.floor_view
        play = self.floorsim.play
        return in_order(view.inbox, play.read, play.answering) if view is not None else []

    def point_at(self, item_id: str) -> None:
        self.cursor = item_id
        self.draw()
        self.post_message(self.Pointed())

    def action_move(self, step: int) -> None:
        ids = [item.id for item in self._items()]
        if self.cursor in ids:
            self.point_at(ids[max(min(ids.index(self.cursor) + step, len(ids) - 1), 0)])

    def action_open(self) -> None:
        if self.cursor is not None:
            self.post_message(self.Opened("message", self.cursor))

    def pointed(self) -> str | None:
        return self.cursor

    def item_at(self, x: int, y: int) -> str | None:
        items, place = self._items(), self.top + y - 1
        return items[place].id if y >= 1 and place < len(items) else None


class LogPanel(FloorPanel):
    """The newest lines of the log; enter opens all of it."""

    BINDINGS = quiet_keys(OPEN)

    def draw(self) -> None:
        view, rows = self.floor_view, self.size.height
        if view is None or not rows:
            return
        if rows == 1:
            self.show([log_rule(view, self.size.width, active=self.has_focus)])
        else:
            self.show(log_rows(view, self.size.width, rows, active=self.has_focus))

    def action_open(self) -> None:
        self.post_message(self.Opened("log", ""))
