"""The tabs of a dashboard: the figures, one for each part of the answer, and all of it on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from floorsim.desktest.package.exercises import Dashboard
from floorsim.present.conversation_rows import WIDEST_TEXT
from floorsim.present.desk_test.dashboard_draft import PARTS, DashboardDraft, Part
from floorsim.present.desk_test.data_table import most_skipped, table_rows
from floorsim.present.row import Role, Row, heading, row_of, wrapped
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.rows.key_bar import KeyHint

if TYPE_CHECKING:
    from floorsim.tui.desk_test.dashboard_screen import DashboardScreen

LEAST_DATA_ROWS = 12
"""Rows below the choices from which the data are shown there too (D: a table of a morning)."""
WITH_DIGITS = 9
"""So many choices have a digit; the others are chosen with space."""


class DataTab(Tab[Dashboard]):
    """Story, tables, comments; left and right move through the columns of all tables."""

    TITLE: ClassVar[str] = "Data"
    _skipped = 0

    def page(self, width: int, height: int) -> Page:
        text_width = min(width, WIDEST_TEXT) - 2
        rows = [*wrapped(self.work.story, text_width, indent=" ")]
        for table in self.work.tables:
            rows += [Row(), *table_rows(table, width, self._skipped)]
        if self.work.comments:
            rows += [Row(), *heading("Comments", width)]
            for one in self.work.comments:
                rows += wrapped(f"{one.who}: “{one.text}”", text_width, indent=" ", hang="  ")
        return Page(rows)

    def across(self, step: int) -> bool:
        most = self._most()
        self._skipped = max(min(self._skipped + step, most), 0)
        return most > 0

    def _most(self) -> int:
        """How many columns can be moved through at the present width."""
        return max(most_skipped(table, self.width) for table in self.work.tables)

    def hints(self) -> Sequence[KeyHint]:
        columns = (KeyHint("left", "columns", also="right"),) if self._most() else ()
        return (KeyHint("up", "scroll", also="down"), *columns)


class PartTab(Tab[DashboardDraft]):
    """One part of the answer: a digit or space chooses, enter writes the words to it."""

    TITLE: ClassVar[str] = ""

    def __init__(self, screen: DashboardScreen, draft: DashboardDraft, part: Part, data: DataTab) -> None:
        super().__init__(draft, screen.draw)
        self.TITLE = part.title  # type: ignore[misc]
        self._screen, self._part, self._data = screen, part, data
        self._at = 0
        self._places: list[int] = []
        """Of each row of the page, which choice it belongs to."""

    def page(self, width: int, height: int) -> Page:
        chosen = [one.id for one in self.work.chosen(self._part)]
        rows: list[Row] = []
        self._places = []
        first = last = 0
        for place, option in enumerate(self.work.options(self._part)):
            here, on = place == self._at, option.id in chosen
            digit = f"{place + 1}" if place < WITH_DIGITS else " "
            mark = "x" if on else " "
            text = wrapped(option.text, min(width, WIDEST_TEXT) - 9, Role.STRONG if on else Role.TEXT)
            lead = f"{'▸' if here else ' '}{digit} [{mark}] "
            shown = [
                row_of((lead if number == 0 else " " * len(lead), Role.ACCENT), *row.spans)
                for number, row in enumerate(text)
            ]
            if here:
                shown = [row.padded(width).as_selected() for row in shown]
            if on:
                words = self.work.words(self._part, option.id).strip()
                shown += wrapped(
                    f"“{words}”" if words else "no words yet: enter writes them",
                    min(width, WIDEST_TEXT) - 2,
                    Role.TEXT if words else Role.WARN,
                    indent=" " * 7,
                )
            if here:
                first, last = len(rows), len(rows) + len(shown) - 1
            rows += shown
            self._places += [place] * len(shown)
        asked = [*wrapped(self._part.asks, width - 2, Role.STRONG, indent=" "), Row()]
        left = height - len(asked) - len(rows) - 2
        if left >= LEAST_DATA_ROWS:
            rows += [Row(), *heading("Data, from the top", width, after="esc goes there")]
            rows += self._data.page(width, height).rows[: left - 1]
        return Page(rows, fixed=asked, cursor=first, last=last)

    def beside(self, width: int) -> Sequence[Row]:
        return overview_rows(self.work, width)

    def move(self, step: int) -> bool:
        self._at = max(min(self._at + step, len(self.work.options(self._part)) - 1), 0)
        return True

    def digit(self, number: int) -> bool:
        if number <= len(self.work.options(self._part)):
            self._at = number - 1
            self.choose()
        return True

    def choose(self) -> None:
        """Choose what is under the cursor or take it back."""
        refusal = self.work.toggle(self._part, self.work.options(self._part)[self._at].id)
        if refusal:
            self._screen.test_app.tell(refusal)
        else:
            self._screen.changed()

    def letter(self, name: str) -> None:
        if name == "choose":
            self.choose()

    def enter(self) -> None:
        """Write the words to what is under the cursor, which is chosen first."""
        option = self.work.options(self._part)[self._at]
        if option.id not in [one.id for one in self.work.chosen(self._part)]:
            self.choose()
        if option.id in [one.id for one in self.work.chosen(self._part)]:
            self._screen.write(self._part, option.id, option.text)

    def click(self, place: int) -> None:
        if 0 <= place < len(self._places):
            again, self._at = self._places[place] == self._at, self._places[place]
            if again:
                self.choose()

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("1-9", "choose", also="space"),
            KeyHint("enter", "your words", "enter"),
        )


class OverviewTab(Tab[DashboardDraft]):
    """All of the answer, and what is missing."""

    TITLE: ClassVar[str] = "All"

    def page(self, width: int, height: int) -> Page:
        return Page(overview_rows(self.work, min(width, WIDEST_TEXT)))


def overview_rows(draft: DashboardDraft, width: int) -> list[Row]:
    """Return what is chosen with its words, and what is missing."""
    rows: list[Row] = []
    for part in PARTS:
        rows += heading(part.title, width)
        chosen = draft.chosen(part)
        for option in chosen:
            words = draft.words(part, option.id).strip()
            rows += wrapped(f"✓ {option.text}", width - 2, indent=" ", hang="  ")
            rows += wrapped(f"“{words}”", width - 2, Role.DIM, indent="   ") if words else []
        if not chosen:
            rows.append(row_of((" nothing chosen", Role.DIM)))
    gone = draft.missing()
    words = f"Missing: {', '.join(gone)}." if gone else "Nothing is missing."
    return [*rows, Row(), *wrapped(words, width - 2, Role.WARN if gone else Role.GOOD, indent=" ")]
