"""A titled rule between the parts of a screen."""

from __future__ import annotations

from floorsim.tui.lines.line import rule
from floorsim.tui.lines.line_panel import LinePanel


class RulePanel(LinePanel):
    """One line with a title, as wide as the screen gives it."""

    DEFAULT_CSS = "RulePanel { height: 1; width: 1fr; }"

    def __init__(self, title: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = title

    def entitle(self, title: str) -> None:
        """Show another title."""
        self._title = title
        self._draw()

    def on_resize(self) -> None:
        self._draw()
        self.refresh()

    def _draw(self) -> None:
        if self.size.width:
            self.show([rule(self._title, self.size.width)])
