"""A day across a page: intervals put together until they fit, the times above them, numbers in cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, fsum
from typing import Final

from floorsim.present.glyphs import LEVELS, NO_LEVEL, sparkline
from floorsim.present.previewing.model import QueueInterval, TeamInterval
from floorsim.present.row import Role, Row, Span, fit
from floorsim.units import HOUR_S
from floorsim.wording.numbers import true_minus
from floorsim.wording.times import time_of_day

LABEL_CELLS: Final = 11
"""Cells before the first column, with what a row is."""
LEAST_CELL: Final = 3
FULL: Final = LEVELS[-1]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one day: edges in seconds since midnight before day 1, and the cells of each."""

    edges_s: tuple[float, ...]
    together: int
    """Intervals in one column."""
    cells: int

    @classmethod
    def fitting(cls, edges_s: Sequence[float], width: int, cells_of: Callable[[int], int]) -> Columns:
        """As many columns as fit into `width` cells; of a round length, where more than half as many are.

        `cells_of` says how wide a column of so many intervals is.
        """
        count = len(edges_s) - 1
        length_s = edges_s[1] - edges_s[0]

        def fits(step: int) -> bool:
            return -(-count // step) * cells_of(step) <= width - LABEL_CELLS

        fewest = next((step for step in range(1, count) if fits(step)), count)
        steps = range(fewest, min(2 * fewest, count))
        together = next((step for step in steps if _is_round(step * length_s) and fits(step)), fewest)
        return cls((*edges_s[:-1:together], edges_s[-1]), together, max(cells_of(together), LEAST_CELL))

    @property
    def count(self) -> int:
        """Number of columns."""
        return len(self.edges_s) - 1

    @property
    def length_s(self) -> float:
        """Length of a column but the last, seconds."""
        return self.edges_s[1] - self.edges_s[0]

    def times(self) -> Row:
        """The times at which columns begin, as many as there is room for: whole hours where there are any."""
        whole = [at_s for at_s in self.edges_s[:-1] if at_s % HOUR_S == 0]
        text = " " * LABEL_CELLS
        for place, at_s in enumerate(self.edges_s[:-1]):
            if whole and at_s % HOUR_S:
                continue
            label = time_of_day(at_s)[: 2 if whole else 5]
            ends = LABEL_CELLS + (place + 1) * self.cells
            if ends - len(label) > len(text.rstrip()) or not text.strip():
                text = text.ljust(ends - len(label)) + label
        return Row(((text, Role.DIM),))

    def summed(self, values: Sequence[float]) -> list[float]:
        """What the intervals of each column have together."""
        return summed(values, self.together)

    def worst(self, intervals: Sequence[QueueInterval]) -> list[QueueInterval]:
        """Of each column the interval in which the most agents are missing."""
        step = self.together
        return [
            min(intervals[first : first + step], key=lambda one: one.over)
            for first in range(0, len(intervals), step)
        ]

    def fewest(self, intervals: Sequence[TeamInterval]) -> list[TeamInterval]:
        """Of each column the interval in which the fewest are on the queues."""
        step = self.together
        return [
            min(intervals[first : first + step], key=lambda one: one.on_queues)
            for first in range(0, len(intervals), step)
        ]

    def numbers(
        self,
        label: str,
        values: Sequence[float],
        role: Callable[[float], Role] = lambda value: Role.TEXT,
        *,
        signed: bool = False,
    ) -> Row:
        """A row of whole numbers; 0 of nothing is a dot."""
        spans: list[Span] = [(fit(f" {label}", LABEL_CELLS), Role.DIM)]
        for value in values:
            whole = half_up(value)
            text = true_minus(f"{whole:+d}") if signed and whole else str(whole)
            if not whole:
                text = NO_LEVEL if not signed else "0"
            spans.append((text.rjust(self.cells), role(whole)))
        return Row(tuple(spans))

    def bars(self, label: str, values: Sequence[float]) -> Row:
        """The same as bars, the highest full."""
        highest = max(values, default=0.0) or 1.0
        drawn = sparkline(tuple(value if value > 0 else None for value in values), 0.0, highest)
        text = "".join(f" {symbol * (self.cells - 1)}" for symbol in drawn)
        return Row(((fit(f" {label}", LABEL_CELLS), Role.DIM), (text, Role.ACCENT)))

    def span(self, label: str, from_s: float, to_s: float, role: Role = Role.WARN) -> Row:
        """A bar over every column that a stretch of time touches."""
        touched = [
            starts_s < to_s and ends_s > from_s
            for starts_s, ends_s in zip(self.edges_s, self.edges_s[1:], strict=False)
        ]
        text = "".join(f" {(FULL if one else NO_LEVEL) * (self.cells - 1)}" for one in touched)
        return Row(((fit(f" {label}", LABEL_CELLS), Role.DIM), (text, role)))


def _is_round(length_s: float) -> bool:
    """Whether columns of this length begin at whole hours again and again: 10, 30, 90 minutes, not 22."""
    return HOUR_S % length_s == 0 or length_s % (HOUR_S / 2) == 0


def half_up(value: float) -> int:
    """The nearest whole number; a half is rounded up, so that halves of one row go the same way."""
    return floor(value + 0.5)


def summed(values: Sequence[float], step: int) -> list[float]:
    """The sums of so many values after one another."""
    return [fsum(values[first : first + step]) for first in range(0, len(values), step)]
