"""What a list to choose from consists of."""

from __future__ import annotations

from dataclasses import dataclass

from floorsim.present.row import Row


@dataclass(frozen=True, slots=True)
class PickEntry:
    """One row, of one line or more; without an id it is a heading that the cursor passes over."""

    id: str | None
    line: Row
    more: tuple[Row, ...] = ()
    """Further lines of the same row."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All lines of the row."""
        return (self.line, *self.more)
