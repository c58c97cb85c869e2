"""A fixed duty asks, before it begins, what is to become of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from floorsim.desk.view import CalendarRow
from floorsim.present.duty_choices import DutyChoice, duty_choices
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, row_of, wrapped
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog
from floorsim.tui.taking import kind_named, take_kind, why_not_kind
from floorsim.wording.sentences import initial_capital
from floorsim.wording.times import time_of_day

UNASKED = "Without an answer it is held as soon as you are free."


class DutyDialog(Dialog):
    """Hold, shorten, move or leave out a duty; without an answer it is held."""

    HELP_TOPIC = "duty"
    NOUN: ClassVar[str] = "duty"
    DEFAULT_CSS = "DutyDialog #about { height: 4; }"

    def __init__(self, row: CalendarRow) -> None:
        super().__init__()
        self._row = row
        self._choices = duty_choices(row)

    def title_words(self) -> str:
        return f"{initial_capital(self._row.doing)} begins at {time_of_day(self._row.starts_s)}"

    def compose_body(self) -> ComposeResult:
        yield PickList(id="ways")
        yield TextPane(self._about, id="about", focusable=False)

    def on_mount(self) -> None:
        super().on_mount()
        entries = []
        for place, choice in enumerate(self._choices):
            why_not = self._why_not(choice)
            role = Role.DIM if why_not else Role.TEXT
            entries.append(
                PickEntry(str(place), row_of((f" {place + 1} ", Role.ACCENT), (choice.words, role)))
            )
        self.query_one(PickList).set_rows(entries)
        self.query_one(PickList).focus()

    def _why_not(self, choice: DutyChoice) -> str | None:
        if choice.arguments is None:
            return (
                None
                if kind_named(self.floorsim.play, choice.kind) is not None
                else "That is not possible here."
            )
        return why_not_kind(self.floorsim.play, choice.kind, choice.arguments)

    def _about(self, width: int) -> list[Row]:
        """The facts, or why the answer under the cursor is not possible."""
        session, chosen = self.floorsim.play.session, self.query_one(PickList).row_id
        if session is None or chosen is None:
            return []
        choice = self._choices[int(chosen)]
        why_not = self._why_not(choice)
        if why_not is not None:
            return wrapped(why_not, width - 2, Role.WARN, indent=" ")
        kind = kind_named(self.floorsim.play, choice.kind)
        words: list[str] = []
        if kind is not None and choice.arguments is not None:
            quote = session.quote(kind, choice.arguments)
            words = [*quote.facts, *quote.late]
        return [
            *wrapped(" · ".join(one.rstrip(".") for one in words), width - 2, indent=" "),
            *wrapped(UNASKED, width - 2, Role.DIM, indent=" "),
        ]

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("enter", "choose", keep=True), BACK, HELP)

    def on_key(self, event: object) -> None:
        """A digit takes an answer."""
        character = getattr(event, "character", None) or ""
        if character.isdigit() and 0 < int(character) <= len(self._choices):
            self._take(self._choices[int(character) - 1])

    def on_option_list_option_highlighted(self) -> None:
        self.query_one("#about", TextPane).draw()

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        self._take(self._choices[int(str(event.option_id))])

    def _take(self, choice: DutyChoice) -> None:
        play = self.floorsim.play
        if choice.arguments is None:
            kind = kind_named(play, choice.kind)
            self.dismiss()
            if kind is not None:
                play.open_form(kind)
            return
        refusal = take_kind(play, choice.kind, choice.arguments)
        if refusal:
            self.floorsim.tell(refusal, wrong=True)
        else:
            self.dismiss()
