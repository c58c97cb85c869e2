"""What a screen of the test has to say, in rows above its keys that cover nothing."""

from __future__ import annotations

from floorsim.present.row import Role, wrapped
from floorsim.tui.rows.row_panel import RowPanel

HELD_S = 8.0
"""Real seconds that what came unasked stays at least, whatever is typed meanwhile (D)."""


class SayPanel(RowPanel):
    """Takes no row while there is nothing to say; the next key clears it."""

    DEFAULT_CSS = "SayPanel { height: 0; width: 1fr; }"
    _held_to_s = 0.0

    def say(self, sentence: str, *, wrong: bool, held_to_s: float = 0.0) -> None:
        """Say a sentence; keys leave it until a moment of the application's clock."""
        width = (self.size.width or self.app.size.width) - 2
        role = Role.WARN if wrong else Role.STRONG
        rows = wrapped(sentence, width, role, indent=" ") if sentence else []
        self._held_to_s = held_to_s
        self.styles.height = len(rows)
        self.show(rows)

    def unsay(self, now_s: float) -> None:
        """Take it away, unless it is to stay."""
        if self.rows and now_s >= self._held_to_s:
            self.say("", wrong=False)
