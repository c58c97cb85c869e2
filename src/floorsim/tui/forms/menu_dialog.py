"""The menu of every kind of decision, by area; what can't be done now is dimmed with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.decisions.kind_facts import ActsOn
from floorsim.present.decision_menu import (
    about_rows,
    answers_messages,
    by_area,
    in_menu_order,
    kind_row,
    meant_by,
    next_after,
    with_letter,
)
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, row_of
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import HELP, Dialog

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


class MenuDialog(Dialog):
    """Choose what to decide."""

    HELP_TOPIC = "menu"
    DEFAULT_CSS = """
    MenuDialog #about { height: 6; }
    """

    def __init__(self, acts_on: ActsOn | None = None) -> None:
        """Open the menu; `acts_on` is the thing under the floor's cursor."""
        super().__init__()
        self._acts_on = acts_on
        self._kinds: dict[str, type[Decision]] = {}
        self._why_not: dict[str, str | None] = {}

    def title_words(self) -> str:
        return "Decide"

    def compose_body(self) -> ComposeResult:
        yield PickList(id="kinds", empty="This scenario allows no decisions.")
        yield RulePanel("About it", id="about-rule")
        yield TextPane(self._about, id="about", focusable=False)

    def on_mount(self) -> None:
        super().on_mount()
        session = self.floorsim.play.session
        if session is None:
            return
        self._kinds = {kind.kind: kind for kind in session.kinds()}
        self._why_not = {name: session.why_not(kind) for name, kind in self._kinds.items()}
        self._draw_rows()
        self.query_one(PickList).focus()

    def on_resize(self, event: events.Resize) -> None:
        if self._kinds:
            self._draw_rows()

    def _draw_rows(self) -> None:
        width = self.query_one(PickList).size.width or 78
        self.query_one(PickList).set_rows(self._rows(width))

    def _rows(self, width: int) -> list[PickEntry]:
        session = self.floorsim.play.session
        assert session is not None
        entries: list[PickEntry] = []
        for digit, title, kinds in by_area(self._kinds.values()):
            entries.append(PickEntry(None, row_of((f" {digit} {title}", Role.TITLE))))
            for kind in kinds:
                row = kind_row(kind, session.minutes_of(kind), self._why_not[kind.kind], width)
                entries.append(PickEntry(kind.kind, row))
        return entries

    def _about(self, width: int) -> list[Row]:
        kind = self._kinds.get(self.query_one(PickList).row_id or "")
        return [] if kind is None else about_rows(kind, self._why_not[kind.kind], width)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "open its form", keep=True),
            KeyHint("1-8", "go to an area"),
            KeyHint("colon", "find by name", "palette"),
            KeyHint("escape", "back to the floor", "back", keep=True),
            HELP,
        )

    def on_option_list_option_highlighted(self) -> None:
        self.query_one("#about", TextPane).compose_with(self._about)

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        self._open(self._kinds[str(event.option_id)])

    def on_key(self, event: events.Key) -> None:
        """A digit goes to an area; a letter opens its decision, or goes through those that share it."""
        if event.character is None:
            return
        listed, pick_list = in_menu_order(self._kinds.values()), self.query_one(PickList)
        for digit, _, kinds in by_area(listed):
            if event.character == str(digit):
                event.stop()
                pick_list.point_at(kinds[0].kind)
                return
        sharing = with_letter(listed, event.character)
        if not sharing:
            return
        event.stop()
        event.prevent_default()
        kind = meant_by(sharing, self._acts_on)
        if kind is not None:
            self._open(kind)
        else:
            pick_list.point_at(next_after(sharing, listed, pick_list.row_id))

    def _open(self, kind: type[Decision]) -> None:
        open_kind(self.floorsim, kind)


def open_kind(app: FloorsimApp, kind: type[Decision]) -> None:
    """Open a kind's form, or the inbox for kinds that answer a message."""
    if answers_messages(kind):
        from floorsim.tui.screens.inbox_dialog import InboxDialog

        app.push_screen(InboxDialog(None))
    else:
        app.play.open_form(kind)
