"""Home: pick a scenario, go on with a run, look at past ones."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.errors import FloorsimError
from floorsim.present.entries import RunEntry, ScenarioEntry
from floorsim.present.row import Role, Row, fit, row_of, wrapped
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.pick_list import PickEntry, PickList
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BaseScreen
from floorsim.tui.themes import LOOKS
from floorsim.words import clock

MOST_RUNS = 50
"""Past runs that are listed; `floorsim runs list` has them all."""


class HomeScreen(BaseScreen):
    """The way in."""

    HELP_TOPIC = "home"
    DEFAULT_CSS = """
    HomeScreen #title { height: 2; }
    HomeScreen #about { height: 5; }
    """
    BINDINGS = [
        Binding("c", "go_on", "Go on with the latest unfinished run", id="home.continue"),
        Binding("t", "theme", "Next theme", id="home.theme"),
        Binding("g", "glyphs", "Signs: Unicode or ASCII", id="home.glyphs"),
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
        self.query_one(PickList).set_rows(self._rows(width))
        self.query_one("#about", TextPane).compose_with(self._about)
        self.query_one("#title", TextPane).draw()
        self.query_one(KeyBar).set_hints(self.hints())
        self.floorsim.home_is_drawn()

    def _rows(self, width: int) -> list[PickEntry]:
        rows = [PickEntry(None, row_of((" Scenarios", Role.TITLE)))]
        ordered = sorted(
            self._scenarios.values(), key=lambda entry: (entry.level, entry.minutes, entry.title)
        )
        rows += [PickEntry(f"scenario {entry.id}", scenario_row(entry, width)) for entry in ordered]
        unfinished = [entry for entry in self._runs.values() if not entry.ended]
        if unfinished:
            rows.append(PickEntry(None, row_of((" Unfinished", Role.TITLE))))
            rows += [PickEntry(f"run {entry.id}", run_row(entry, width)) for entry in unfinished]
        past = [entry for entry in self._runs.values() if entry.ended][:MOST_RUNS]
        if past:
            rows.append(PickEntry(None, row_of((" Past runs", Role.TITLE))))
            rows += [PickEntry(f"run {entry.id}", run_row(entry, width)) for entry in past]
        return rows

    def _title(self, width: int) -> list[Row]:
        settings = self.floorsim.settings
        clock_words = f"clock {'pauses' if settings.pause_in_forms else 'runs'} in open forms"
        look = LOOKS[settings.theme].title.lower()
        return [
            row_of((" floorsim", Role.TITLE), ("   practise running a contact centre’s floor", Role.DIM)),
            row_of(
                (
                    f" theme: {look}; signs: {settings.glyphs}; {clock_words}",
                    Role.DIM,
                )
            ),
        ]

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
            KeyHint(key("home.continue", "c"), "go on with the latest", "go_on", dim=not unfinished),
            KeyHint(key("home.theme", "t"), "theme", "theme"),
            KeyHint(key("home.glyphs", "g"), "signs", "glyphs"),
            KeyHint(key("home.quit", "q"), "quit", "app.quit", keep=True),
            KeyHint(key("help", "question_mark"), "help", "help", keep=True),
        )

    def on_pick_list_moved(self) -> None:
        self.query_one("#about", TextPane).compose_with(self._about)

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        sort, _, name = event.row_id.partition(" ")
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


def scenario_row(entry: ScenarioEntry, width: int) -> Row:
    """Return a scenario in one row: title, level, minutes, one line about it."""
    return row_of(
        f"   {fit(entry.title, 26)}",
        (f" level {entry.level}  {entry.minutes:>4.0f} min  ", Role.DIM),
        (entry.summary if width >= 100 else "", Role.DIM),
    ).padded(width)


def run_row(entry: RunEntry, width: int) -> Row:
    """Return a run in one row: title, seed, when it was started, how far it is or what it scored."""
    if entry.ended:
        state = "–" if entry.overall is None else f"total {entry.overall:.0f}"
    else:
        state = f"at {clock(entry.now_s)}"
    return row_of(
        f"   {fit(entry.title, 26)}",
        (f" {state:<10} seed {entry.seed}, {entry.started}", Role.DIM),
        (f"  {entry.why_not}" if entry.why_not else "", Role.WARN),
    ).padded(width)


def run_about(entry: RunEntry, width: int) -> list[Row]:
    """Return what can be done with a run."""
    if entry.why_not:
        return wrapped(entry.why_not, width - 2, Role.WARN, indent=" ")
    what = "Enter opens its scores." if entry.ended else "Enter goes on where you left it, paused."
    return wrapped(
        f"Run {entry.id} of {entry.title}, seed {entry.seed}, started {entry.started}. {what}",
        width - 2,
        indent=" ",
    )
