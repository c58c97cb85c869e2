"""A dialog about one thing on the floor, with the decisions that concern it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.present.decision_menu import answers_messages, kind_row, meant_by, next_after, with_letter
from floorsim.present.form_fields import form_fields, preset_field
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Row
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.quiet_keys import PAGES, quiet_keys
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog


class SubjectDialog(Dialog):
    """Facts above, decisions about them below; a decision's form opens with the subject filled in."""

    DEFAULT_CSS = """
    SubjectDialog #decisions { height: auto; max-height: 8; }
    """
    BINDINGS = quiet_keys(PAGES, priority=True)
    ACTS_ON: ClassVar[ActsOn]
    """What the subject is: of decisions that share a letter the one about it is meant."""
    PICK = ""
    """What a decision's field must take for the decision to concern this subject: `agent` or `channel`."""

    def __init__(self, subject_id: str) -> None:
        super().__init__()
        self.subject_id = subject_id
        self._presets: dict[str, dict[str, Any]] = {}
        self._kinds: dict[str, type[Decision]] = {}

    def facts(self, width: int) -> list[Row]:
        """What is known about the subject."""
        return []

    def compose_body(self) -> ComposeResult:
        yield TextPane(self.facts, id="facts", focusable=False)
        yield RulePanel("Decisions about it: enter or its letter opens the form", id="decisions-rule")
        yield PickList(id="decisions", empty="No decision is about this.")

    def on_mount(self) -> None:
        super().on_mount()
        self._find_kinds()
        self.query_one(PickList).focus()
        self.later(self._draw_rows)

    def on_resize(self, event: events.Resize) -> None:
        self.later(self._draw_rows)

    def _find_kinds(self) -> None:
        session = self.floorsim.play.session
        if session is None:
            return
        for kind in session.kinds():
            if answers_messages(kind):
                continue
            field = preset_field(form_fields(kind, session.options), self.PICK)
            if field is not None:
                value = (self.subject_id,) if field.many else self.subject_id
                self._presets[kind.kind] = {field.name: value}
                self._kinds[kind.kind] = kind

    def _draw_rows(self) -> None:
        session = self.floorsim.play.session
        if session is None:
            return
        decisions = self.query_one(PickList)
        width = decisions.size.width or 78
        rows = [
            PickEntry(name, kind_row(kind, session.minutes_of(kind), session.why_not(kind), width))
            for name, kind in self._kinds.items()
        ]
        decisions.set_rows(rows)
        decisions.styles.height = max(min(len(rows), 8), 1)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "open the form", keep=True),
            KeyHint("pagedown", "scroll", "page(1)"),
            BACK,
            HELP,
        )

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        self._open(str(event.option_id))

    def on_key(self, event: events.Key) -> None:
        """The letter before a decision opens its form, as in the menu."""
        listed, pick_list = list(self._kinds.values()), self.query_one(PickList)
        sharing = with_letter(listed, event.character)
        if not sharing:
            return
        event.stop()
        event.prevent_default()
        kind = meant_by(sharing, self.ACTS_ON)
        if kind is not None:
            self._open(kind.kind)
        else:
            pick_list.point_at(next_after(sharing, listed, pick_list.row_id))

    def _open(self, name: str) -> None:
        if self.app.screen is self:  # letters typed ahead open one form, not a pile of them
            self.floorsim.play.open_form(self._kinds[name], self._presets[name])

    def action_page(self, step: int) -> None:
        self.query_one("#facts", TextPane).action_page(step)
