"""The form of one decision, made from its kind: what, who, until when; then the terms; then Confirm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from floorsim.desk.decisions.decision import Decision
from floorsim.desk.view import FloorView
from floorsim.play.session import Session
from floorsim.present.agent_rows import agent_words
from floorsim.present.crew_rows import crews_of
from floorsim.present.form_fields import LEAVE, FormField, form_fields
from floorsim.present.quote import Choosable, Quote
from floorsim.present.row import Role, Row, fit
from floorsim.present.terms_rows import LABEL_WIDTH, facts_rows, refusal_words, terms_line, terms_rows
from floorsim.tui.forms.confirm_line import ConfirmLine
from floorsim.tui.forms.crew_field import CrewField
from floorsim.tui.forms.pick_field import PickField
from floorsim.tui.forms.step_input import StepInput, written
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.quiet_keys import FIELDS, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import DIALOG_WIDTH, HELP, Dialog
from floorsim.units import MINUTE_S

TERMS_HEIGHT = 5

AGENT_PICKS = ("agents", "agent")

ROOM_FOR_WORDS = 80
"""Cells of a field from which what an agent does stands there in long words (D)."""

SETTLED = ("channel", "choice")
"""What a field must pick for the form to begin with another value than the first."""

MOST_TRIED = 6
"""Options of a field that are tried for one that is possible (D)."""

LONGEST_FIXED = 4
"""Rows up to which a list keeps its height; a longer one shares what is left."""


class FormDialog(Dialog):
    """Fill in a decision; enter goes to the next field, the last line or F2 confirms."""

    HELP_TOPIC = "form"
    NOUN: ClassVar[str] = "form"
    DEFAULT_CSS = f"""
    FormDialog #facts {{ height: 0; }}
    FormDialog #fields {{ height: 1fr; }}
    FormDialog .field {{ height: auto; }}
    FormDialog .field.-grows {{ height: 1fr; min-height: 3; }}
    FormDialog .label {{ width: {LABEL_WIDTH}; height: 1; }}
    FormDialog #terms {{ height: {TERMS_HEIGHT}; }}
    FormDialog #terms-line {{ height: 1; }}
    """
    BINDINGS = [
        Binding("enter", "next", "Go to the next field; on the last line, confirm", id="form.next"),
        Binding("f2", "confirm", "Confirm from anywhere", id="form.confirm", priority=True),
        *quiet_keys(FIELDS),
    ]

    def __init__(self, session: Session, kind: type[Decision], preset: Mapping[str, Any]) -> None:
        super().__init__()
        self._session = session
        self._kind = kind
        self._preset = preset
        self._fields = form_fields(kind, session.options)
        self._quote = Quote()
        self._priced_min = -1
        """The floor's minute of the last quote."""

    def title_words(self) -> str:
        about = f": {self._quote.who_words}" if self._quote.who_words else ""
        return f"{self._kind.title}{about}"

    def compose_body(self) -> ComposeResult:
        yield RowPanel(id="facts")
        with Vertical(id="fields"):
            for field in self._fields:
                with Horizontal(classes="field", id=f"row-{field.name}"):
                    yield RowPanel(id=f"label-{field.name}", classes="label")
                    yield self._widget(field)
        yield RowPanel(id="terms-line")
        yield TextPane(self._terms, id="terms", focusable=False)
        yield ConfirmLine(id="confirm")

    def _widget(self, field: FormField) -> PickField | StepInput:
        given = self._preset.get(field.name, field.default)
        if field.entry == "choose":
            chosen = given if isinstance(given, list | tuple | set | frozenset) else [given]
            unit = "minutes" if field.pick == "minutes" else ""
            options = self._described(field)
            view = self.floorsim.view
            if field.pick == "agents" and field.many and view is not None and (crews := crews_of(view)):
                return CrewField(options, crews, chosen=chosen, id=f"field-{field.name}")
            return PickField(options, many=field.many, chosen=chosen, unit=unit, id=f"field-{field.name}")
        if field.many and isinstance(given, list | tuple):
            given = ", ".join(map(str, given))
        return StepInput(field, written(field, given), self._session.now_s, id=f"field-{field.name}")

    def _described(self, field: FormField) -> list[Choosable]:
        """Return a field's options, agents with what they are doing and what they can."""
        view, short = self.floorsim.view, self._room() < ROOM_FOR_WORDS
        if view is None or field.pick not in AGENT_PICKS:
            return list(field.choices)
        agents = {agent.id: agent for agent in view.agents}
        return [
            replace(option, detail=agent_words(view, agents[option.value], option.detail, short=short))
            if option.why_not is None and option.value in agents
            else option
            for option in field.choices
        ]

    def on_mount(self) -> None:
        super().on_mount()
        for field in self._fields:
            self._label(field, focused=False)
        self._settle()
        self._share_rows()
        self.later(self.refresh_quote)
        self.watch(self.app, "view", self._see, init=False)

    def _see(self, view: FloorView | None) -> None:
        """Price the decision anew each minute of a floor that runs on under the form."""
        if view is not None and self._priced_min not in (-1, int(view.now_s // MINUTE_S)):
            self.refresh_quote()

    def _settle(self) -> None:
        """Begin with a channel or a way that is possible for those for whom the form was opened."""
        arguments = self.arguments()
        if not self._preset or not self._session.quote(self._kind, arguments).why_not:
            return
        for field in self._fields:
            widget = self.query_one(f"#field-{field.name}")
            if field.name in self._preset or field.pick not in SETTLED or not isinstance(widget, PickField):
                continue
            for option in widget.options[:MOST_TRIED]:
                quote = self._session.quote(self._kind, {**arguments, field.key: option.value})
                if option.why_not is None and not quote.why_not and not quote.faults:
                    widget.pick(option.value)
                    return

    def _share_rows(self) -> None:
        """Give short lists the rows they need and long ones a share of what is left."""
        for field in self._fields:
            widget = self.query_one(f"#field-{field.name}")
            if isinstance(widget, PickField):
                height = widget.wanted_height(self._room())
                widget.styles.height = height if height <= LONGEST_FIXED else "1fr"
                self.query_one(f"#row-{field.name}").set_class(height > LONGEST_FIXED, "-grows")

    def _room(self) -> int:
        """Return the cells a field has, known before it is laid out."""
        return min(self.app.size.width, DIALOG_WIDTH) - LABEL_WIDTH - 2

    def _label(self, field: FormField, *, focused: bool) -> None:
        words = fit(f" {field.label}", LABEL_WIDTH - 1)
        label = Row(((words, Role.ACCENT if focused else Role.DIM),))
        self.query_one(f"#label-{field.name}", RowPanel).show([label])

    def on_resize(self, event: events.Resize) -> None:
        self._share_rows()
        self.later(self._draw_terms)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "next field", "next", keep=True),
            KeyHint("f2", "confirm", "confirm", keep=True, dim=self._quote.decision is None),
            KeyHint("space", "choose"),
            KeyHint("up", "move", also="down"),
            KeyHint("escape", "cancel", "back", keep=True),
            HELP,
        )

    def arguments(self) -> dict[str, Any]:
        """Return what is filled in, by the names the decision takes; empty optional fields are left out."""
        filled: dict[str, Any] = {}
        for field in self._fields:
            widget = self.query_one(f"#field-{field.name}")
            if isinstance(widget, PickField):
                value = widget.value
                if value == LEAVE or (value in (None, ()) and not field.required):
                    continue
                filled[field.key] = list(value) if field.many else value
            elif isinstance(widget, Input):
                text = widget.value.strip()
                if not text:
                    continue
                filled[field.key] = (
                    [part.strip() for part in text.split(",")] if field.many else _typed(field, text)
                )
        return filled

    def refresh_quote(self) -> None:
        """Price the decision as the form stands."""
        self._priced_min = int(self._session.now_s // MINUTE_S)
        arguments = self.arguments()
        quote = self._session.quote(self._kind, arguments)
        for field in self._fields:
            if field.pick in AGENT_PICKS:
                reasons = self._session.reasons(self._kind, arguments, field.name)
                self.query_one(f"#field-{field.name}", PickField).set_reasons(reasons)
        labels = {field.key: field.label for field in self._fields}
        faults = {labels.get(name, name): fault for name, fault in quote.faults.items()}
        possible = not quote.why_not and not quote.faults
        self._quote = replace(quote, faults=faults, decision=quote.decision if possible else None)
        self._draw_terms()
        self.draw_frame()

    def _draw_terms(self) -> None:
        facts = self.query_one("#facts", RowPanel)
        known = facts_rows(self._quote, facts.size.width or self.app.size.width)
        facts.styles.height = len(known)
        facts.show(known)
        line = self.query_one("#terms-line", RowPanel)
        line.show([terms_line(self._quote, line.size.width or self.app.size.width)])
        self.query_one("#terms", TextPane).compose_with(self._terms)
        self.query_one(ConfirmLine).say(self._quote)

    def _terms(self, width: int) -> list[Row]:
        focused = self.focused
        remark = focused.remark if isinstance(focused, PickField) else None
        return terms_rows(self._kind, self._quote, width, remark, self._hint())

    def _hint(self) -> str:
        focused = self.focused
        if focused is None or focused.id is None:
            return ""
        return next((field.hint for field in self._fields if focused.id == f"field-{field.name}"), "")

    def on_pick_field_changed(self) -> None:
        self.refresh_quote()

    def on_input_changed(self) -> None:
        self.refresh_quote()

    def on_input_submitted(self) -> None:
        self.action_next()

    def on_confirm_line_pressed(self) -> None:
        self.action_confirm()

    def on_descendant_focus(self) -> None:
        for field in self._fields:
            focused = self.focused is not None and self.focused.id == f"field-{field.name}"
            self._label(field, focused=focused)
        self.query_one("#terms", TextPane).draw()

    def action_next(self) -> None:
        if isinstance(self.focused, ConfirmLine):
            self.action_confirm()
        else:
            self.focus_next()

    def action_confirm(self) -> None:
        """Take the decision, if it is possible as the form stands."""
        self.refresh_quote()
        decision = self._quote.decision
        if decision is None:
            self.app.bell()
            self.floorsim.tell(refusal_words(self._quote), wrong=True)
        elif self.floorsim.play.take(decision):
            self.floorsim.play.back_to_floor()


def _typed(field: FormField, text: str) -> object:
    """Return a typed number as a number, and anything else as the text it is."""
    if field.entry != "number":
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number == int(number) else number
