"""The evening: what the day brought, what is carried over, a sentence for the next day; enter goes to it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from floorsim.present.day_rows import EVENING_QUESTION, evening_rows, night_row
from floorsim.present.day_views import EveningView
from floorsim.present.review_notes import LONGEST
from floorsim.present.row import Role, Row, row_of
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BaseScreen
from floorsim.wording.times import time_of_day


class EveningScreen(BaseScreen):
    """Read, write a line if you like, go on to the morning."""

    HELP_TOPIC = "evening"
    DEFAULT_CSS = "EveningScreen #question { height: 1; }"
    BINDINGS = [
        Binding("f2", "go_on", "Go on to the next morning", id="evening.go_on", priority=True),
        Binding("pageup", "page(-1)", "Scroll up", id="evening.up", priority=True),
        Binding("pagedown", "page(1)", "Scroll down", id="evening.down", priority=True),
    ]

    def __init__(self, evening: EveningView) -> None:
        super().__init__()
        self.evening = evening
        self._night = False
        """The night passes; nothing else can be done meanwhile."""

    def compose(self) -> ComposeResult:
        yield TextPane(self._text, id="text", focusable=False)
        yield TextPane(self._question, id="question", focusable=False)
        yield Input(
            self.evening.plan,
            placeholder="If calls jump, the notice goes up before anybody moves.",
            max_length=LONGEST,
        )
        yield KeyBar(self.hints(), id="keys")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def _text(self, width: int) -> list[Row]:
        return evening_rows(self.evening, width)

    def _question(self, width: int) -> list[Row]:
        return [row_of((f" {EVENING_QUESTION}", Role.TITLE))]

    def hints(self) -> Sequence[KeyHint]:
        to = f"to {self.evening.next_weekday[:3].capitalize()} {time_of_day(self.evening.morning_s)}"
        return (
            KeyHint("enter", to, "go_on", keep=True),
            KeyHint("pageup", "scroll", "page(1)", also="pagedown"),
            KeyHint("escape", "back to the floor", "back", keep=True),
        )

    async def on_input_submitted(self) -> None:
        await self.action_go_on()

    async def action_go_on(self) -> None:
        """Keep the sentence and let the night pass."""
        play, written = self.floorsim.play, self.query_one(Input).value.strip()
        if self._night or play.session is None:
            return
        if written != self.evening.plan:
            with self.floorsim.telling():
                play.session.save_evening(written)
        self._night = True
        self.query_one(Input).disabled = True
        self.run_worker(play.pass_the_night(self._show_night), exclusive=True)

    def _show_night(self, now_s: float) -> None:
        evening = self.evening
        if self.is_mounted:
            self.query_one("#question", TextPane).compose_with(
                lambda width: [night_row(now_s, evening.now_s, evening.morning_s, width)]
            )

    def action_back(self) -> None:
        if not self._night:
            super().action_back()

    def action_page(self, step: int) -> None:
        self.query_one("#text", TextPane).action_page(step)
