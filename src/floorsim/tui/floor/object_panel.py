"""The two rows above the keys: the facts about what is under the cursor, and its verbs."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from floorsim.desk.view import FloorView
from floorsim.present.object_rows import Placed, facts_row, remedies_first, verbs_row
from floorsim.present.things import Thing
from floorsim.present.verbs import Verb
from floorsim.tui.rows.row_panel import RowPanel


class ObjectPanel(RowPanel):
    """Shows a thing and its verbs, in one row only its verbs; a click on a verb is its letter."""

    DEFAULT_CSS = "ObjectPanel { height: 2; width: 1fr; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._places: Sequence[Placed] = ()

    class Pressed(Message):
        """A verb was clicked."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def show_thing(self, view: FloorView, thing: Thing, verbs: Sequence[Verb], every: int) -> None:
        """Show what there is to know and to do; `every` is how many decisions there are in all."""
        width = self.size.width
        if width:
            row, self._places = verbs_row(remedies_first(view, thing, verbs), every, width)
            facts = [facts_row(view, thing, width)] if self.size.height > 1 else []
            self.show([*facts, row])

    def on_click(self, event: events.Click) -> None:
        for place in self._places:
            if event.y == len(self.rows) - 1 and place.start <= event.x < place.end:
                self.post_message(self.Pressed(place.key))
