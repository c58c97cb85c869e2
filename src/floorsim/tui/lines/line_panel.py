"""A widget that shows lines and repaints only the rows that changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from floorsim.tui.glyphs import drawn
from floorsim.tui.lines.line import Ink, Line, Span
from floorsim.tui.themes import style_of

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


class LinePanel(Widget):
    """Shows the rows given to `show`; a row that stays the same costs nothing.

    `raised` draws it on the theme's second ground, as the header and the key bar are.
    """

    DEFAULT_CSS = "LinePanel { height: 1fr; width: 1fr; }"
    ALLOW_SELECT = False
    raised = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: tuple[Line, ...] = ()

    @property
    def floorsim(self) -> FloorsimApp:
        """The application, with its theme and glyphs."""
        return cast("FloorsimApp", self.app)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The rows that are shown."""
        return self._lines

    def draw(self) -> None:
        """Show the rows anew at the present size and focus; a panel that is given its rows keeps them."""

    def show(self, lines: Sequence[Line]) -> None:
        """Show these rows from the top; only the changed ones are painted again."""
        before, self._lines = self._lines, tuple(lines)
        width = self.size.width
        changed = [
            Region(0, row, width, 1)
            for row in range(max(len(before), len(self._lines)))
            if (before[row] if row < len(before) else None)
            != (self._lines[row] if row < len(self._lines) else None)
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        shown = self._lines[y] if y < len(self._lines) else Line()
        return self.strip_of(shown, width)

    def strip_of(self, shown: Line, width: int) -> Strip:
        """Return one row in the theme's styles, exactly `width` cells wide."""
        look, glyphs = self.floorsim.look, self.floorsim.glyphs
        pieces = pieces_of(shown.padded(width).spans)
        return Strip(
            [
                Segment(drawn(text, glyphs), style_of(look, ink, shown.selected, self.raised))
                for text, ink in pieces
            ],
            width,
        )

    def on_mount(self) -> None:
        self.draw()

    def on_resize(self) -> None:
        self.draw()
        self.refresh()

    def on_focus(self) -> None:
        self.draw()

    def on_blur(self) -> None:
        self.draw()


def pieces_of(spans: Sequence[Span]) -> list[Span]:
    """Return the spans in as few pieces as look the same: blanks have no colour of their own.

    A terminal is sent a change of colour for every piece, which is most of what it is sent.
    """
    pieces: list[Span] = []
    for text, ink in spans:
        if not text:
            continue
        if pieces:
            before, same = pieces[-1]
            if same is ink or (text.isspace() and ink is not Ink.PICKED and same not in _BLANKS_SHOW):
                pieces[-1] = (before + text, same)
                continue
        pieces.append((text, ink))
    return pieces or [("", Ink.TEXT)]


_BLANKS_SHOW = frozenset({Ink.PICKED, Ink.WARN, Ink.BAD})
"""Inks whose blanks can be seen: reversed, or underlined where there is no colour."""
