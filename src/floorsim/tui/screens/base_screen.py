"""What every screen shares: keys at the foot, help on `?` and F1, esc one level back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets._toast import ToastRack

from floorsim.present.row import Role, Row, fit, row_of
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.travel import TRAVEL_BINDINGS, travel
from floorsim.wording.cells import cell_len

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp

DIALOG_WIDTH, DIALOG_HEIGHT = 120, 26
"""Columns and rows a dialog takes at most."""

COMMON_BINDINGS: list[BindingType] = [
    Binding("question_mark,f1", "help", "Help for this screen; type to filter", id="help"),
    Binding("colon,ctrl+p", "palette", "Find anything by name: type a few letters", id="palette"),
    Binding("escape", "back", "One level back", id="back"),
    Binding("y", "copy", "Copy what is shown as text", id="copy"),
]

BACK = KeyHint("escape", "back", "back", keep=True)
HELP = KeyHint("question_mark", "help", "help", keep=True)


class Shared:
    """The actions that screens and dialogs have in common."""

    HELP_TOPIC: ClassVar[str] = ""
    """Name of the topic of `help_topics` that explains this screen."""
    LETTERS_FILTER: ClassVar[bool] = False
    """Every letter belongs to a filter, so that none can move the cursor."""

    @property
    def floorsim(self) -> FloorsimApp:
        """The application."""
        return cast("FloorsimApp", self.app)  # type: ignore[attr-defined]

    def action_help(self) -> None:
        self.floorsim.open_help()

    def action_palette(self) -> None:
        self.floorsim.open_palette()

    def action_back(self) -> None:
        self.floorsim.pop_screen()

    def action_copy(self) -> None:
        this: object = self
        panels = [panel for panel in cast("Screen[object]", this).query(RowPanel) if panel.display]
        text = "\n".join(row.text.rstrip() for panel in panels for row in panel.rows)
        self.floorsim.copy_to_clipboard(text)
        self.floorsim.tell("Copied as text.")

    def action_travel(self, name: str) -> None:
        travel(self.floorsim, name)

    def action_places(self) -> None:
        from floorsim.tui.screens.places_dialog import PlacesDialog

        if self.floorsim.view is not None and not isinstance(self, PlacesDialog):
            self.floorsim.push_screen(PlacesDialog())

    def rows_for_notes(self) -> int:
        """Return how many rows from the top notes in passing may cover: nothing there is to be answered."""
        return 3

    def on_resize(self, event: events.Resize) -> None:
        self.place_notes()

    def place_notes(self) -> None:
        """Let notes in passing end on the last of their rows."""
        this: object = self
        for rack in cast("Screen[object]", this).query(ToastRack):
            rack.styles.height = self.rows_for_notes()

    def later(self, draw: Callable[[], object]) -> None:
        """Draw once the screen is laid out, unless it has been left by then."""

        this: object = self

        def still_here() -> None:
            if this in self.floorsim.screen_stack:
                draw()

        self.call_after_refresh(still_here)  # type: ignore[attr-defined]

    def hints(self) -> Sequence[KeyHint]:
        """The keys to show at the foot."""
        return ()

    def key_of(self, binding_id: str, default: str) -> str:
        """Return the key bound to an id now: the user's own, or the default."""
        return self.floorsim.settings.keys.get(binding_id, default)


class BaseScreen(Shared, Screen[None]):
    """A screen that fills the terminal."""

    DEFAULT_CSS = "BaseScreen { background: $background; color: $foreground; }"

    BINDINGS = COMMON_BINDINGS


class Dialog(Shared, ModalScreen[None]):
    """A drawer over another screen: over the floor it leaves the top line and the queues in sight."""

    BINDINGS = [*COMMON_BINDINGS, *TRAVEL_BINDINGS]

    DEFAULT_CSS = f"""
    Dialog {{ align: left bottom; background: $background 0%; color: $foreground; }}
    Dialog #dialog {{
        width: 100%; height: 100%; max-width: {DIALOG_WIDTH}; max-height: {DIALOG_HEIGHT};
        background: $background;
    }}
    Dialog #dialog-title {{ height: 1; }}
    """
    NOUN: ClassVar[str] = "this"
    """What is open, in a word: the reason why the clock is paused."""

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as dialog:
            dialog.styles.height = self._rows()
            yield RowPanel(id="dialog-title")
            yield from self.compose_body()
            yield KeyBar(id="dialog-keys")

    def compose_body(self) -> ComposeResult:
        """The part between the title and the keys."""
        yield from ()

    def _rows(self) -> int:
        """Return the rows that the floor leaves; all of them over any other screen."""
        from floorsim.tui.floor.floor_screen import FloorScreen

        floor = next((one for one in self.app.screen_stack if isinstance(one, FloorScreen)), None)
        return self.app.size.height - (0 if floor is None else floor.rows_kept())

    def rows_for_notes(self) -> int:
        return self.app.size.height - min(self._rows(), DIALOG_HEIGHT) + 1

    def title_words(self) -> str:
        """What the dialog is."""
        return ""

    def on_mount(self) -> None:
        self.later(self.draw_frame)

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#dialog").styles.height = self._rows()
        self.later(self.draw_frame)

    def draw_frame(self) -> None:
        """Show the title, whether the clock is paused, and the keys."""
        title = self.query_one("#dialog-title", RowPanel)
        title.show([self._title_row(title.size.width)])
        self.query_one("#dialog-keys", KeyBar).set_hints(self.hints())

    def _title_row(self, width: int) -> Row:
        clock = self.floorsim.play.clock_words(self.NOUN)
        room = width - cell_len(clock) - 6
        title = self.title_words()
        if cell_len(title) > room:
            title = fit(title, max(room, 0))
        head = row_of(("━ ", Role.ACCENT), (title, Role.TITLE), (" ━", Role.ACCENT))
        told = ((f" {clock} ", Role.WARN),) if clock else ()
        rest = max(width - head.width - (cell_len(clock) + 2 if clock else 0), 0)
        return row_of(*head.spans, *told, ("━" * rest, Role.ACCENT)).padded(width)
