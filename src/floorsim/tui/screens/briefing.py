"""The briefing: who, what, how long, what you may do; enter starts the clock."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.present.briefing import Briefing
from floorsim.present.briefing_rows import briefing_rows
from floorsim.present.row import Row
from floorsim.scenario.forms import next_form
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP, BaseScreen


class BriefingScreen(BaseScreen):
    """Read, then start."""

    HELP_TOPIC = "briefing"
    BINDINGS = [
        Binding("enter", "start", "Start the clock", id="briefing.start"),
        Binding("s", "seed", "Draw another seed", id="briefing.seed"),
        Binding("f", "form", "Take another form", id="briefing.form"),
        Binding("q", "back", "Back to home", id="briefing.home"),
    ]

    def __init__(self, briefing: Briefing) -> None:
        super().__init__()
        self.briefing = briefing
        self._is_seen = False

    def compose(self) -> ComposeResult:
        yield TextPane(self._text, id="text")
        yield KeyBar(self.hints(), id="keys")

    def on_mount(self) -> None:
        self.query_one(TextPane).focus()

    def _text(self, width: int) -> list[Row]:
        self._is_seen = True
        return briefing_rows(self.briefing, self.floorsim.settings.speed or self.briefing.speed, width)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "start the clock", "start", keep=True),
            KeyHint("s", "another seed", "seed"),
            *([KeyHint("f", "another form", "form")] if self.briefing.forms else ()),
            KeyHint("up", "scroll", also="down"),
            BACK,
            HELP,
        )

    def action_start(self) -> None:
        if self._is_seen:  # an enter that was typed before the briefing is there starts nothing
            self.floorsim.play.start_run(self.briefing)

    def action_seed(self) -> None:
        self._brief(self.briefing.reference, None)

    def action_form(self) -> None:
        """Take the next of the scenario's forms, after the last one the scenario as it is."""
        if self.briefing.forms:
            self._brief(next_form(self.briefing.reference, self.briefing.forms), self.briefing.seed)

    def _brief(self, reference: str, seed: int | None) -> None:
        briefing = self.floorsim.play.briefed(reference, seed)
        if briefing is not None:
            self.briefing = briefing
            self.query_one(TextPane).compose_with(self._text)
            self.query_one(KeyBar).set_hints(self.hints())
