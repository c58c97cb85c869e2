"""What every tab has in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Generic, TypeVar

from floorsim.present.row import Row
from floorsim.tui.rows.key_bar import KeyHint


@dataclass(frozen=True, slots=True)
class Page:
    """What a tab shows at a size: rows that stay, rows that scroll, and the one that has to be in sight."""

    rows: Sequence[Row]
    fixed: Sequence[Row] = field(default=())
    """Rows above, always in sight."""
    cursor: int | None = None
    """Place among `rows` of the row under the cursor; None where the page is read, not moved in."""
    last: int | None = None
    """Of a thing of several rows, the place of the last; None where it is one row."""


Work = TypeVar("Work")
"""What finds what the tabs show."""


class Tab(Generic[Work]):
    """One tab. Keys that it does not use do nothing."""

    TITLE: ClassVar[str]

    def __init__(self, work: Work, redraw: Callable[[], None]) -> None:
        self.work = work
        self.redraw = redraw
        self.width = 80
        """Cells of the page as it was drawn last."""
        self.wide = False
        """Whether there is room beside the page."""

    def page(self, width: int, height: int) -> Page:
        """Everything to show at a size."""
        return Page([])

    def beside(self, width: int) -> Sequence[Row]:
        """What stands beside the page where there is room for it."""
        return ()

    def hints(self) -> Sequence[KeyHint]:
        """Its own keys."""
        return ()

    def move(self, step: int) -> bool:
        """Up or down; False where the page is to be scrolled instead."""
        return False

    def across(self, step: int) -> bool:
        """Left or right; False where it means the next tab."""
        return False

    def enter(self) -> None:
        """Open what is under the cursor."""

    def back(self) -> bool:
        """Close what is open; False where nothing is."""
        return False

    def digit(self, number: int) -> bool:
        """A digit, where it is an answer; False where it means a tab."""
        return False

    def following(self, step: int) -> None:
        """The next thing, or the one before."""

    def letter(self, name: str) -> None:
        """A letter of its own, by what it does."""

    def click(self, place: int) -> None:
        """A click on a row of the page, by its place among the rows that scroll."""
