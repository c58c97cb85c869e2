"""Hints, one step at a time: where to look, the principle, an action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.errors import FloorsimError
from floorsim.play.hints import Hint
from floorsim.present.hint_rows import STEP_WORDS
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog
from floorsim.wording.sentences import initial_capital


class HintDialog(Dialog):
    """Tells the first step when it opens, and the next one each time it is asked again."""

    HELP_TOPIC = "hint"
    NOUN: ClassVar[str] = "hint"
    BINDINGS = [Binding("H,enter", "more", "The next step of the hint", id="hint.more")]

    def __init__(self) -> None:
        super().__init__()
        self._told: list[Hint] = []
        self._said = ""

    def title_words(self) -> str:
        return "Hint"

    def compose_body(self) -> ComposeResult:
        yield TextPane(self._rows_for, id="hints")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(TextPane).focus()
        self.action_more()

    def action_more(self) -> None:
        """Ask for the next step; it is kept with the run before it is told."""
        session = self.floorsim.play.session
        if session is None:
            return
        try:
            hint = session.hint()
        except FloorsimError as error:
            self._said = str(error)
        else:
            self._said = "" if hint is not None else "Nothing presses that a hint could be about."
            if hint is not None:
                self._told.append(hint)
        self.later(self._draw)

    def _draw(self) -> None:
        self.query_one(TextPane).draw()
        self.draw_frame()

    def _rows_for(self, width: int) -> list[Row]:
        rows: list[Row] = []
        for hint in self._told:
            rows.append(row_of((f" {initial_capital(STEP_WORDS[hint.step])}", Role.STRONG)))
            rows += wrapped(hint.text, width, indent="   ")
        if self._said:
            rows.append(row_of((f" {self._said}", Role.WARN)))
        return rows

    def hints(self) -> Sequence[KeyHint]:
        more = not self._told or self._told[-1].more
        words = "next step" if more else "about something else"
        return (KeyHint("H", words, "more", keep=True), BACK, HELP)
