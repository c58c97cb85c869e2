"""The check of the terminal: size, colour, symbols, clock, and the keys that the test needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.binding import Binding

from floorsim.present.desk_test.environment import (
    checks_section,
    clock_check,
    colour_check,
    key_check,
    size_check,
    symbol_check,
)
from floorsim.present.desk_test.page import Page, Section, page_rows
from floorsim.present.desk_test.views import Check
from floorsim.present.key_names import key_name
from floorsim.present.row import Row
from floorsim.tui.desk_test.pages import PageScreen
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import HELP

KEYS: Final = ("up", "down", "left", "right", "tab", "space", "1", "d")
"""Keys that the exercises need, beside the one that hands in; enter is pressed to go on."""
COLOURS: Final = {"truecolor": 1 << 24, "256": 256, "standard": 16, "windows": 16}
EVERY_S = 1.0
"""Real seconds between two looks at the clocks."""


class EnvironmentScreen(PageScreen):
    """Try the keys, read what is not fine, go on with enter."""

    HELP_TOPIC = "test_environment"
    SCROLLS = False
    BINDINGS = [
        Binding("enter", "go_on", "Go on to the tutorial", id="test.next", priority=True),
        Binding("s", "symbols", "Unicode or ASCII symbols", id="test.symbols"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[str] = set()
        self._begun: tuple[float, float] | None = None

    def on_mount(self) -> None:
        self._begun = self._clocks()
        self.set_interval(EVERY_S, self._draw)

    def _clocks(self) -> tuple[float, float]:
        return self.test_app.wall(), self.test_app.play.pacer.now()

    def checks(self) -> list[Check]:
        """What is found now."""
        app, given = self.test_app, self.sitting.introduction.accommodations
        wall_s, steady_s = self._clocks()
        from_wall_s, from_steady_s = self._begun or (wall_s, steady_s)
        colours = 0 if app.no_color else COLOURS.get(app.console.color_system or "", 0)
        return [
            size_check(app.size.width, app.size.height),
            colour_check(colours, wanted=not given.no_colour),
            symbol_check(ascii=app.glyphs == "ascii"),
            key_check(len(self._keys), self._missing()),
            clock_check(wall_s - from_wall_s, steady_s - from_steady_s),
        ]

    @property
    def _keys(self) -> tuple[str, ...]:
        return *KEYS, self.key_of("test.hand_in", "f2").partition(",")[0]

    def _missing(self) -> list[str]:
        """The names of the keys that have not been seen yet."""
        return [key_name(key, self.test_app.glyphs) for key in self._keys if key not in self._seen]

    def page(self) -> Page:
        return Page(
            "Check of this terminal",
            (
                Section(
                    "What to do",
                    ("No clock runs. Press each key below once; it then leaves the list. Enter goes on.",),
                ),
                checks_section(self.checks()),
                Section(
                    "If something looks wrong",
                    (
                        "If a symbol is an empty box, a question mark or two columns wide: s changes to "
                        "ASCII symbols.",
                        "If letters are hard to read: press :, type theme and choose another one.",
                        "If a key does not arrive, the terminal or a multiplexer keeps it: try another "
                        "terminal, or give its use another key; help (?) shows how.",
                        "In the email you can paste text as you do elsewhere in this terminal.",
                    ),
                    listed=True,
                ),
            ),
            after="no clock",
        )

    def text(self, width: int) -> list[Row]:
        return page_rows(self.page(), width)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "go on", "go_on", keep=True),
            KeyHint("s", "symbols", "symbols"),
            KeyHint("colon", "find, themes", "palette"),
            HELP,
        )

    def _draw(self) -> None:
        if self.is_current:
            self.query_one(TextPane).draw()

    def on_key(self, event: events.Key) -> None:
        """Note a key that arrives, and do nothing else with it."""
        if event.key in self._keys:
            event.stop()
            event.prevent_default()
            self._seen.add(event.key)
            self._draw()

    def action_symbols(self) -> None:
        ascii_now = self.test_app.glyphs == "ascii"
        self.test_app.change_settings(glyphs="unicode" if ascii_now else "ascii")
        self._draw()

    def action_go_on(self) -> None:
        missing = self._missing()
        question = f"Not seen yet: {', '.join(missing)}. Go on without? enter again goes on."
        if missing and self.test_app.asks("keys", question):
            return
        checks = self.checks()
        self.test_app.do(lambda: self.sitting.environment_checked(checks))
