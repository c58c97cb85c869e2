"""The candidate's own words to something chosen, in a field over the dashboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TextArea

from floorsim.present.desk_test.dashboard_draft import Part
from floorsim.present.row import Role, Row, wrapped
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import Dialog
from floorsim.tui.screens.reflection import Answer

LONGEST_WORDS = 1500
"""Characters of the words to a choice (D: about 250 words)."""


class WordsDialog(Dialog):
    """Type; enter or esc goes back, and either keeps the words."""

    HELP_TOPIC = "test_words"
    NOUN = "your words"
    DEFAULT_CSS = """
    WordsDialog #about { height: 4; }
    WordsDialog Answer { height: 1fr; }
    """
    BINDINGS = [
        Binding("escape", "close", "Back; the words are kept", id="test.words", priority=True),
        Binding("f2", "close", "Back; the words are kept", id="test.words_done", priority=True),
    ]

    def __init__(self, part: Part, text: str, words: str, write: Callable[[str], None]) -> None:
        super().__init__()
        self._part, self._text, self._words, self._write = part, text, words, write

    def title_words(self) -> str:
        return f"Your words: {self._part.title.lower()}"

    def _rows(self) -> int:
        return 12

    def rows_for_notes(self) -> int:
        return self.app.size.height - 12

    def compose_body(self) -> ComposeResult:
        yield TextPane(self._about, id="about", focusable=False)
        placeholder = "A sentence or two, with the figures that show it."
        yield Answer(self._words, most=LONGEST_WORDS, placeholder=placeholder)

    def _about(self, width: int) -> list[Row]:
        return [
            *wrapped(self._text, width - 2, Role.STRONG, indent=" "),
            *wrapped(self._part.asks, width - 2, Role.DIM, indent=" "),
        ]

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Answer).focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        if event.text_area.text != self._words:
            self._words = event.text_area.text
            self._write(self._words)

    def on_answer_done(self) -> None:
        self.action_close()

    def action_close(self) -> None:
        self.dismiss()

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "keep and go back", "close", keep=True),
            KeyHint("escape", "back", "close"),
            KeyHint("f1", "help", "help", keep=True),
        )
