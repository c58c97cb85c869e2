"""The composer of a report: figures to quote, what is said of them, the check line, and the text itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.reports.view import ReportView
from floorsim.present.form_fields import LEAVE, FormField, form_fields
from floorsim.present.quote import Choosable
from floorsim.present.report_rows import FIGURE, PART, check_row, report_entries, text_rows, title_words
from floorsim.present.row import Role, Row, keys_row
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP
from floorsim.tui.screens.list_dialog import ListDialog
from floorsim.tui.taking import take_kind, why_not_kind

REPORT: Final = "report"
"""The kind of decision that this screen composes."""
SIDE_CELLS: Final = 120
"""Columns from which the text stands beside the list (D)."""


class ReportScreen(ListDialog):
    """Compose a report; the text below is what leadership reads."""

    HELP_TOPIC = "report"
    NOUN = "report"
    DEFAULT_CSS = """
    ReportScreen #parts { height: 1fr; }
    ReportScreen #written { height: 7; }
    ReportScreen #check { height: 1; }
    ReportScreen.-side #parts { layout: horizontal; }
    ReportScreen.-side #list { width: 80; height: 1fr; }
    ReportScreen.-side #written { width: 1fr; height: 1fr; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_CELLS, "-side")]
    BINDINGS = [
        Binding("right", "change(1)", "The next of what may be said here", id="report.next"),
        Binding("left", "change(-1)", "The one before", id="report.before"),
        Binding("f2", "send", "Send it, or have it ready for the daily summary", id="report.send"),
    ]

    def __init__(self, kind: type[Decision]) -> None:
        super().__init__()
        self._kind = kind
        self._arguments: dict[str, Any] = {}
        self._parts: list[FormField] = []

    @property
    def report(self) -> ReportView | None:
        """The report as it stands."""
        session = self.floorsim.play.session
        return None if session is None else session.report(self._arguments)

    def compose_body(self) -> ComposeResult:
        yield RulePanel("Report", id="report-rule")
        with Container(id="parts"):
            yield PickList(id="list", empty="There is nothing to report on yet.")
            with Vertical(id="written"):
                yield RulePanel("As it is read", id="text-rule")
                yield TextPane(self._text, id="text", focusable=False)
        yield RowPanel(id="check")

    def draw(self) -> None:
        session, view, listed = self.floorsim.play.session, self.report, self.query_one(PickList)
        if session is None or view is None:
            return
        if not self._parts:
            fields = form_fields(
                self._kind, lambda kind, name: () if name == "figures" else session.options(kind, name)
            )
            order = list(self._kind.model_fields)
            self._parts = [
                _chosen_from(one, session.options(self._kind, one.name))
                for one in sorted(fields, key=lambda one: order.index(one.name))
                if not one.many
            ]
        entries = report_entries(view, self._parts, self._arguments, listed.size.width or 78)
        listed.set_rows(entries, keep=listed.row_id)
        title, length = title_words(view)
        self.query_one("#report-rule", RulePanel).entitle(title, after=length)
        self.query_one("#text", TextPane).compose_with(self._text)
        self.query_one("#check", RowPanel).show([check_row(view)])
        self.draw_frame()

    def _text(self, width: int) -> list[Row]:
        view = self.report
        return [] if view is None else text_rows(view, width)

    def action_change(self, step: int) -> None:
        """Say another thing in the part under the cursor; a figure is quoted, or left out."""
        chosen = self.query_one(PickList).row_id or ""
        self.say("")
        if chosen.startswith(FIGURE):
            self._tick(chosen.removeprefix(FIGURE))
        part = next((one for one in self._parts if PART + one.name == chosen), None)
        if part is not None:
            values = [one.value for one in part.choices]
            place = values.index(self._arguments.get(part.key, part.default))
            value = values[(place + step) % len(values)]
            self._arguments.pop(part.key, None)
            if value != LEAVE:
                self._arguments[part.key] = value
        self.draw()

    def _tick(self, id: str) -> None:
        view = self.report
        if view is None:
            return
        quoted = [one.id for one in view.says.figures if one.id != id]
        if len(quoted) == len(view.says.figures):
            quoted.append(id)
        if quoted:
            self._arguments["figures"] = quoted
        else:
            self.say("A report without a figure says nothing: quote another one first.")

    def on_option_list_option_highlighted(self) -> None:
        self.say("")

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        self.action_change(1)

    def action_send(self) -> None:
        refusal = take_kind(self.floorsim.play, REPORT, self._arguments)
        if refusal:
            self.say(refusal)
        else:
            self.dismiss()

    def verbs(self, width: int) -> Row:
        reason = why_not_kind(self.floorsim.play, REPORT, self._arguments)
        if reason is not None:
            return Row(((f" {reason}", Role.WARN),))
        keys, view = keys_row((("enter", "quote or not"), ("y", "copy"))), self.report
        trust = 0.0 if view is None else view.trust
        return Row((*keys.spans, (f"  leadership’s trust {round(100.0 * trust)} of 100", Role.DIM)))

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("f2", "send", "send", keep=True),
            KeyHint("up", "choose", also="down"),
            KeyHint("left", "change", also="right"),
            BACK,
            HELP,
        )

    def copied(self) -> str:
        view = self.report
        return "" if view is None else "\n".join(view.says.lines())


def _chosen_from(field: FormField, options: Sequence[Choosable]) -> FormField:
    """A part with all that may be said there: a date too is one of a few, and so is leaving it out."""
    if field.choices:
        return field
    return replace(field, choices=(Choosable(LEAVE, field.none or "none"), *options), default=LEAVE)
