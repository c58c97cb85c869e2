"""Everything that can be done, by name: type a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from floorsim.present.decision_menu import AREAS
from floorsim.present.key_names import key_name
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, fit, row_of
from floorsim.present.things import FLOOR
from floorsim.tui.acting import open_for
from floorsim.tui.rebinding import named_bindings
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.quiet_keys import PAGES, ROWS, quiet_keys
from floorsim.tui.screens.base_screen import BACK, Dialog
from floorsim.tui.themes import LOOKS

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp


@dataclass(frozen=True, slots=True)
class Command:
    """One entry: what it is called, a remark, and what it does."""

    title: str
    remark: str
    run: Callable[[], object]
    why_not: str | None = None


class PaletteDialog(Dialog):
    """Find a decision, a screen or a setting by name."""

    HELP_TOPIC = "palette"
    BINDINGS = quiet_keys(ROWS | PAGES, priority=True)

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._below = below
        self._commands: dict[str, Command] = {}

    def title_words(self) -> str:
        return "Find by name"

    def compose_body(self) -> ComposeResult:
        yield Input(placeholder="type a few letters", id="asked", compact=True)
        yield PickList(id="found", empty="Nothing has such a name.")

    def on_mount(self) -> None:
        super().on_mount()
        found = decision_commands(self.floorsim) + self._actions() + setting_commands(self.floorsim)
        self._commands = {str(place): command for place, command in enumerate(found)}
        self.query_one("#found").can_focus = False
        self.query_one(Input).focus()
        self._draw_rows()

    def on_resize(self, event: events.Resize) -> None:
        self._draw_rows()

    def _actions(self) -> list[Command]:
        """What the keys of the screen below do."""
        commands = []
        for binding in screen_bindings(self._below):
            key = self.key_of(binding.id or "", binding.key)
            run = self._runner(binding.action)
            commands.append(Command(binding.description, key_name(key), run))
        return commands

    def _runner(self, action: str) -> Callable[[], object]:
        async def run() -> None:
            await self._below.run_action(action)

        return run

    def _draw_rows(self) -> None:
        asked = self.query_one(Input).value
        width = self.query_one(PickList).size.width or 78
        scored = sorted(
            (score, place, name)
            for place, (name, command) in enumerate(self._commands.items())
            if (score := closeness(asked, f"{command.title} {command.remark}")) is not None
        )
        self.query_one(PickList).set_rows(
            [PickEntry(name, _row(self._commands[name], width)) for _, _, name in scored], keep=""
        )

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "run it", keep=True),
            KeyHint("up", "choose", also="down"),
            BACK,
        )

    def on_input_changed(self) -> None:
        self._draw_rows()

    async def on_input_submitted(self) -> None:
        if (row_id := self.query_one(PickList).row_id) is not None:
            await self._run(row_id)

    async def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        await self._run(str(event.option_id))

    async def _run(self, row_id: str) -> None:
        command = self._commands[row_id]
        self.app.pop_screen()
        outcome = command.run()
        if outcome is not None and hasattr(outcome, "__await__"):
            await outcome

    def action_move(self, step: int) -> None:
        found = self.query_one(PickList)
        (found.action_cursor_down if step > 0 else found.action_cursor_up)()

    def action_page(self, step: int) -> None:
        found = self.query_one(PickList)
        (found.action_page_down if step > 0 else found.action_page_up)()


def screen_bindings(screen: Screen[object]) -> list[Binding]:
    """Return the bindings of a screen that do something a reader would look for, once each."""
    found = {
        name: binding
        for name, binding in named_bindings(type(screen)).items()
        if binding.show and binding.description
    }
    found.pop("palette", None)
    found.pop("back", None)
    if (asking := found.pop("help", None)) is not None:
        found["help"] = asking
    return list(found.values())


def decision_commands(app: FloorsimApp) -> list[Command]:
    """Return every kind of decision, when a run is being played."""
    session = app.play.session
    if session is None or session.ended:
        return []

    def opener(kind: type) -> Callable[[], object]:
        def run() -> None:
            open_for(app, kind, FLOOR)

        return run

    return [
        Command(f"Decide: {kind.title}", AREAS[kind.area].lower(), opener(kind), session.why_not(kind))
        for kind in session.kinds()
    ]


def setting_commands(app: FloorsimApp) -> list[Command]:
    """Return the themes and symbols to choose from, and the way out."""

    def changer(**changes: str | bool) -> Callable[[], object]:
        return lambda: app.change_settings(**changes)

    commands = [
        Command(f"Theme: {look.title}", "setting", changer(theme=look.name)) for look in LOOKS.values()
    ]
    commands += [
        Command("Symbols: ASCII only", "setting", changer(glyphs="ascii")),
        Command("Symbols: Unicode", "setting", changer(glyphs="unicode")),
        Command("Leave floorsim; an open run is saved", "ctrl+q", app.action_quit),
    ]
    return commands


def closeness(asked: str, title: str) -> int | None:
    """Return how well a title fits what is typed, lowest best; None if a word of it is nowhere in the title.

    A word fits where a word of the title begins with it, less well inside one.
    """
    text = title.lower()
    starts = text.replace(":", " ").replace("(", " ").split()
    score = 0
    for word in asked.lower().split():
        if any(start.startswith(word) for start in starts):
            continue
        if word not in text:
            return None
        score += 1
    return score


def _row(command: Command, width: int) -> Row:
    role = Role.DIM if command.why_not else Role.TEXT
    remark = command.why_not or command.remark
    room = width - 3
    title = min(max(len(command.title), 46), room)
    return row_of((f" {fit(command.title, title)}", role), (f"  {remark}", Role.DIM)).padded(width)
