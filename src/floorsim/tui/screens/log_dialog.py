"""All of the log, newest last."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from floorsim.present.inbox_rows import LOG_ROLES
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog
from floorsim.words import clock


class LogDialog(Dialog):
    """Read what happened and what you did."""

    HELP_TOPIC = "log"

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
        if view is None or not view.log:
            return [row_of((" Nothing has happened yet.", Role.DIM))]
        rows: list[Row] = []
        for entry in view.log:
            moment = f" {clock(entry.at_s, seconds=True)} "
            for place, row in enumerate(
                wrapped(entry.text, width - len(moment) - 1, LOG_ROLES[entry.category])
            ):
                head = moment if place == 0 else " " * len(moment)
                rows.append(row_of((head, Role.DIM), *row.spans))
        return rows

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("up", "pgup pgdn scroll", also="down"),
            BACK,
            HELP,
        )
