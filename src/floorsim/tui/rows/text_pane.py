"""A text to read, wrapped to the width there is, scrolled with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip

from floorsim.present.row import Row
from floorsim.present.scrolling import in_sight, scrolled
from floorsim.tui.rows.quiet_keys import PAGES, SCROLL, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel

Composer = Callable[[int], Sequence[Row]]
"""Gives the rows for a width."""


_SELECTED = Style(reverse=True)


class TextPane(RowPanel, can_focus=True):
    """Shows the rows that a composer gives for the present width."""

    ALLOW_SELECT = True
    DEFAULT_CSS = "TextPane { height: 1fr; width: 1fr; }"

    BINDINGS = quiet_keys(SCROLL | PAGES | {"home": "scroll_by(-100000)", "end": "scroll_by(100000)"})

    def __init__(
        self,
        composer: Composer | None = None,
        *,
        id: str | None = None,
        classes: str | None = None,
        focusable: bool = True,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._composer = composer
        self._top = 0
        self._count = 0
        self.can_focus = focusable

    def compose_with(self, composer: Composer, *, top: int = 0) -> None:
        """Show another text from a row on, as far as it does not end before the pane does."""
        self._composer, self._top = composer, top
        self.draw()

    def draw(self) -> None:
        """Wrap the text to the present width and show the part that is scrolled to."""
        width, height = self.size.width, self.size.height
        if self._composer is None or height == 0 or not self.is_mounted:
            return
        rows = list(self._composer(width))
        self._count = len(rows)
        self._top = scrolled(self._top, height, len(rows))
        self.show(in_sight(rows, self._top, height, width, "line"))

    @property
    def shows_the_end(self) -> bool:
        """Whether the last row is in sight."""
        return 0 < self._count <= self._top + self.size.height

    def render_line(self, y: int) -> Strip:
        """Draw a row, with what the mouse has selected of it in reverse."""
        strip = super().render_line(y)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(y)) is not None:
            start, end = span
            end = strip.cell_length if end == -1 else end
            picked = Strip(
                [Segment(one.text, (one.style or Style()) + _SELECTED) for one in strip.crop(start, end)]
            )
            strip = Strip.join([strip.crop(0, start), picked, strip.crop(end, strip.cell_length)])
        return strip.apply_offsets(0, y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text of what the mouse has selected."""
        return selection.extract("\n".join(row.text for row in self.rows)), "\n"

    def action_scroll_by(self, rows: int) -> None:
        self._top = max(self._top + rows, 0)
        self.draw()

    def action_page(self, step: int) -> None:
        # Two rows stay: the note of how many more there are covers the end of a row at either edge.
        self.action_scroll_by(step * max(self.size.height - 2, 1))

    def on_mouse_scroll_down(self) -> None:
        self.action_scroll_by(2)

    def on_mouse_scroll_up(self) -> None:
        self.action_scroll_by(-2)
