"""What the floor and the drawers about one thing share: `d` and small letters act on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from floorsim.tui.acting import act
from floorsim.tui.floor.object_panel import ObjectPanel

if TYPE_CHECKING:
    from floorsim.present.things import Thing
    from floorsim.tui.app import FloorsimApp


class OnAThing:
    """Stands before a screen's own class, which says in `thing` what it is about now."""

    if TYPE_CHECKING:

        @property
        def floorsim(self) -> FloorsimApp: ...

        def thing(self) -> Thing: ...

    def action_decide(self) -> None:
        from floorsim.tui.forms.menu_dialog import MenuDialog

        self.floorsim.push_screen(MenuDialog(self.thing()))

    def on_key(self, event: events.Key) -> None:
        """A small letter is a verb of the thing; letters typed ahead open one form, not a pile of them."""
        this: object = self
        letter = event.character or ""
        if self.floorsim.screen is this and letter.islower() and act(self.floorsim, letter, self.thing()):
            event.stop()
            event.prevent_default()

    def on_object_panel_pressed(self, event: ObjectPanel.Pressed) -> None:
        event.stop()
        if event.letter == "d":
            self.action_decide()
        else:
            act(self.floorsim, event.letter, self.thing())
