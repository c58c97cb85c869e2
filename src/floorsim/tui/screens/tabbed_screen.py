"""A screen of several tabs: their names above, one page below, what is under the cursor beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from floorsim.present.row import Role, Row, Span
from floorsim.present.scrolling import scrolled
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.rows.key_bar import KeyBar
from floorsim.tui.rows.quiet_keys import quiet_keys
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BaseScreen
from floorsim.tui.screens.copying import copy_out, text_of

WIDE_FROM = 118
"""Columns from which what is under the cursor stands beside the page."""
PAGE_WIDTH = 80


def tab_bindings(name: str, tabs: Sequence[str]) -> list[BindingType]:
    """The keys that lead through tabs; `name` begins the names by which a user may give them other keys."""
    return [
        Binding("tab", "tab(1)", "Next tab", id=f"{name}.next_tab", priority=True),
        Binding("shift+tab", "tab(-1)", "Previous tab", id=f"{name}.tab_before", priority=True),
        *(
            Binding(f"{number}", f"digit({number})", words, id=f"{name}.{number}")
            for number, words in enumerate(tabs, start=1)
        ),
        Binding("enter", "enter", "Open what is under the cursor", id=f"{name}.open", priority=True),
        *quiet_keys(
            {"up": "move(-1)", "down": "move(1)", "pageup": "page(-1)", "pagedown": "page(1)"}, priority=True
        ),
    ]


class TabbedScreen(BaseScreen):
    """What all screens of tabs have in common."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_FROM, "-wide")]
    TITLE_WORD: ClassVar[str] = ""
    """What the screen is, before the names of its tabs."""
    DEFAULT_CSS = f"""
    TabbedScreen #head {{ height: 2; }}
    TabbedScreen #fixed {{ height: 0; }}
    TabbedScreen #beside {{ display: none; }}
    TabbedScreen.-wide #page {{ width: {PAGE_WIDTH}; }}
    TabbedScreen.-wide #beside {{ display: block; width: 1fr; margin-left: 1; }}
    TabbedScreen.-wide.-alone #page {{ width: 1fr; }}
    TabbedScreen.-wide.-alone #beside {{ display: none; }}
    """

    def __init__(self) -> None:
        super().__init__()
        self.tabs: tuple[Tab[Any], ...] = self._make_tabs()
        self.place = 0
        self._top = 0
        self._page = Page(())

    def _make_tabs(self) -> tuple[Tab[Any], ...]:
        raise NotImplementedError

    def _told(self, width: int, room: int) -> Page:
        """The page of the tab that is shown."""
        return self.tab.page(width, room)

    def about(self) -> str:
        """What it is about, at the end of the title."""
        return ""

    def _status(self) -> Row:
        """What the reader has to know, below the title."""
        return Row()

    @property
    def tab(self) -> Tab[Any]:
        """The tab that is shown."""
        return self.tabs[self.place]

    def compose(self) -> ComposeResult:
        yield RowPanel(id="head")
        yield RowPanel(id="fixed")
        with Horizontal():
            yield TextPane(id="page")
            yield TextPane(id="beside", focusable=False)
        yield KeyBar(id="keys")

    def rows_for_notes(self) -> int:
        return 2

    def on_mount(self) -> None:
        self.query_one("#page", TextPane).focus()
        self.later(self.draw)

    def on_resize(self, event: events.Resize) -> None:
        self.later(self.draw)

    def on_screen_resume(self) -> None:
        self.later(self.draw)

    # Drawing

    def draw(self) -> None:
        """Show the tab as it is now."""
        if not self.is_mounted or not self.is_current:
            return
        width, height = self.size.width, self.size.height
        wide = self.tab.wide = width >= WIDE_FROM
        beside = list(self.tab.beside(width - PAGE_WIDTH - 1)) if wide else []
        self.set_class(wide and not beside, "-alone")
        shown = PAGE_WIDTH if beside else width
        room = height - 3
        self.tab.width = shown
        page = self._page = self._told(shown, room)
        self.query_one("#head", RowPanel).show([self._title(width), self._status()])
        fixed = self.query_one("#fixed", RowPanel)
        fixed.styles.height = len(page.fixed)
        fixed.show(page.fixed)
        left = room - len(page.fixed)
        self._top = scrolled(self._top, left, len(page.rows), page.cursor, page.last)
        self.query_one("#page", TextPane).compose_with(lambda width: page.rows, top=self._top)
        self.query_one("#beside", TextPane).compose_with(lambda width: beside)
        self.query_one("#keys", KeyBar).set_hints(self.hints())

    def _title(self, width: int) -> Row:
        spans: list[Span] = [("━ ", Role.ACCENT), (self.TITLE_WORD, Role.TITLE), (" ━ ", Role.ACCENT)]
        for place, tab in enumerate(self.tabs):
            here = place == self.place
            spans += [
                (f"{place + 1} ", Role.ACCENT),
                (tab.TITLE, Role.PICKED if here else Role.DIM),
                ("  " if width > 84 else " ", Role.TEXT),
            ]
        row = Row(tuple(spans))
        name = self.about()
        return Row((*row.spans, ("━" * max(width - row.width - len(name) - 3, 0), Role.ACCENT),
                    (f" {name} " if row.width + len(name) + 3 < width else "", Role.DIM),
                    ("━", Role.ACCENT)))  # fmt: skip

    # Keys

    def action_tab(self, step: int) -> None:
        self._go((self.place + step) % len(self.tabs))

    def action_digit(self, number: int) -> None:
        if not self.tab.digit(number) and number <= len(self.tabs):
            self._go(number - 1)
        self.draw()

    def _go(self, place: int) -> None:
        self.place, self._top = place, 0
        self.draw()

    def action_move(self, step: int) -> None:
        if not self.tab.move(step):
            self._top = max(self._top + step, 0)
        self.draw()

    def action_page(self, step: int) -> None:
        rows = max(self.query_one("#page", TextPane).size.height - 1, 1)
        if self._page.cursor is None:
            self._top = max(self._top + step * rows, 0)
        else:
            self.tab.move(step * rows)
        self.draw()

    def action_enter(self) -> None:
        self._top = 0
        self.tab.enter()
        self.draw()

    def action_letter(self, name: str) -> None:
        self._do(lambda: self.tab.letter(name))

    def _do(self, what: Callable[[], object]) -> None:
        with self.floorsim.telling():
            what()
        self.draw()

    def action_back(self) -> None:
        if not self.tab.back() and self.place:
            self._go(0)
        self._top = 0
        self.draw()

    def action_copy(self) -> None:
        """Copy what the mouse has selected, else the page."""
        text = self.get_selected_text() or text_of([*self._page.fixed, *self._page.rows])
        self.floorsim.tell(copy_out(self.floorsim, text))

    def on_click(self, event: events.Click) -> None:
        pane = self.query_one("#page", TextPane)
        if pane.region.contains(event.screen_x, event.screen_y):
            self.tab.click(event.screen_y - pane.region.y + self._top)
            self.draw()
