"""What every screen shares: keys at the foot, help on `?` and F1, esc one level back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from floorsim.present.row import Role, Row, row_of
from floorsim.tui.rows.key_bar import KeyBar, KeyHint
from floorsim.tui.rows.row_panel import RowPanel

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp

DIALOG_WIDTH, DIALOG_HEIGHT = 100, 32
"""Columns and rows a dialog takes at most."""

COMMON_BINDINGS: list[BindingType] = [
    Binding("question_mark,f1", "help", "Help for this screen; type to filter", id="help"),
    Binding("colon,ctrl+p", "palette", "Find anything by name: type a few letters", id="palette"),
    Binding("escape", "back", "One level back", id="back"),
]

BACK = KeyHint("escape", "back", "back", keep=True)
HELP = KeyHint("question_mark", "help", "help", keep=True)


class _Shared:
    """The actions that screens and dialogs have in common."""

    HELP_TOPIC: ClassVar[str] = ""
    """Name of the topic of `help_topics` that explains this screen."""

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


class BaseScreen(_Shared, Screen[None]):
    """A screen that fills the terminal."""

    DEFAULT_CSS = "BaseScreen { background: $background; color: $foreground; }"

    BINDINGS = COMMON_BINDINGS


class Dialog(_Shared, ModalScreen[None]):
    """A screen over another one; it fills a small terminal and leaves the rest in sight on a large one."""

    BINDINGS = COMMON_BINDINGS

    DEFAULT_CSS = f"""
    Dialog {{ align: center bottom; background: $background 40%; color: $foreground; }}
    Dialog #dialog {{
        width: 100%; height: 100%; max-width: {DIALOG_WIDTH}; max-height: {DIALOG_HEIGHT};
        background: $background;
    }}
    Dialog.-framed #dialog {{ border: round $accent; }}
    Dialog.-framed.-ascii #dialog {{ border: ascii $accent; }}
    Dialog #dialog-title {{ height: 1; }}
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-whole"), (104, "-framed")]

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog"):
            yield RowPanel(id="dialog-title")
            yield from self.compose_body()
            yield KeyBar(id="dialog-keys")

    def compose_body(self) -> ComposeResult:
        """The part between the title and the keys."""
        yield from ()

    def title_words(self) -> str:
        """What the dialog is."""
        return ""

    def on_mount(self) -> None:
        self.set_class(self.floorsim.glyphs == "ascii", "-ascii")
        self.draw_frame()

    def draw_frame(self) -> None:
        """Show the title, whether the clock is paused, and the keys."""
        title = self.query_one("#dialog-title", RowPanel)
        title.raised = True
        title.show([self._title_row()])
        self.query_one("#dialog-keys", KeyBar).set_hints(self.hints())

    def _title_row(self) -> Row:
        clock = self.floorsim.play.clock_words()
        return row_of((f" {self.title_words()}", Role.TITLE), (f"   {clock}" if clock else "", Role.WARN))
