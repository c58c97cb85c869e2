"""All of the log, newest last."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult

from floorsim.tui.floor.inbox_lines import LOG_INKS
from floorsim.tui.lines.key_bar import KeyHint
from floorsim.tui.lines.line import Ink, Line, line, wrapped
from floorsim.tui.lines.text_pane import TextPane
from floorsim.tui.screens.face import BACK, HELP, Card
from floorsim.words import clock


class LogCard(Card):
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

    def _entries(self, width: int) -> list[Line]:
        view = self.floorsim.view
        if view is None or not view.log:
            return [line((" Nothing has happened yet.", Ink.DIM))]
        lines: list[Line] = []
        for entry in view.log:
            moment = f" {clock(entry.at_s, seconds=True)} "
            for place, row in enumerate(
                wrapped(entry.text, width - len(moment) - 1, LOG_INKS[entry.category])
            ):
                head = moment if place == 0 else " " * len(moment)
                lines.append(line((head, Ink.DIM), *row.spans))
        return lines

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("up", "pgup pgdn scroll", also="down"),
            BACK,
            HELP,
        )
