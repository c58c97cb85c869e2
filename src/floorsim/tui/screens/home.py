"""Home: go on with a run, play what comes next, pick a scenario, look at past runs, change a setting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.errors import FloorsimError
from floorsim.present.entries import RunEntry
from floorsim.present.home_rows import (
    PLAYED_AGAIN,
    Home,
    about_rows,
    home_entries,
    latest_unfinished,
    title_rows,
)
from floorsim.present.row import Role, Row, wrapped
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import HELP, BaseScreen
from floorsim.tui.setting_rows import next_setting, setting_words

LONGEST_FILTER = 40
"""Letters that are kept of what is typed (D)."""


BELOW_THE_LIST = 6
"""Rows of the question before a run is deleted, its rule and the keys."""


class HomeScreen(BaseScreen):
    """The way in. Letters filter the list; everything is reached by its row or by name (`:`)."""

    HELP_TOPIC = "home"
    LETTERS_FILTER = True
    RETURNS_HERE: ClassVar[bool] = True
    """A run that was begun from here leads back to here."""
    DEFAULT_CSS = """
    HomeScreen #title { height: 2; }
    HomeScreen #about { height: 4; }
    """
    BINDINGS = [
        Binding("delete", "delete", "Delete the stored run under the cursor; asks first", id="home.delete"),
        Binding(
            "f3",
            "so_far",
            "Review the unfinished run under the cursor as far as it has come",
            id="home.so_far",
        ),
        Binding("backspace", "erase", "Take back a letter of the filter", id="home.erase", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._home = Home()
        self._asked = ""
        self._from_the_top = False
        """There is another run to go on with than when the list was drawn last."""
        self._deleting: str | None = None
        """The run that enter deletes."""

    def compose(self) -> ComposeResult:
        yield TextPane(self._title, id="title", focusable=False)
        yield PickList(id="choices", empty="Nothing matches; esc shows all again.")
        yield RulePanel("About it", id="about-rule")
        yield TextPane(self._about, id="about", focusable=False)
        yield KeyBar(id="keys")

    def rows_for_notes(self) -> int:
        return max(self.app.size.height - BELOW_THE_LIST, 1)

    def on_mount(self) -> None:
        self.query_one(PickList).focus()

    def on_screen_resume(self) -> None:
        self.load()

    def on_resize(self, event: events.Resize) -> None:
        self.later(self._draw)

    def load(self) -> None:
        """Read the scenarios and runs anew."""
        library, before = self.floorsim.library, self._home
        try:
            scenarios, runs, standings = library.scenarios(), library.runs(), library.standings()
            coming = library.coming()
        except FloorsimError as error:
            self.floorsim.tell(str(error), wrong=True)
            scenarios, runs, standings = tuple(before.scenarios), tuple(before.runs), before.standings or {}
            coming = before.coming
        files = tuple(library.own_files())
        self._home = Home(tuple(scenarios), tuple(runs), standings, coming=coming, files=files)
        left = latest_unfinished(runs)
        self._from_the_top = left is not None and left != latest_unfinished(before.runs)
        self.later(self._draw)

    def _draw(self) -> None:
        home = self._home
        self._home = replace(home, settings=setting_words(self.floorsim.settings))
        choices = self.query_one(PickList)
        choices.set_rows(home_entries(self._home, self._asked, choices.size.width or 80))
        if self._from_the_top:
            self._from_the_top = False
            choices.action_first()
        self.query_one("#title", TextPane).draw()
        self._draw_about()
        self.floorsim.home_is_drawn()

    def _draw_about(self) -> None:
        deleting = self._deleting is not None
        self.query_one("#about-rule", RulePanel).entitle(
            "Ready: Enter deletes it, esc keeps it" if deleting else "About it"
        )
        self.query_one("#about", TextPane).compose_with(self._about)
        self.query_one(KeyBar).set_hints(self.hints())

    def _title(self, width: int) -> list[Row]:
        return title_rows(self._asked)

    def _about(self, width: int) -> list[Row]:
        run = self._run_here()
        if self._deleting is not None and run is not None:
            words = (
                f"Delete run {run.id} of {run.title}, seed {run.seed}, started {run.started}, "
                "with its decisions and scores? It can’t be brought back."
            )
            return wrapped(words, width - 2, Role.WARN, indent=" ")
        return about_rows(self._home, self.query_one(PickList).row_id or "", width)

    def _run_here(self) -> RunEntry | None:
        sort, _, name = (self.query_one(PickList).row_id or "").partition(" ")
        runs = self._home.runs if sort in ("run", "go") else ()
        return next((entry for entry in runs if entry.id == name), None)

    def hints(self) -> Sequence[KeyHint]:
        if self._deleting is not None:
            return (KeyHint("enter", "delete it", keep=True), KeyHint("escape", "keep it", "back", keep=True))
        return (
            KeyHint("enter", "open", keep=True),
            KeyHint("a-z", "filter"),
            KeyHint(
                self.key_of("home.delete", "delete"),
                "delete the run",
                "delete",
                dim=self._run_here() is None,
            ),
            KeyHint("colon", "find", "palette"),
            KeyHint("ctrl+q", "leave", "app.quit", keep=True),
            HELP,
        )

    def on_key(self, event: events.Key) -> None:
        """A letter or a digit filters the list."""
        letter = event.character
        if letter is None or not (letter.isalnum() or (letter in " -’'" and self._asked)):
            return
        event.stop()
        event.prevent_default()
        self._filter((self._asked + letter)[:LONGEST_FILTER])

    def _filter(self, asked: str) -> None:
        self._asked, self._deleting = asked, None
        self._draw()
        self.query_one(PickList).action_first()

    def action_erase(self) -> None:
        if self._asked:
            self._filter(self._asked[:-1])

    def on_option_list_option_highlighted(self) -> None:
        self._deleting = None
        self._draw_about()

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        if self._deleting is not None:
            self._delete(self._deleting)
            return
        sort, _, name = str(event.option_id).partition(" ")
        if sort in ("scenario", "next"):
            self.floorsim.play.brief(name, None)
        elif sort == "setting":
            self._change(name)
        elif sort == "file":
            self._open_file(name)
        elif sort == "drill":
            self._play_again(lambda: self._drill(int(name)))
        else:
            self._open_run(name)

    def _open_file(self, name: str) -> None:
        """Open a scenario file on the workbench."""
        with self.floorsim.telling():
            self.floorsim.open_workbench(self.floorsim.library.workbench(name))

    def _drill(self, number: int) -> None:
        """Play on from shortly before a moment that was not solved."""
        with self.floorsim.telling():
            session = self.floorsim.library.drill(self._home.coming.drills[number])
            self.floorsim.play.open_floor(session, paused=True, replace=False)

    def _play_again(self, opens: Callable[[], object]) -> None:
        """Say that a run is played again from its decisions, and open what comes of it."""

        def and_no_more_of_it() -> None:
            opens()
            self._draw_about()

        self.query_one("#about", TextPane).compose_with(
            lambda width: wrapped(PLAYED_AGAIN, width - 2, indent=" ")
        )
        self.floorsim.open_in_a_moment(and_no_more_of_it)

    def _open_run(self, name: str) -> None:
        entry = self._run_here()
        if entry is None:
            return
        if entry.why_not:
            self.floorsim.tell(entry.why_not, wrong=True)
        elif entry.ended:
            self._play_again(lambda: self._open_past(name))
        else:
            self._play_again(lambda: self.floorsim.play.resume_run(name))

    def _open_past(self, run_id: str) -> None:
        from floorsim.tui.review.work import ReviewWork
        from floorsim.tui.screens.review import ReviewScreen

        with self.floorsim.telling():
            review = self.floorsim.library.review(run_id)
            self.app.push_screen(ReviewScreen(ReviewWork(self.floorsim, review)))

    def action_so_far(self) -> None:
        """Review an unfinished run up to where it was left."""
        run = self._run_here()
        if run is not None:
            self._play_again(lambda: self._open_past(run.id))

    def _change(self, setting: str) -> None:
        self.floorsim.change_settings(**next_setting(self.floorsim.settings, setting))
        self._draw()

    def action_delete(self) -> None:
        """Ask whether the run under the cursor is to be deleted."""
        run = self._run_here()
        if run is None:
            words = "Put the cursor on an unfinished or past run; that can be deleted."
            self.query_one("#about", TextPane).compose_with(
                lambda width: wrapped(words, width - 2, Role.WARN, indent=" ")
            )
            return
        self._deleting = run.id
        self._draw_about()

    def _delete(self, run_id: str) -> None:
        self._deleting = None
        with self.floorsim.telling():
            self.floorsim.library.delete(run_id)
            self.floorsim.tell(f"Run {run_id} is deleted.")
        self.load()

    def action_back(self) -> None:
        if self._deleting is not None:
            self._deleting = None
            self._draw_about()
        elif self._asked:
            self._filter("")
        else:
            self.query_one(PickList).focus()
