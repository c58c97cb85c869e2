"""All of the log, newest last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from floorsim.present.log_rows import whole_log_rows
from floorsim.present.row import Row
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog


class LogDialog(Dialog):
    """Read what happened and what you did."""

    HELP_TOPIC = "log"
    NOUN: ClassVar[str] = "log"

    def title_words(self) -> str:
        return "Log"

    def compose_body(self) -> ComposeResult:
        yield TextPane(self._entries)

    def on_mount(self) -> None:
        super().on_mount()
        pane = self.query_one(TextPane)
        pane.focus()
        self.later(lambda: pane.action_scroll_by(100_000))

    def _entries(self, width: int) -> list[Row]:
        view = self.floorsim.view
        return [] if view is None else whole_log_rows(view, width)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("up", "pgup pgdn scroll", also="down"),
            BACK,
            HELP,
        )
