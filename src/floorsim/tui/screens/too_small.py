"""What stands in place of everything while the terminal is too small."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from floorsim.present.row import Role, Row, wrapped
from floorsim.tui.rows.text_pane import TextPane

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


class TooSmallScreen(ModalScreen[None]):
    """Says what size is needed; the clock is paused meanwhile, except in a test."""

    DEFAULT_CSS = "TooSmallScreen { background: $background; }"

    def compose(self) -> ComposeResult:
        yield TextPane(self._words, focusable=False)

    def on_resize(self, event: events.Resize) -> None:
        self.query_one(TextPane).draw()

    def _words(self, width: int) -> list[Row]:
        from floorsim.tui.app import SMALLEST

        needed = f"{SMALLEST[0]} columns by {SMALLEST[1]} rows"
        has = f"{self.app.size.width} by {self.app.size.height}"
        is_test = cast("FloorsimApp", self.app).play.is_test
        clock = "The clock of the test runs on" if is_test else "floorsim is paused"
        return [
            *wrapped(f"{clock}: the terminal is too small.", width, Role.WARN),
            *wrapped(f"It needs {needed}; this one has {has}. Make it larger to continue.", width),
            *wrapped("ctrl+q leaves; everything is saved.", width, Role.DIM),
        ]
