"""A titled rule between the parts of a screen."""

from __future__ import annotations

from floorsim.present.row import fit, rule
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.wording.cells import cell_len


class RulePanel(RowPanel):
    """One line with a title, as wide as the screen gives it."""

    DEFAULT_CSS = "RulePanel { height: 1; width: 1fr; }"

    def __init__(self, title: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = title
        self._after = ""
        self._active = False

    def _fitting(self) -> str:
        room = self.size.width - cell_len(self._title) - 8
        return self._after if cell_len(self._after) <= room else fit(self._after, max(room, 0))

    def entitle(self, title: str, *, after: str = "") -> None:
        """Show another title; `after` stands near the right end."""
        self._title, self._after = title, after
        self.draw()

    def mark(self, active: bool) -> None:
        """Show whether what stands below has the focus."""
        if active != self._active:
            self._active = active
            self.draw()

    def draw(self) -> None:
        """Lay out the title and what stands after it."""
        if self.size.width:
            self.show([rule(self._title, self.size.width, after=self._fitting(), active=self._active)])
