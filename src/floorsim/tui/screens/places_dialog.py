"""Every place one can go to, with its letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, row_of
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.screens.base_screen import BACK, HELP, Dialog
from floorsim.tui.travel import PLACES, Place, places_of, travel


class PlacesDialog(Dialog):
    """Choose where to go; a place's letter, small or capital, goes there."""

    HELP_TOPIC = "places"
    NOUN: ClassVar[str] = "list"

    def title_words(self) -> str:
        return "Go to"

    def compose_body(self) -> ComposeResult:
        yield PickList(id="places", empty="There is no place to go to.")

    def on_mount(self) -> None:
        super().on_mount()
        rows = [
            PickEntry(place.name, row_of((f"  {self._key(place)}  ", Role.ACCENT), place.title))
            for place in self._places()
        ]
        self.query_one(PickList).set_rows(rows)
        self.query_one(PickList).focus()

    def _places(self) -> list[Place]:
        return places_of(self.floorsim)

    def _key(self, place: Place) -> str:
        return self.key_of(f"go.{place.name}", place.key)

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("enter", "go there", keep=True), BACK, HELP)

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        travel(self.floorsim, str(event.option_id))

    def on_key(self, event: events.Key) -> None:
        """A small letter means its capital here."""
        for place in PLACES:
            if event.character and self._key(place).lower() == event.character:
                event.stop()
                travel(self.floorsim, place.name)
                return
