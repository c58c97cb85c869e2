"""A drawer about one thing on the floor: everything that is known, and its verbs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding

from floorsim.present.row import Row
from floorsim.tui.acting import verbs_for
from floorsim.tui.floor.object_panel import ObjectPanel
from floorsim.tui.on_a_thing import OnAThing
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog


class SubjectDialog(OnAThing, Dialog):
    """Facts above, verbs below; a verb's form opens with the thing filled in."""

    NOUN: ClassVar[str] = "facts"
    DEFAULT_CSS = """
    SubjectDialog #verbs { height: 1; }
    """
    BINDINGS = [Binding("d", "decide", "Decide about it: every decision", id="subject.decide")]

    def __init__(self, subject_id: str) -> None:
        super().__init__()
        self.subject_id = subject_id

    def facts(self, width: int) -> list[Row]:
        """What is known about the subject."""
        return []

    def compose_body(self) -> ComposeResult:
        yield TextPane(self.facts, id="facts")
        yield RulePanel("What you can do", id="verbs-rule")
        yield ObjectPanel(id="verbs")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#facts").focus()
        self.later(self._draw_verbs)

    def on_resize(self, event: events.Resize) -> None:
        self.later(self._draw_verbs)

    def _draw_verbs(self) -> None:
        view, session = self.floorsim.view, self.floorsim.play.session
        if view is not None and session is not None:
            thing = self.thing()
            verbs = verbs_for(self.floorsim, thing)
            self.query_one(ObjectPanel).show_thing(view, thing, verbs, len(session.kinds()))

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("d", "decide", "decide", keep=True),
            KeyHint("up", "pgup pgdn scroll", also="down"),
            BACK,
            HELP,
        )
