"""Writing with something to read beside it: what an email and a note for the file have in common."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from floorsim.present.row import Row
from floorsim.tui.desk_test.in_exercise import HANDING_IN, PAUSING, InExercise
from floorsim.tui.desk_test.say_panel import SayPanel
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.quiet_keys import PAGES, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BaseScreen

LEAST_REMARK_ROWS, MOST_REMARK_ROWS = 4, 8
"""Rows for what is said of a text (D: the text keeps at least ten of 24)."""
LONGEST = 6000
"""Letters that are kept of a text."""


class WritingScreen(InExercise, BaseScreen):
    """What is read on the left, what is written on the right, what is said of it below."""

    DEFAULT_CSS = """
    WritingScreen #head { height: 2; }
    WritingScreen #halves { height: 1fr; }
    WritingScreen #reading { width: 42%; height: 1fr; }
    WritingScreen #writing { width: 1fr; height: 1fr; margin-left: 1; }
    WritingScreen TextArea { height: 1fr; }
    WritingScreen .label { height: 1; }
    WritingScreen #remarks { height: 4; }
    """
    BINDINGS = [
        HANDING_IN,
        PAUSING,
        *quiet_keys({"tab": "app.focus_next", "shift+tab": "app.focus_previous"}, priority=True),
        *quiet_keys(PAGES, priority=True),
    ]
    READING = ""
    """What stands on the left, in a word or two."""
    STATUS = ""
    """What the second row says beside whether all is kept."""

    def compose(self) -> ComposeResult:
        yield RowPanel(id="head")
        with Horizontal(id="halves"):
            with Vertical(id="reading"):
                yield RulePanel(self.READING)
                yield TextPane(self.read_rows, id="read")
            with Vertical(id="writing"):
                yield from self.compose_fields()
        yield TextPane(self.remark_rows, id="remarks", focusable=False)
        yield SayPanel(id="say")
        yield KeyBar(self.hints(), id="keys")

    def compose_fields(self) -> ComposeResult:
        """What is written in."""
        yield from ()

    def read_rows(self, width: int) -> Sequence[Row]:
        """What is read."""
        raise NotImplementedError

    def remark_rows(self, width: int) -> Sequence[Row]:
        """What is said of the text as it stands."""
        raise NotImplementedError

    def status_row(self, width: int) -> Row:
        return self.kept_row(self.STATUS, width)

    def rows_for_notes(self) -> int:
        return 2

    def on_mount(self) -> None:
        self.later(self.show_time)
        self.later(self._draw_remarks)

    def on_descendant_focus(self) -> None:
        for column in ("#reading", "#writing"):
            for above, below in pairwise(self.query_one(column).children):
                if isinstance(above, RulePanel):
                    above.mark(below.has_focus)

    def on_resize(self, event: events.Resize) -> None:
        self.later(self.show_time)

    def on_screen_resume(self) -> None:
        self.later(self.show_time)

    def written(self) -> None:
        """Note a change and say what there is to say of it."""
        self.changed()
        self._draw_remarks()
        self.show_time()

    def _draw_remarks(self) -> None:
        """Show the remarks in as many rows as they take, within bounds."""
        pane = self.query_one("#remarks", TextPane)
        rows = len(self.remark_rows(pane.size.width or self.size.width))
        pane.styles.height = max(min(rows, MOST_REMARK_ROWS), LEAST_REMARK_ROWS)
        pane.draw()

    def action_page(self, step: int) -> None:
        self.query_one("#read", TextPane).action_page(step)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("tab", "next field", "app.focus_next"),
            KeyHint("pageup", "scroll the left side", "page(1)", also="pagedown"),
            *(hint for hint in self.exercise_hints() if hint.key != "question_mark"),
            KeyHint("f1", "help", "help", keep=True),
        )
