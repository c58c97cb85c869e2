"""Help for the screen it was asked from: its keys, its parts, the trade's words; typing filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from floorsim.play.settings_file import settings_file
from floorsim.present.glossary import GLOSSARY
from floorsim.present.help_topics import COLUMNS, LEVEL_LEGEND, STATE_LEGEND, TOPICS
from floorsim.present.key_names import key_name
from floorsim.present.row import Role, Row, fit, row_of, wrapped
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.quiet_keys import PAGES, SCROLL, quiet_keys
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import BACK, Dialog
from floorsim.tui.screens.commands import LEAVING, LEAVING_A_TEST, screen_bindings

if TYPE_CHECKING:
    from floorsim.tui.app import FloorsimApp

LABEL_WIDTH = 14


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of help: where it belongs, its label, its text."""

    section: str
    label: str
    text: str


class HelpDialog(Dialog):
    """Read, and type to filter."""

    HELP_TOPIC = "help"
    NOUN = "help"
    BINDINGS = quiet_keys(SCROLL | PAGES, priority=True) + quiet_keys({"f1": "back"})

    def __init__(self, below: Screen[object], asked: str = "") -> None:
        """Open help for the screen below; `asked` is typed already."""
        super().__init__()
        self._asked = asked
        topic = getattr(below, "HELP_TOPIC", "")
        is_test = cast("FloorsimApp", below.app).play.is_test
        always = [Entry("Always", "ctrl+q", f"{LEAVING_A_TEST if is_test else LEAVING}."), *ALWAYS]
        self._entries = [*screen_entries(topic), *self._keys_of(below), *always, *symbol_entries(topic)]
        self._entries += [*word_entries(), *binding_entries(below)]

    def _keys_of(self, below: Screen[object]) -> list[Entry]:
        keys = below.app.settings.keys  # type: ignore[attr-defined]
        return [
            Entry("Keys here", key_name(keys.get(binding.id or "", binding.key)), binding.description)
            for binding in screen_bindings(below)
        ]

    def title_words(self) -> str:
        return "Help"

    def compose_body(self) -> ComposeResult:
        yield Input(self._asked, placeholder="type to filter", id="asked", compact=True)
        yield TextPane(self._text, id="text", focusable=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Input).focus()

    def _text(self, width: int) -> list[Row]:
        words = self.query_one(Input).value.lower().split()
        rows: list[Row] = []
        section = ""
        for entry in self._entries:
            described = f"{entry.section} {entry.label} {entry.text}".lower()
            if not all(word in described for word in words):
                continue
            if entry.section != section:
                section = entry.section
                rows += [Row(), *wrapped(section, width - 2, Role.TITLE, indent=" ")]
            rows += _entry_rows(entry, width)
        return rows or [Row(), row_of((" Nothing in help matches.", Role.DIM))]

    def hints(self) -> Sequence[KeyHint]:
        return (KeyHint("up", "pgup pgdn scroll", also="down"), BACK)

    def on_input_changed(self) -> None:
        self.query_one(TextPane).compose_with(self._text)

    def action_scroll_by(self, rows: int) -> None:
        self.query_one(TextPane).action_scroll_by(rows)

    def action_page(self, step: int) -> None:
        self.query_one(TextPane).action_page(step)


ALWAYS = (
    Entry("Always", ": or ctrl+p", "Find anything by name."),
    Entry("Always", "esc", "One step back; it never closes floorsim."),
    Entry(
        "Always",
        "h j k l",
        "Left, down, up, right, where no letters are typed; off unless it is set on home.",
    ),
    Entry("Always", "y", "Copy as text what the mouse has selected, or what is under the cursor."),
)
"""Keys that do the same everywhere."""


def screen_entries(topic: str) -> list[Entry]:
    """Return what a screen is for, then what stands in its columns."""
    entries = [Entry("This screen", "", sentence) for sentence in TOPICS.get(topic, ())]
    return entries + [Entry("What is where", label, text) for label, text in COLUMNS.get(topic, ())]


def symbol_entries(topic: str) -> list[Entry]:
    """Return the symbols of agents and queues, for the screens that show them."""
    if topic not in ("floor", "agent"):
        return []
    entries = [Entry("Symbols of the team", glyph, word) for glyph, word in STATE_LEGEND]
    return entries + [Entry("Symbols of the queues", glyph, words) for glyph, words in LEVEL_LEGEND]


def word_entries() -> list[Entry]:
    """Return the glossary."""
    return [
        Entry("Words", term.word, term.meaning + (f" Formula: {term.formula}." if term.formula else ""))
        for term in GLOSSARY
    ]


def binding_entries(below: Screen[object]) -> list[Entry]:
    """Return the ids under which the settings file gives keys of this screen another letter."""
    section = f'Other keys: write id = "key" under [keys] in {settings_file()}'
    return [Entry(section, binding.id or "", binding.description) for binding in screen_bindings(below)]


def _entry_rows(entry: Entry, width: int) -> list[Row]:
    if not entry.label:
        return wrapped(entry.text, width - 2, indent=" ", hang="  ")
    if len(entry.label) + 2 > LABEL_WIDTH:  # a blank on either side
        head = wrapped(entry.label, width - 2, Role.ACCENT, indent=" ")
        return [*head, *wrapped(entry.text, width - 2, indent="   ")]
    rows = wrapped(entry.text, width - LABEL_WIDTH - 2)
    return [
        row_of((fit(f" {entry.label}" if place == 0 else "", LABEL_WIDTH), Role.ACCENT), *row.spans)
        for place, row in enumerate(rows)
    ]
