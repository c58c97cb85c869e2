"""The menu of decisions: the verbs of a thing or all of them, and beside them the eight areas."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from floorsim.desk.decisions.decision import Decision
from floorsim.present.decision_menu import (
    MenuLine,
    about_rows,
    area_rows,
    by_area,
    lettered,
    menu_entries,
)
from floorsim.present.pick_entry import PickEntry
from floorsim.present.row import Role, Row, row_of
from floorsim.present.things import FLOOR, Thing
from floorsim.tui.acting import open_for, verbs_for, why_not
from floorsim.tui.moving import MOVING_LETTERS
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.tui.rows.pick_list import PickList
from floorsim.tui.rows.row_panel import RowPanel
from floorsim.tui.rows.rule_panel import RulePanel
from floorsim.tui.rows.text_pane import TextPane
from floorsim.tui.screens.base_screen import HELP, Dialog
from floorsim.tui.way_round import Way, way_for_others

AREAS_WIDTH = 38


class AreasPanel(RowPanel):
    """The areas; a click is their digit."""

    DEFAULT_CSS = f"AreasPanel {{ width: {AREAS_WIDTH}; height: 1fr; }}"

    async def on_click(self, event: events.Click) -> None:
        digits = [row.text.split()[0] for row in self.rows]
        if isinstance(self.screen, MenuDialog) and int(event.y) < len(digits):
            self.screen.open_area(int(digits[int(event.y)].strip("▸") or 0))


class MenuDialog(Dialog):
    """Choose what to decide: a letter or enter opens a form, a digit an area."""

    HELP_TOPIC = "menu"
    NOUN: ClassVar[str] = "menu"
    DEFAULT_CSS = """
    MenuDialog #body { height: 1fr; }
    MenuDialog #about { height: 5; }
    """

    def __init__(self, thing: Thing = FLOOR) -> None:
        """Open the menu about a thing; without one it lists all decisions."""
        super().__init__()
        self._thing = thing
        self._area: int | None = None
        self._kinds: list[type[Decision]] = []
        self._why_not: dict[str, str | None] = {}
        self._lines: list[MenuLine] = []
        self._offered: Way | None = None
        """The way round what is not possible, that enter takes next."""
        self._asked: MenuLine | None = None
        """The line whose way it is: several may share an entry."""

    def title_words(self) -> str:
        if self._area is not None:
            title = next((title for digit, title, _ in by_area(self._kinds) if digit == self._area), "")
            about = "" if self._thing is FLOOR else f", {self._thing.name}"
            return f"{self._area} {title}{about}"
        return "All decisions" if self._thing is FLOOR else f"Decide about {self._thing.name}"

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="body"):
            yield PickList(id="kinds", empty="Nothing here can be decided by a letter: choose an area.")
            yield AreasPanel(id="areas")
        yield RulePanel("About it", id="about-rule")
        yield TextPane(self._about, id="about", focusable=False)

    def on_mount(self) -> None:
        super().on_mount()
        session = self.floorsim.play.session
        if session is None:
            return
        self._kinds = list(session.kinds())
        self._why_not = {kind.kind: why_not(self.floorsim, kind, self._thing) for kind in self._kinds}
        self._draw_rows()
        self.query_one(PickList).focus()

    def on_resize(self, event: events.Resize) -> None:
        if self._kinds:
            self.later(self._draw_rows)

    def _draw_rows(self) -> None:
        width = max(min(self.app.size.width, 120) - AREAS_WIDTH, 20)
        self.query_one(PickList).set_rows(self._entries(width))
        rows = area_rows(self._kinds, lambda kind: self._why_not[kind.kind], AREAS_WIDTH, self._area)
        self.query_one(AreasPanel).show(rows)
        self.draw_frame()

    def _entries(self, width: int) -> list[PickEntry]:
        if self._area is not None:
            self._lines = [line for digit, line in self._lettered() if digit == self._area]
            return menu_entries(self._lines, width)
        if self._thing is not FLOOR:
            self._lines = [
                MenuLine(verb.letter, verb.kind, verb.words, verb.minutes, verb.why_not)
                for verb in verbs_for(self.floorsim, self._thing)
            ]
            return menu_entries(self._lines, width)
        entries: list[PickEntry] = []
        found = self._lettered()
        self._lines = [line._replace(letter="") for _, line in found]
        for digit, title, kinds in by_area(self._kinds):
            entries.append(PickEntry(None, row_of((f" {digit} {title}", Role.TITLE))))
            entries += menu_entries([line for line in self._lines if line.kind in kinds], width)
        return entries

    def _lettered(self) -> list[tuple[int, MenuLine]]:
        session = self.floorsim.play.session
        assert session is not None
        return [
            (
                place.area,
                MenuLine(
                    place.letter,
                    place.kind,
                    place.kind.title,
                    session.minutes_of(place.kind),
                    self._why_not[place.kind.kind],
                ),
            )
            for place in lettered(self._kinds, MOVING_LETTERS if self.floorsim.settings.hjkl else "")
        ]

    def _line(self, kind_name: str | None) -> MenuLine | None:
        return next((line for line in self._lines if line.kind.kind == kind_name), None)

    def _about(self, width: int) -> list[Row]:
        line = self._asked or self._line(self.query_one(PickList).row_id)
        view = self.floorsim.view
        if line is None or view is None:
            return []
        busy = view.own_time.doing is not None and view.own_time.free_at_s < inf
        way = self._offered.words if self._offered is not None else None
        return about_rows(
            line, width, way=way, free_s=view.own_time.free_at_s if busy else None, now_s=view.now_s
        )

    def _shown_as(self, line: MenuLine) -> str:
        """Return the entry that shows a line: its own, or the one that counts all with its reason."""
        pick_list = self.query_one(PickList)
        sharing = [one.kind.kind for one in self._lines if one.why_not == line.why_not]
        return next((name for name in [line.kind.kind, *sharing] if pick_list.has(name)), line.kind.kind)

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("enter", "open its form", keep=True),
            KeyHint("1-8", "an area"),
            KeyHint("colon", "find by name", "palette"),
            KeyHint("escape", "back", "back", keep=True),
            HELP,
        )

    def on_option_list_option_highlighted(self) -> None:
        if self._asked is None or self._shown_as(self._asked) != self.query_one(PickList).row_id:
            self._asked = self._offered = None
        self.query_one("#about", TextPane).compose_with(self._about)

    def on_option_list_option_selected(self, event: PickList.OptionSelected) -> None:
        self._open(self._line(str(event.option_id)))

    def on_key(self, event: events.Key) -> None:
        """A digit opens its area, a letter the decision that has it here."""
        letter = event.character or ""
        if self._offered is not None:  # any key but enter drops the way, so it is told no more
            self._asked = self._offered = None
            self.query_one("#about", TextPane).draw()
        if letter.isdigit():
            event.stop()
            self.open_area(int(letter))
            return
        line = next((line for line in self._lines if line.letter and line.letter == letter), None)
        if line is not None:
            event.stop()
            event.prevent_default()
            self._open(line)

    def open_area(self, digit: int) -> None:
        """List the decisions of an area, each with a letter; nothing happens where there are none."""
        if any(digit == area for area, _, _ in by_area(self._kinds)):
            self._area = digit
            self._draw_rows()

    def action_back(self) -> None:
        """From an area to where it was opened, from there to the floor."""
        if self._area is None:
            super().action_back()
        else:
            self._area = None
            self._draw_rows()

    def _open(self, line: MenuLine | None) -> None:
        if line is None or self.app.screen is not self:  # letters typed ahead open one form, not a pile
            return
        if line.why_not:
            self._asked, self._offered = line, way_for_others(self.floorsim, line.kind, self._thing)
            self.query_one(PickList).point_at(self._shown_as(line))
            self.query_one("#about", TextPane).compose_with(self._about)
            self.floorsim.way_round.offer(self._offered)
            self.app.bell()
            return
        open_for(self.floorsim, line.kind, self._thing)
