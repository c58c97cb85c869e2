"""The last line of a form: enter on it confirms."""

from __future__ import annotations

from textual.message import Message

from floorsim.present.quote import Quote
from floorsim.present.row import Role, row_of
from floorsim.present.terms_rows import confirm_words
from floorsim.tui.rows.quiet_keys import quiet_keys
from floorsim.tui.rows.row_panel import RowPanel


class ConfirmLine(RowPanel, can_focus=True):
    """Says what confirming does; a click or enter does it."""

    DEFAULT_CSS = "ConfirmLine { height: 1; width: 1fr; }"
    BINDINGS = quiet_keys({"up": "screen.focus_previous", "down": "screen.focus_next"})

    class Pressed(Message):
        """It was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._quote = Quote()

    def say(self, quote: Quote) -> None:
        """Show what confirming does as the form stands."""
        self._quote = quote
        self.draw()

    def draw(self) -> None:
        width = self.size.width
        if not width:
            return
        possible = self._quote.decision is not None
        row = row_of(
            (" ▸ " if self.has_focus else "   ", Role.ACCENT),
            (confirm_words(self._quote), Role.GOOD if possible else Role.DIM),
            ("  F2", Role.ACCENT if possible else Role.DIM),
        )
        self.show([row.padded(width).as_selected(self.has_focus)])

    def on_click(self) -> None:
        self.post_message(self.Pressed())
