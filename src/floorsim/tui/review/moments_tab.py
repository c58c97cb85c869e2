"""The moments: solve each before its answer is shown; see the floor as it stood; play on from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from floorsim.debrief.model import Moment
from floorsim.present.moment_rows import key_of, list_rows, moment_rows
from floorsim.present.review_notes import Solved
from floorsim.present.row import Role, Row, wrapped
from floorsim.tui.review.tab import Page, Tab
from floorsim.tui.review.work import ReviewWork
from floorsim.tui.rows.key_bar import KeyHint

MOST_SURE = 5


class MomentsTab(Tab[ReviewWork]):
    """A list of moments, and one of them opened."""

    TITLE: ClassVar[str] = "moments"

    def __init__(
        self,
        *of: object,
        keep: Callable[[], None],
        show_floor: Callable[[float], None],
        practise_from: Callable[[float], None],
    ) -> None:
        super().__init__(*of)  # type: ignore[arg-type]
        self._keep = keep
        self._show_floor = show_floor
        self._practise_from = practise_from
        self.cursor = 0
        self.opened = False
        self.chosen: int | None = None
        """The option picked, while one says how sure one is."""
        self.solved = dict(self.work.source.notes.solved)

    @property
    def moment(self) -> Moment | None:
        """The moment under the cursor."""
        moments = (self.work.review.moments if self.work.review is not None else None) or ()
        return moments[self.cursor] if self.cursor < len(moments) else None

    def page(self, width: int, height: int) -> Page:
        review = self.work.review
        if review is None:
            return Page(
                wrapped("Moments come once the decisions are measured.", width - 2, Role.DIM, indent=" ")
            )
        moment = self.moment
        if self.opened and moment is not None:
            rows = moment_rows(
                review, self.cursor, self._start_s(), self._answer(moment), self.chosen, width, height
            )
            return Page(rows)
        rows, cursor = list_rows(review, self.solved, self.cursor, width)
        return Page(rows, cursor=cursor)

    def _start_s(self) -> float:
        review, story = self.work.review, self.work.story
        if story is not None:
            return story.timeline.start_s
        return review.landing[0].at_s if review is not None and review.landing else 0.0

    def _answer(self, moment: Moment) -> Solved | None:
        return self.solved.get(key_of(moment))

    def beside(self, width: int) -> Sequence[Row]:
        review, moment = self.work.review, self.moment
        if self.opened or review is None or moment is None:
            return ()
        return moment_rows(review, self.cursor, self._start_s(), self._answer(moment), None, width, 0)

    def hints(self) -> Sequence[KeyHint]:
        moment = self.moment
        if not self.opened or moment is None:
            return (KeyHint("enter", "solve it", "enter", dim=moment is None),)
        if self._answer(moment) is None:
            return (
                KeyHint("1–5", "sure")
                if self.chosen is not None
                else KeyHint(f"1–{len(moment.options)}", "answer"),
                KeyHint("p", "pass, show the best", "following(-1)", keep=True),
                KeyHint("f", "the floor as it stood", "letter('floor')", keep=True),
            )
        return (
            KeyHint("n", "next moment", "following(1)", keep=True),
            KeyHint("r", "play on from here, as practice", "letter('practise_from')", keep=True),
            KeyHint("f", "the floor then", "letter('floor')"),
        )

    def move(self, step: int) -> bool:
        if self.opened:
            return False
        most = len((self.work.review.moments if self.work.review else None) or ()) - 1
        self.cursor = max(min(self.cursor + step, most), 0)
        return True

    def enter(self) -> None:
        if self.moment is not None and not self.opened:
            self.opened, self.chosen = True, None

    def back(self) -> bool:
        if self.chosen is not None:
            self.chosen = None
            return True
        was, self.opened = self.opened, False
        return was

    def digit(self, number: int) -> bool:
        moment = self.moment
        if not self.opened or moment is None or self._answer(moment) is not None:
            return False
        if self.chosen is None:
            if number <= len(moment.options):
                self.chosen = number - 1
        elif number <= MOST_SURE:
            self._solve(moment, Solved(moment.options[self.chosen].id, number))
        return True

    def following(self, step: int) -> None:
        """The next moment; before an answer the step back is to pass."""
        moment = self.moment
        if moment is None or not self.opened:
            return
        if step < 0 and self._answer(moment) is None:
            self._solve(moment, Solved(None, None))
        elif step > 0 and self._answer(moment) is not None:
            moments = (self.work.review.moments if self.work.review else None) or ()
            if self.cursor + 1 < len(moments):
                self.cursor, self.chosen = self.cursor + 1, None
            else:
                self.opened = False

    def _solve(self, moment: Moment, solved: Solved) -> None:
        self.solved[key_of(moment)] = solved
        self.chosen = None
        source = self.work.source
        source.save_notes(replace(source.notes, solved=dict(self.solved)))
        self._keep()

    def letter(self, name: str) -> None:
        moment = self.moment
        if moment is None or not self.opened:
            return
        if name == "floor":
            self._show_floor(moment.at_s)
        elif name == "practise_from" and self._answer(moment) is not None:
            self._practise_from(moment.at_s)

    def click(self, place: int) -> None:
        if not self.opened and place >= 1:
            again = self.cursor == place - 1
            self.cursor = place - 1
            if again:
                self.enter()
