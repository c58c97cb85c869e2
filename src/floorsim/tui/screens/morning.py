"""The morning: three figures, what is carried over, people, one's own plan; enter starts the day."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.present.day_rows import morning_rows
from floorsim.present.day_views import MorningView
from floorsim.present.row import Row
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import HELP, BaseScreen
from floorsim.tui.taking import kind_named


class MorningScreen(BaseScreen):
    """Read, choose what to look at and what to say, start the day."""

    HELP_TOPIC = "morning"
    BINDINGS = [
        Binding("enter", "start", "Start the day", id="morning.start"),
        Binding("m", "metrics", "Choose three figures to look at first", id="morning.metrics"),
        Binding("s", "stand_up", "Choose what you say at the stand-up", id="morning.stand_up"),
        Binding("u", "undo", "Undo the last decision", id="morning.undo"),
        Binding("q", "home", "Save and home", id="morning.home"),
    ]

    def __init__(self, morning: MorningView) -> None:
        super().__init__()
        self.morning = morning
        self._is_seen = False

    def compose(self) -> ComposeResult:
        yield TextPane(self._text, id="text")
        yield KeyBar(self.hints(), id="keys")

    def on_mount(self) -> None:
        self.query_one(TextPane).focus()

    def on_screen_resume(self) -> None:
        """A form over it may have changed what is to come."""
        session = self.floorsim.play.session
        morning = None if session is None else session.morning()
        if morning is not None:
            self.morning = morning
            self.query_one(TextPane).compose_with(self._text)
            self.query_one(KeyBar).set_hints(self.hints())

    def _text(self, width: int) -> list[Row]:
        self._is_seen = True
        return morning_rows(self.morning, width)

    def hints(self) -> Sequence[KeyHint]:
        morning = self.morning
        say = (KeyHint("s", "stand-up", "stand_up"),) if morning.points and not morning.points_chosen else ()
        choose = (KeyHint("m", "three figures", "metrics"),) if morning.can_choose else ()
        return (
            KeyHint("enter", "start the day", "start", keep=True),
            *choose,
            *say,
            KeyHint("up", "scroll", also="down"),
            KeyHint("q", "home", "home"),
            HELP,
        )

    def action_start(self) -> None:
        if self._is_seen:  # an enter that was typed before the morning is there starts nothing
            self.floorsim.pop_screen()
            self.floorsim.play.start_day()

    def action_back(self) -> None:
        self.action_start()

    def action_metrics(self) -> None:
        self._open("choose_metrics")

    def action_stand_up(self) -> None:
        self._open("stand_up")

    def _open(self, name: str) -> None:
        kind = kind_named(self.floorsim.play, name)
        if kind is not None:
            self.floorsim.play.open_form(kind)

    def action_undo(self) -> None:
        self.floorsim.play.undo()
        self.on_screen_resume()

    def action_home(self) -> None:
        self.floorsim.play.leave_run()
