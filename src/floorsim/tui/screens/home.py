"""Home: pick a scenario, continue a run, look at past ones."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.errors import FloorsimError
from floorsim.present.entries import RunEntry, ScenarioEntry
from floorsim.present.home_rows import home_entries, run_about, title_rows
from floorsim.present.row import Row, wrapped
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BaseScreen
from floorsim.tui.themes import LOOKS


class HomeScreen(BaseScreen):
    """The way in."""

    HELP_TOPIC = "home"
    DEFAULT_CSS = """
    HomeScreen #title { height: 2; }
    HomeScreen #about { height: 5; }
    """
    BINDINGS = [
        Binding("c", "go_on", "Continue the latest unfinished run", id="home.continue"),
        Binding("t", "theme", "Next theme", id="home.theme"),
        Binding("g", "glyphs", "Symbols: Unicode or ASCII", id="home.glyphs"),
        Binding("o", "hold", "Pause the clock while a form is open, or let it run", id="home.pause"),
        Binding("q", "app.quit", "Leave floorsim", id="home.quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._scenarios: dict[str, ScenarioEntry] = {}
        self._runs: dict[str, RunEntry] = {}

    def compose(self) -> ComposeResult:
        yield TextPane(self._title, id="title", focusable=False)
        yield PickList(id="choices", empty="No scenarios were found.")
        yield RulePanel("About it", id="about-rule")
        yield TextPane(self._about, id="about", focusable=False)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        self.query_one(PickList).focus()

    def on_screen_resume(self) -> None:
        self.load()

    def on_resize(self, event: events.Resize) -> None:
        self.later(self._draw)

    def load(self) -> None:
        """Read the scenarios and runs anew."""
        try:
            scenarios, runs = self.floorsim.library.scenarios(), self.floorsim.library.runs()
        except FloorsimError as error:
            self.floorsim.tell(str(error), wrong=True)
            scenarios, runs = tuple(self._scenarios.values()), tuple(self._runs.values())
        self._scenarios = {entry.id: entry for entry in scenarios}
        self._runs = {entry.id: entry for entry in runs}
        self.later(self._draw)

    def _draw(self) -> None:
        width = self.query_one(PickList).size.width or 80
        self.query_one(PickList).set_rows(home_entries(self._scenarios.values(), self._runs.values(), width))
        self.query_one("#about", TextPane).compose_with(self._about)
        self.query_one("#title", TextPane).draw()
        self.query_one(KeyBar).set_hints(self.hints())
        self.floorsim.home_is_drawn()

    def _title(self, width: int) -> list[Row]:
        settings = self.floorsim.settings
        return title_rows(LOOKS[settings.theme].title, settings.glyphs, pauses=settings.pause_in_forms)

    def _about(self, width: int) -> list[Row]:
        chosen = self.query_one(PickList).row_id or ""
        sort, _, name = chosen.partition(" ")
        if sort == "scenario" and name in self._scenarios:
            return wrapped(self._scenarios[name].summary, width - 2, indent=" ")
        if sort == "run" and name in self._runs:
            return run_about(self._runs[name], width)
        return []

    def hints(self) -> Sequence[KeyHint]:
        key = self.key_of
        unfinished = any(not entry.ended and not entry.why_not for entry in self._runs.values())
        return (
            KeyHint("enter", "open", keep=True),
            KeyHint(key("home.continue", "c"), "continue the latest run", "go_on", dim=not unfinished),
            KeyHint(key("home.theme", "t"), "theme", "theme"),
            KeyHint(key("home.glyphs", "g"), "symbols", "glyphs"),
            KeyHint(key("home.quit", "q"), "quit", "app.quit", keep=True),
            KeyHint(key("help", "question_mark"), "help", "help", keep=True),
        )

    def on_option_list_option_highlighted(self) -> None:
        self.query_one("#about", TextPane).compose_with(self._about)

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        sort, _, name = str(event.option_id).partition(" ")
        if sort == "scenario":
            self.floorsim.play.brief(name, None)
            return
        entry = self._runs[name]
        if entry.why_not:
            self.floorsim.tell(entry.why_not, wrong=True)
        elif entry.ended:
            self._open_past(name)
        else:
            self.floorsim.play.resume_run(name)

    def _open_past(self, run_id: str) -> None:
        from floorsim.tui.screens.end import EndScreen

        try:
            result = self.floorsim.library.result(run_id)
        except FloorsimError as error:
            self.floorsim.tell(str(error), wrong=True)
            return
        self.app.push_screen(EndScreen(result))

    def action_go_on(self) -> None:
        if any(not entry.ended for entry in self._runs.values()):
            self.floorsim.play.resume_run(None)
        else:
            self.floorsim.tell("There is no unfinished run; enter opens the scenario under the cursor.")

    def action_theme(self) -> None:
        names = list(LOOKS)
        place = names.index(self.floorsim.settings.theme)
        self.floorsim.change_settings(theme=names[(place + 1) % len(names)])
        self._draw()

    def action_glyphs(self) -> None:
        other = "unicode" if self.floorsim.glyphs == "ascii" else "ascii"
        self.floorsim.change_settings(glyphs=other)
        self._draw()

    def action_hold(self) -> None:
        self.floorsim.change_settings(pause_in_forms=not self.floorsim.settings.pause_in_forms)
        self._draw()

    def action_back(self) -> None:
        self.query_one(PickList).focus()
