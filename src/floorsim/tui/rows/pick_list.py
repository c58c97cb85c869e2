"""A list to move through and choose from: Textual's own, with our rows, whose headings stay in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual import events
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row
from floorsim.present.scrolling import more_note, scrolled
from floorsim.tui.rows.row_panel import row_strip

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


class PickList(OptionList):
    """Shows entries with a cursor; entries without an id are headings that the cursor passes over.

    Its scrollbar would draw more than ASCII and be nothing without colour: the edges count what is out of
    sight instead.
    """

    DEFAULT_CSS = """
    PickList, PickList:focus {
        height: 1fr; background: $background; background-tint: $background 0%; scrollbar-size: 0 0;
    }
    PickList > .option-list--option-highlighted { text-style: reverse; }
    """

    def __init__(self, *, empty: str = "Nothing here.", id: str | None = None) -> None:
        super().__init__(id=id, compact=True)
        self._entries: tuple[PickEntry, ...] = ()
        self._lines_in_all = 0
        """Of all entries together."""
        self._empty = empty
        self._clicked: str | None = None

    @property
    def row_id(self) -> str | None:
        """The id of the entry under the cursor."""
        return None if self.highlighted_option is None else self.highlighted_option.id

    def set_rows(
        self, rows: Sequence[PickEntry], *, keep: str | None = None, empty: str | None = None
    ) -> None:
        """Replace the entries; the cursor stays on `keep` (default: where it is) if that is still there."""
        wanted = keep if keep is not None else self.row_id
        self._empty = self._empty if empty is None else empty
        self._entries = tuple(rows) or (PickEntry(None, Row(((f" {self._empty}", Role.DIM),))),)
        self._lines_in_all = sum(len(entry.rows) for entry in self._entries)
        top = self.scroll_offset.y
        self.set_options(
            Option(EntryVisual(self, place), entry.id, disabled=entry.id is None)
            for place, entry in enumerate(self._entries)
        )
        ids = [entry.id for entry in self._entries]
        if wanted in ids and wanted is not None:
            self.scroll_to(y=top, animate=False, force=True, immediate=True)
            self.point_at(wanted)
        else:
            self.action_first()

    def draw_anew(self) -> None:
        """Draw every entry again: what `OptionList` keeps of them has the old theme and symbols."""
        self.set_rows(self._entries)

    def has(self, row_id: str) -> bool:
        """Whether there is such an entry."""
        return any(entry.id == row_id for entry in self._entries)

    def point_at(self, row_id: str) -> None:
        """Put the cursor on an entry."""
        self.highlighted = self.get_option_index(row_id)

    def entry(self, place: int) -> Sequence[Row]:
        """Return the rows of an entry, marked if the cursor is on it."""
        return [row.as_selected(place == self.highlighted) for row in self._entries[place].rows]

    async def _on_click(self, event: events.Click) -> None:
        """A click puts the cursor on an entry; another one there is enter."""
        event.prevent_default()  # Textual's own would choose at the first
        place: int | None = event.style.meta.get("option")
        if place is None or self._entries[place].id is None:
            return
        again = self._clicked == self._entries[place].id and place == self.highlighted
        self._clicked = self._entries[place].id
        self.highlighted = place
        if again:
            self.action_select()

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Scroll to the entry under the cursor, with the headings above it if they fit."""
        place = self.highlighted
        if place is None or not self.is_mounted:
            return
        head = place
        while head > 0 and self._entries[head - 1].id is None:
            head -= 1
        heights = [len(entry.rows) for entry in self._entries]
        first, last = sum(heights[:head]), sum(heights[: place + 1]) - 1
        y = scrolled(self.scroll_offset.y, self.size.height, sum(heights), first, last)
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        strip, top, height = super().render_line(y), self.scroll_offset.y, self.size.height
        note = more_note(self._lines_in_all, top, height, y)
        if note and self.size.width - len(note) >= 8:
            app = cast("FloorsimApp", self.app)
            noted = row_strip(app.look, app.glyphs, Row(((note, Role.DIM),)), len(note))
            return Strip.join([strip.crop(0, self.size.width - len(note)), noted])
        return strip


class EntryVisual(Visual):
    """An entry of a list in the theme's styles."""

    def __init__(self, pick_list: PickList, place: int) -> None:
        self._list = pick_list
        self._place = place

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        app = cast("FloorsimApp", self._list.app)
        return [row_strip(app.look, app.glyphs, row, width) for row in self._list.entry(self._place)]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return len(self._list.entry(self._place))
