"""The scores with their parts, each open down to contacts, people and decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from floorsim.present.behind_rows import behind_rows
from floorsim.present.hint_rows import hint_rows
from floorsim.present.result_view import ResultView, ScorePart
from floorsim.present.row import Role, Row, row_of
from floorsim.present.score_rows import channel_rows, part_places, parts_of, score_rows
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.review.work import ReviewWork
from floorsim.tui.rows.key_bar import KeyHint


class ScoresTab(Tab[ReviewWork]):
    """A cursor over the parts; below them figures to read."""

    TITLE: ClassVar[str] = "scores"

    def __init__(self, *of: object) -> None:
        super().__init__(*of)  # type: ignore[arg-type]
        self.explained = False
        self.cursor = 0
        self.opened = False
        self._below = 0
        """Rows that the page is moved on beyond the last part."""

    def page(self, width: int, height: int) -> Page:
        result, part = self.work.source.result, self._part()
        if result is None:
            return Page([row_of((" No scores are stored with this run.", Role.DIM))])
        if self.opened and part is not None:
            return Page(self._detail(part, width))
        rows = self._scored(result, width)
        places = part_places(rows)
        rows += channel_rows(result, width)
        self._below = max(min(self._below, len(rows) - 1 - (places[-1] if places else 0)), 0)
        if not places:
            return Page(rows)
        place = places[self.cursor]
        if not self._below:
            row = rows[place]
            rows[place] = Row((("▸  ", Role.ACCENT), *row.spans[1:]), selected=True)
        return Page(rows, cursor=place + self._below)

    def _scored(self, result: ResultView, width: int) -> list[Row]:
        total, *rest = score_rows(result, width, explained=self.explained)
        return [total, *hint_rows(self.work.source.notes.hints, width), *rest]

    def _parts(self) -> Sequence[ScorePart]:
        result = self.work.source.result
        return () if result is None else parts_of(result)

    def _part(self) -> ScorePart | None:
        parts = self._parts()
        return parts[self.cursor] if self.cursor < len(parts) else None

    def _detail(self, part: ScorePart, width: int) -> list[Row]:
        self.work.ask_behind(part.id)
        return behind_rows(part, self.work.behind.get(part.id), width)

    def beside(self, width: int) -> Sequence[Row]:
        part = self._part()
        return () if part is None or self.opened else self._detail(part, width)

    def hints(self) -> Sequence[KeyHint]:
        if self.opened:
            return (
                KeyHint("n", "next part", "following(1)", also="p"),
                KeyHint("up", "scroll", also="down"),
            )
        return (
            KeyHint("enter", "what is behind it", "enter", dim=self._part() is None),
            KeyHint("e", "less" if self.explained else "explain", "letter('explain')"),
        )

    def move(self, step: int) -> bool:
        if self.opened or not self._parts():
            return False
        last = len(self._parts()) - 1
        if self._below or (step > 0 and self.cursor == last):
            self._below = max(self._below + step, 0)
        else:
            self.cursor = max(min(self.cursor + step, last), 0)
        return True

    def following(self, step: int) -> None:
        self.cursor = max(min(self.cursor + step, len(self._parts()) - 1), 0)
        self._below = 0

    def enter(self) -> None:
        self.opened = self._part() is not None

    def back(self) -> bool:
        was, self.opened = self.opened, False
        return was

    def letter(self, name: str) -> None:
        if name == "explain":
            self.explained = not self.explained

    def click(self, place: int) -> None:
        result = self.work.source.result
        if result is None or self.opened:
            return
        places = part_places(self._scored(result, self.width))
        if place in places:
            again = self.cursor == places.index(place)
            self.cursor, self._below = places.index(place), 0
            if again:
                self.enter()
