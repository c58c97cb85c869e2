"""The scores with their parts, the people, and the figures of each channel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from floorsim.present.hint_rows import hint_rows
from floorsim.present.row import Role, Row, row_of, rule, wrapped
from floorsim.present.score_rows import NAME, channel_rows, score_rows
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.rows.key_bar import KeyHint
from floorsim.wording.score_names import SCORE_NAMES
from floorsim.wording.times import clock


class ScoresTab(Tab):
    """A page to read; `e` says how points come about."""

    TITLE: ClassVar[str] = "scores"

    def __init__(self, *of: object) -> None:
        super().__init__(*of)  # type: ignore[arg-type]
        self.explained = False

    def page(self, width: int, height: int) -> Page:
        result = self.work.source.result
        if result is None:
            return Page(self._so_far(width))
        rows = score_rows(result, width, explained=self.explained)
        hints = hint_rows(self.work.source.notes.hints, width)
        return Page([rows[0], *hints, *rows[1:], *channel_rows(result, width)])

    def _so_far(self, width: int) -> list[Row]:
        """The scores of a run that was left in the middle: of what was played."""
        review = self.work.review
        if review is None:
            return [row_of((" Scoring what was played …", Role.DIM))]
        rows = [rule(f"Scores of what was played, to {clock(review.until_s)}", width)]
        for name, words in SCORE_NAMES.items():
            rows.append(row_of(f" {words:<{NAME}}", (f"{review.scores[name]:>6.1f}", Role.STRONG)))
        for gate in review.gates:
            rows += wrapped(f"✕ failed: {gate}", width - 2, Role.BAD, indent=" ", hang="  ")
        return rows

    def hints(self) -> Sequence[KeyHint]:
        return (
            KeyHint("e", "less" if self.explained else "explain", "letter('explain')"),
            KeyHint("up", "scroll", also="down"),
        )

    def letter(self, name: str) -> None:
        if name == "explain":
            self.explained = not self.explained
