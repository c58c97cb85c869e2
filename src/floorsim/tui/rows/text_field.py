"""A field for a text of several lines that takes no more than what is kept of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


class TextField(TextArea):
    """Type or paste; the cursor begins at the end of the text, and tab goes to the next field.

    Args:
        text: what stands in it at first.
        most: characters that it holds; what is typed or pasted beyond them is left out, and that is told.
        placeholder: what it says while it is empty.
    """

    def __init__(self, text: str = "", *, most: int, placeholder: str) -> None:
        super().__init__(
            text, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, placeholder=placeholder
        )
        self._most = most
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, with as much of what is put in as there is room for."""
        room = self._most - len(self.text) + len(self.get_text_range(edit.top, edit.bottom))
        if len(edit.text) > room:
            edit.text = edit.text[:room]
            cast("FloorsimApp", self.app).tell(
                f"{self._most} characters are the most: the rest is left out. Shorten the text first."
            )
        return super().edit(edit)

    def undo(self) -> None:
        """Take the last change back."""
        if self.history.undo_stack:
            self._leave_the_end()
            super().undo()

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self.history.redo_stack:
            self._leave_the_end()
            super().redo()

    def _leave_the_end(self) -> None:
        """Put the cursor where a shorter text has a row too; Textual looks at its row before it moves it."""
        self.move_cursor((0, 0))
