"""A dialog over the whole terminal around one list, drawn anew when its size changes or it comes back."""

from __future__ import annotations

from abc import abstractmethod

from textual import events

from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.screens.full_dialog import FullDialog


class ListDialog(FullDialog):
    """The list has the focus from the start."""

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(PickList).focus()

    def on_resize(self, event: events.Resize) -> None:
        self.later(self.draw)

    def on_screen_resume(self) -> None:
        self.later(self.draw)

    @abstractmethod
    def draw(self) -> None:
        """Draw everything as it is now; the cursor stays where it is."""
