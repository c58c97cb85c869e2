"""Going back to an earlier quarter of an hour, as practice: the run that one leaves stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, row_of
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog
from floorsim.wording.numbers import counted
from floorsim.wording.times import clock


class RewindDialog(Dialog):
    """Choose a moment to play on from."""

    HELP_TOPIC = "rewind"
    NOUN: ClassVar[str] = "list"

    def title_words(self) -> str:
        return "Play again from"

    def compose_body(self) -> ComposeResult:
        yield PickList(id="checkpoints", empty="Play has only just begun; there is nothing to go back to.")

    def on_mount(self) -> None:
        super().on_mount()
        session, rows = self.floorsim.play.session, []
        if session is not None:
            for at_s in session.quarters():
                ago = counted(round((session.now_s - at_s) / 60.0), "minute")
                rows.append(
                    PickEntry(
                        str(at_s), row_of((f"  {clock(at_s)}", Role.STRONG), f"  {ago} ago, as practice")
                    )
                )
        self.query_one(PickList).set_rows(rows)
        self.query_one(PickList).focus()

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("enter", "play on from there", keep=True), BACK, HELP)

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        session = self.floorsim.play.session
        if session is None:
            return
        with self.floorsim.telling():
            practice = session.practise_from(float(str(event.option_id)))
            self.floorsim.play.practise(practice)
