"""The menu of every kind of decision, by area; what can't be done now is dimmed with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from floorsim.desk.decision import Decision
from floorsim.present.figures import initial_capital, minutes
from floorsim.present.row import Role, Row, fit, row_of, wrapped
from floorsim.tui.rows.key_bar import KeyHint, key_name
from floorsim.tui.rows.pick_list import PickEntry, PickList
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import HELP, Dialog

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp

AREAS = {
    "staffing": "Live staffing",
    "scheduling": "Scheduling and attendance",
    "coaching": "Coaching and quality",
    "escalation": "Escalation and recovery",
    "communication": "Communication",
    "process": "Process, knowledge, backlog",
    "reporting": "Reporting and analysis",
    "people": "People and wellbeing",
}
"""Areas of the job, in the catalogue's order, with their titles."""


class MenuDialog(Dialog):
    """Choose what to decide."""

    HELP_TOPIC = "menu"
    DEFAULT_CSS = """
    MenuDialog #about { height: 6; }
    """

    def __init__(self) -> None:
        super().__init__()
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
        rows: list[PickEntry] = []
        for area, title in AREAS.items():
            kinds = [kind for kind in self._kinds.values() if kind.area == area]
            if kinds:
                rows.append(PickEntry(None, Row(((f" {title}", Role.TITLE),))))
            for kind in kinds:
                row = kind_row(kind, session.minutes_of(kind), self._why_not[kind.kind], width)
                rows.append(PickEntry(kind.kind, row))
        return rows

    def _about(self, width: int) -> list[Row]:
        kind = self._kinds.get(self.query_one(PickList).row_id or "")
        if kind is None:
            return []
        rows: list[Row] = []
        why_not = self._why_not[kind.kind]
        if why_not:
            rows += wrapped(f"Not possible now: {why_not}", width - 2, Role.WARN, indent=" ", hang="  ")
        rows += wrapped(f"Now: {initial_capital(kind.effect_now)}", width - 2, indent=" ", hang="  ")
        rows += wrapped(f"Later: {initial_capital(kind.effect_later)}", width - 2, indent=" ", hang="  ")
        return rows

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "open its form", keep=True),
            KeyHint("colon", "find by name", "palette"),
            KeyHint("escape", "back to the floor", "back", keep=True),
            HELP,
        )

    def on_pick_list_moved(self) -> None:
        self.query_one("#about", TextPane).compose_with(self._about)

    def on_pick_list_chosen(self, event: PickList.Chosen) -> None:
        self._open(self._kinds[event.row_id])

    def on_key(self, event: events.Key) -> None:
        for kind in self._kinds.values():
            if kind.key is not None and event.character == kind.key:
                event.stop()
                event.prevent_default()
                self._open(kind)
                return

    def _open(self, kind: type[Decision]) -> None:
        open_kind(self.floorsim, kind)


def open_kind(app: FloorsimApp, kind: type[Decision]) -> None:
    """Open a kind's form, or the inbox for kinds that answer a message."""
    if answers_messages(kind):
        from floorsim.tui.screens.inbox_dialog import InboxDialog

        app.push_screen(InboxDialog(None))
    else:
        app.play.open_form(kind)


def answers_messages(kind: type[Decision]) -> bool:
    """Return whether decisions of a kind are taken where the message is read."""
    return any(
        isinstance(field.json_schema_extra, dict) and field.json_schema_extra.get("pick") == "message"
        for field in kind.model_fields.values()
    )


def kind_row(kind: type[Decision], cost: float, why_not: str | None, width: int) -> Row:
    """Return a kind in one row: key, title, minutes, and why not."""
    role = Role.DIM if why_not else Role.TEXT
    title_width = min(44, width - 24)
    key = key_name(kind.key) if kind.key else " "
    return row_of(
        (f"  {key}  ", Role.DIM if why_not else Role.ACCENT),
        (fit(kind.title, title_width), role),
        (f" {minutes(cost):>7}", role),
        (f"  {why_not}" if why_not else "", Role.DIM),
    ).padded(width)
