"""Find anything that has a name: a person, case, message, contact, driver, decision, place, scenario."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from floorsim.present.found_rows import Command, Sort, found, found_entries
from floorsim.present.row import Role, row_of
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.quiet_keys import PAGES, ROWS, quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.screens.base_screen import BACK, Dialog
from floorsim.tui.screens.commands import all_commands
from floorsim.wording.sentences import whole_sentence

MOST_RECENT = 20
"""Finds that are remembered (D)."""


class PaletteDialog(Dialog):
    """Type, choose, enter."""

    HELP_TOPIC = "palette"
    NOUN = "search"
    DEFAULT_CSS = """
    PaletteDialog #why { height: 1; }
    """
    BINDINGS = quiet_keys(ROWS | PAGES, priority=True)

    def __init__(self, below: Screen[object], asked: str = "", only: Sort | None = None) -> None:
        """`asked` is typed already; `only` leaves out what is of another sort."""
        super().__init__()
        self._asked = asked
        self._only = only
        self._below = below
        self._commands: list[Command] = []

    def title_words(self) -> str:
        return "Find anything"

    def compose_body(self) -> ComposeResult:
        names = "a name: agent, queue, case, message, contact, driver, decision, place, scenario"
        yield Input(self._asked, placeholder=names, id="asked", compact=True)
        yield PickList(id="found", empty="Nothing matches.")
        yield RowPanel(id="why")

    def on_mount(self) -> None:
        super().on_mount()
        every = all_commands(self.floorsim, self._below)
        self._commands = [one for one in every if self._only in (None, one.sort)]
        self.query_one("#found").can_focus = False
        self.query_one(Input).focus()
        self._draw_rows()

    def on_resize(self, event: events.Resize) -> None:
        self._draw_rows()

    def _draw_rows(self) -> None:
        finds = found(self._commands, self.query_one(Input).value, self.floorsim.play.recent_finds)
        pick_list = self.query_one(PickList)
        pick_list.set_rows(found_entries(finds, pick_list.size.width or 78), keep="")

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "open it", keep=True),
            KeyHint("up", "choose", also="down"),
            BACK,
        )

    def on_input_changed(self) -> None:
        self._draw_rows()

    def on_option_list_option_highlighted(self, event: PickList.OptionHighlighted) -> None:
        """Say in full why what is under the cursor is not possible."""
        why_not = self._commands[int(event.option_id)].why_not if event.option_id else None
        rows = [row_of((f" {whole_sentence(why_not)}", Role.WARN))] if why_not else []
        self.query_one("#why", RowPanel).show(rows)

    async def on_input_submitted(self) -> None:
        if (row_id := self.query_one(PickList).row_id) is not None:
            await self._run(row_id)

    async def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        await self._run(str(event.option_id))

    async def _run(self, row_id: str) -> None:
        """Do what was chosen; what is not possible says so in its row and opens nothing else."""
        command = self._commands[int(row_id)]
        if command.why_not:
            return
        recent, this = self.floorsim.play.recent_finds, (command.sort, command.title)
        recent[:] = [this, *(one for one in recent if one != this)][:MOST_RECENT]
        self.app.pop_screen()
        outcome = command.run()
        if outcome is not None and hasattr(outcome, "__await__"):
            await outcome

    def action_move(self, step: int) -> None:
        pick_list = self.query_one(PickList)
        (pick_list.action_cursor_down if step > 0 else pick_list.action_cursor_up)()

    def action_page(self, step: int) -> None:
        pick_list = self.query_one(PickList)
        (pick_list.action_page_down if step > 0 else pick_list.action_page_up)()
