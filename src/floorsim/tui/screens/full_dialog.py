"""A dialog over the whole terminal: the clock and a pulse of the queues stay in its first two rows."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from floorsim.desk.view import FloorView
from floorsim.present.header_rows import header_row
from floorsim.present.pulse_row import pulse_row
from floorsim.present.row import Role, Row, row_of
from floorsim.present.things import FLOOR, Thing
from floorsim.tui.rows.key_bar import KeyBar
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.screens.base_screen import Dialog
from floorsim.tui.screens.copying import copy_out


class FullDialog(Dialog):
    """Row 1 as on the floor, row 2 the queues, then the screen's own; notes in passing cover the second.

    What the screen itself has to say stands in its last row but one, over the usual keys, until the next key.
    """

    DEFAULT_CSS = """
    FullDialog #dialog { max-width: 100%; max-height: 100%; }
    FullDialog #head { height: 2; }
    FullDialog #say { height: 1; }
    """
    BINDINGS = [Binding("d", "decide", "Decide about what is under the cursor", id="full.decide")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (150, "-side")]

    def __init__(self) -> None:
        super().__init__()
        self._said: Row | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as dialog:
            dialog.styles.height = self._rows()
            yield RowPanel(id="head")
            yield from self.compose_body()
            yield RowPanel(id="say")
            yield KeyBar(id="dialog-keys")

    def _rows(self) -> int:
        return self.app.size.height

    def rows_for_notes(self) -> int:
        return 2

    def on_mount(self) -> None:
        super().on_mount()
        self.watch(self.app, "view", self.see, init=False)

    def on_screen_resume(self) -> None:
        self.later(self.draw_frame)

    def see(self, view: FloorView | None) -> None:
        """Draw a newer view; what is drawn only when something changed is the screen's own affair."""
        if view is not None and self.is_mounted:
            self.draw_frame()

    def draw_frame(self) -> None:
        """Show the first two rows, the verbs or what was said, and the keys."""
        view, play = self.floorsim.view, self.floorsim.play
        head = self.query_one("#head", RowPanel)
        width = head.size.width
        if view is None or not width:
            return
        held = play.why_held()
        top = header_row(view, width, speed=play.pacer.speed, held=held, real_left_s=play.real_left_s())
        head.show([top, self.second_row(view, width)])
        self.query_one("#say", RowPanel).show([self._said or self.verbs(width)])
        self.query_one("#dialog-keys", KeyBar).set_hints(self.hints())

    def second_row(self, view: FloorView, width: int) -> Row:
        """What stands under the clock: the queues."""
        return pulse_row(view, width)

    def thing(self) -> Thing:
        """What is under the cursor."""
        return FLOOR

    def action_decide(self) -> None:
        from floorsim.tui.forms.menu_dialog import MenuDialog

        self.app.push_screen(MenuDialog(self.thing()))

    def verbs(self, width: int) -> Row:
        """What can be done with what is under the cursor."""
        return Row()

    def say(self, sentence: str, role: Role = Role.WARN) -> None:
        """Say something where it covers nothing; an empty sentence brings back the verbs."""
        self._said = row_of((f" {sentence}", role)) if sentence else None
        self.draw_frame()

    def copied(self) -> str:
        """What `y` copies."""
        return ""

    def action_copy(self) -> None:
        picked = self.get_selected_text()
        self.say(copy_out(self.floorsim, picked or self.copied()), Role.GOOD)
