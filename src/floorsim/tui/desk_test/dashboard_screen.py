"""A frozen dashboard: read it, choose findings, cause, action and check, and say in words what shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.desktest.package.exercises import Dashboard
from floorsim.present.desk_test.dashboard_draft import MOST, PARTS, DashboardDraft, Part
from floorsim.present.row import Role, Row, row_of
from floorsim.tui.desk_test.dashboard_tabs import WITH_DIGITS, DataTab, OverviewTab, PartTab
from floorsim.tui.desk_test.in_exercise import HANDING_IN, PAUSING, InExercise
from floorsim.tui.desk_test.say_panel import SayPanel
from floorsim.tui.desk_test.words_dialog import WordsDialog
from floorsim.tui.review.tab import Tab
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.screens.tabbed_screen import TabbedScreen, tab_bindings


class DashboardScreen(InExercise, TabbedScreen):
    """Six tabs: the data, the four parts of the answer, all of it."""

    HELP_TOPIC = "test_dashboard"
    TITLE_WORD: ClassVar[str] = ""
    BINDINGS = [
        *tab_bindings("dashboard", ("Data", *(part.title for part in PARTS), "All of your answer")),
        Binding("left", "across(-1)", "Columns to the left; else the tab before", id="dashboard.left",
                priority=True),
        Binding("right", "across(1)", "Columns to the right; else the next tab", id="dashboard.right",
                priority=True),
        *(
            Binding(f"{number}", f"digit({number})", f"Choose {number}", id=f"dashboard.{number}", show=False)
            for number in range(len(PARTS) + 3, WITH_DIGITS + 1)
        ),
        Binding("space", "letter('choose')", "Choose what is under the cursor", id="dashboard.choose"),
        HANDING_IN,
        PAUSING,
    ]  # fmt: skip

    def __init__(self, exercise: Dashboard, answer: Mapping[str, Any]) -> None:
        self._exercise = exercise
        self._draft = DashboardDraft(exercise, answer)
        super().__init__()

    def _make_tabs(self) -> tuple[Tab[Any], ...]:
        data = DataTab(self._exercise, self.draw)
        parts = (PartTab(self, self._draft, part, data) for part in PARTS)
        return data, *parts, OverviewTab(self._draft, self.draw)

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield SayPanel(id="say")

    def answer(self) -> dict[str, object]:
        return self._draft.answer().model_dump(mode="json")

    def missing(self) -> Sequence[str]:
        return self._draft.missing()

    def write(self, part: Part, id: str, text: str) -> None:
        """Let the candidate write the words to something chosen, which says `text`."""

        def write(words: str) -> None:
            self._draft.write(part, id, words)
            self.changed()

        self.app.push_screen(WordsDialog(part, text, self._draft.words(part, id), write))

    def _title(self, width: int) -> Row:
        return self.title_row(width)

    def _status(self) -> Row:
        return self.status_row(self.size.width)

    def status_row(self, width: int) -> Row:
        if self._trouble:
            return self.kept_row("", width)
        names = [
            span
            for place, tab in enumerate(self.tabs)
            for span in (
                (f" {place + 1} ", Role.ACCENT),
                (tab.TITLE, Role.PICKED if place == self.place else Role.DIM),
                (" ", Role.TEXT),
            )
        ]
        words = f"{self._draft.done()} of {MOST} done"
        row = row_of(*names, "  ")
        return Row((*row.spans, *self.kept_row(words, width - row.width).spans))

    def action_across(self, step: int) -> None:
        if not self.tab.across(step):
            self.action_tab(step)
        self.draw()

    def action_back(self) -> None:
        """Go to the data; an exercise is left by handing it in."""
        self._go(0)

    def hints(self) -> Sequence[KeyHint]:
        return (
            *self.tab.hints(),
            KeyHint("tab", "next", "tab(1)", keep=True),
            *self.exercise_hints(),
        )
