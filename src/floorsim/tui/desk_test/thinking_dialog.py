"""A thinking pause: the clock stands, what is behind can be read, nothing can be entered."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.tui.desk_test.in_exercise import InExercise
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import HELP, Dialog
from floorsim.wording.numbers import counted
from floorsim.wording.times import span


class ThinkingDialog(InExercise, Dialog):
    """Ends by its time or by enter."""

    HELP_TOPIC = "thinking"
    NOUN = "thinking pause"
    BINDINGS = [
        Binding("enter", "back", "End the pause; the clock goes on", id="test.go_on"),
    ]

    def title_words(self) -> str:
        return "Thinking pause"

    def _rows(self) -> int:
        return 6

    def compose_body(self) -> ComposeResult:
        yield TextPane(self._text, id="text", focusable=False)

    def _text(self, width: int) -> list[Row]:
        sitting = self.sitting
        more = counted(sitting.pauses_left, "more pause")
        return [
            row_of((f" The clock stands. {span(sitting.paused_s or 0.0)} of the pause left.", Role.STRONG)),
            *wrapped(
                f"Nothing can be entered until it ends. You have {more} after it.",
                width - 2, Role.DIM, indent=" ",
            ),
        ]  # fmt: skip

    def show_time(self) -> None:
        if self.sitting.paused_s is not None:
            self.query_one("#text", TextPane).draw()
        elif self.app.screen is self:  # help may be open over it
            self.dismiss()

    def action_back(self) -> None:
        with self.test_app.telling():
            self.sitting.go_on()
            self.dismiss()

    def action_travel(self, name: str) -> None:
        """Go nowhere while nothing can be entered."""

    def action_places(self) -> None:
        """Offer no places."""

    def action_palette(self) -> None:
        """Find nothing either."""

    def action_hand_in(self) -> None:
        """Hand in nothing."""

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("enter", "end the pause", "back", keep=True), HELP)
