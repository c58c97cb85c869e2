"""The ledger: why the total is what it is, each decision in a row, and everything about one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from floorsim.present.difference_rows import difference_rows
from floorsim.present.ledger_rows import Entry, entries, entry_detail_rows, ledger_rows
from floorsim.present.moment_rows import to_solve
from floorsim.present.row import Role, Row, row_of
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.review.work import ReviewWork
from floorsim.tui.rows.key_bar import KeyHint

NOTHING_YET: Final = " Playing the day again without your decisions …"


class LedgerTab(Tab[ReviewWork]):
    """Rows of decisions, ranked by what they were worth or by time."""

    TITLE: ClassVar[str] = "ledger"

    def __init__(self, *of: object) -> None:
        super().__init__(*of)  # type: ignore[arg-type]
        self.cursor = 0
        self.by_time = False
        self.opened = False
        self._chosen: Entry | None = None

    def page(self, width: int, height: int) -> Page:
        review = self.work.review
        if review is None:
            return Page([] if self.work.failed else [row_of((NOTHING_YET, Role.DIM))])
        self._follow()
        entry = self._entry()
        if self.opened and entry is not None:
            return Page(self._detail(entry, width))
        timeline = None if self.work.story is None else self.work.story.timeline
        rows, cursor = ledger_rows(
            review, timeline, width, self.cursor, by_time=self.by_time, hidden=self._hidden()
        )
        return Page(rows, cursor=cursor)

    def _follow(self) -> None:
        """Keep the cursor on its decision while sharper figures rank it elsewhere."""
        review = self.work.review
        if review is None or self._chosen is None:
            return
        for place, entry in enumerate(self._listed()):
            if entry.seq is not None and entry.seq == self._chosen.seq:
                self.cursor = place

    def _listed(self) -> list[Entry]:
        review = self.work.review
        return [] if review is None else entries(review, by_time=self.by_time, hidden=self._hidden())

    def _entry(self) -> Entry | None:
        listed = self._listed()
        if not listed:
            return None
        self.cursor = max(min(self.cursor, len(listed) - 1), 0)
        return listed[self.cursor]

    def _detail(self, entry: Entry, width: int) -> list[Row]:
        review = self.work.review
        assert review is not None
        behind: list[Row] = []
        if entry.seq is not None:
            self.work.ask_difference(entry.seq)
            found = self.work.differences.get(entry.seq)
            if found is not None:
                behind = difference_rows(found, width)
            else:
                behind = [Row(), row_of((" Playing the day without it …", Role.DIM))]
        timeline = None if self.work.story is None else self.work.story.timeline
        return entry_detail_rows(entry, review, timeline, behind, width, hidden=self._hidden())

    def _hidden(self) -> dict[float, int]:
        """Moments that are still to be solved."""
        review = self.work.review
        return {} if review is None else to_solve(review, self.work.source.notes.solved)

    def beside(self, width: int) -> Sequence[Row]:
        entry = self._entry()
        return () if entry is None or self.opened else self._detail(entry, width)

    def hints(self) -> Sequence[KeyHint]:
        if self.opened:
            return (
                KeyHint("n", "next decision", "following(1)", also="p"),
                KeyHint("up", "scroll", also="down"),
            )
        return (
            KeyHint("enter", "customers and people behind it", "enter"),
            KeyHint("o", "by size" if self.by_time else "by time", "letter('order')"),
        )

    def move(self, step: int) -> bool:
        if self.opened or self.work.review is None:
            return False
        self.following(step)
        return True

    def following(self, step: int) -> None:
        self.cursor += step
        self._chosen = None
        self._chosen = self._entry()

    def enter(self) -> None:
        self.opened = self._entry() is not None

    def back(self) -> bool:
        was, self.opened = self.opened, False
        return was

    def letter(self, name: str) -> None:
        if name == "order" and not self.opened:
            self._chosen = self._entry()
            self.by_time = not self.by_time

    def show(self, seq: int) -> None:
        """Open one decision."""
        for place, entry in enumerate(self._listed()):
            if entry.seq == seq:
                self.cursor, self._chosen, self.opened = place, entry, True

    def click(self, place: int) -> None:
        review = self.work.review
        if review is None or self.opened:
            return
        first = ledger_rows(review, None, 80, 0, by_time=self.by_time)[1]
        if 0 <= place - first < len(self._listed()):
            again = self.cursor == place - first
            self.cursor = place - first
            self._chosen = self._entry()
            if again:
                self.enter()
