"""A widget that shows lines and repaints only the rows that changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from floorsim.present.glyphs import GlyphSet, drawn
from floorsim.present.row import Role, Row, Span
from floorsim.tui.themes import Look, style_of

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


class RowPanel(Widget):
    """Shows the rows given to `show`; a row that stays the same costs nothing.

    `raised` draws it on the theme's second ground, as the header and the key bar are.
    """

    DEFAULT_CSS = "RowPanel { height: 1fr; width: 1fr; }"
    ALLOW_SELECT = False
    raised = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()

    @property
    def floorsim(self) -> FloorsimApp:
        """The application, with its theme and glyphs."""
        return cast("FloorsimApp", self.app)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self._rows

    def draw(self) -> None:
        """Show the rows anew at the present size and focus; a panel that is given its rows keeps them."""

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows from the top; only the changed ones are painted again."""
        before, self._rows = self._rows, tuple(rows)
        width = self.size.width
        changed = [
            Region(0, row, width, 1)
            for row in range(max(len(before), len(self._rows)))
            if (before[row] if row < len(before) else None)
            != (self._rows[row] if row < len(self._rows) else None)
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        shown = self._rows[y] if y < len(self._rows) else Row()
        return row_strip(self.floorsim.look, self.floorsim.glyphs, shown, width, raised=self.raised)

    def on_mount(self) -> None:
        self.draw()

    def on_resize(self) -> None:
        self.draw()
        self.refresh()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Draw with the focus as it is now: a handler of the event would still see what it was."""
        super().watch_has_focus(has_focus)
        self.draw()


def row_strip(look: Look, glyphs: GlyphSet, shown: Row, width: int, *, raised: bool = False) -> Strip:
    """Return one row in the theme's styles, exactly `width` cells wide."""
    pieces = pieces_of(shown.padded(width).spans)
    return Strip(
        [Segment(drawn(text, glyphs), style_of(look, role, shown.selected, raised)) for text, role in pieces],
        width,
    )


def pieces_of(spans: Sequence[Span]) -> list[Span]:
    """Return the spans in as few pieces as look the same: blanks have no colour of their own.

    A terminal is sent a change of colour for every piece, which is most of what it is sent.
    """
    pieces: list[Span] = []
    for text, role in spans:
        if not text:
            continue
        if pieces:
            before, same = pieces[-1]
            if same is role or (text.isspace() and role is not Role.PICKED and same not in _BLANKS_SHOW):
                pieces[-1] = (before + text, same)
                continue
        pieces.append((text, role))
    return pieces or [("", Role.TEXT)]


_BLANKS_SHOW = frozenset({Role.PICKED, Role.WARN, Role.BAD})
"""Roles whose blanks can be seen: reversed, or underlined where there is no colour."""
