"""The supervisor's log: what was decided, what came of it, what was heard."""

from __future__ import annotations

from typing import Literal

from floorsim.desk.view import LogLine

LogCategory = Literal["decision", "work", "effect", "news", "floor"]

OWN: frozenset[LogCategory] = frozenset({"decision", "work"})
"""What the supervisor did; seen also while the floor is out of sight."""


class Log:
    """Lines in the order in which they were written; none is ever changed."""

    def __init__(self) -> None:
        self.lines: list[LogLine] = []
        self._shown: tuple[LogLine, ...] = ()

    def say(self, at_s: float, text: str, category: LogCategory) -> None:
        """Writes a line."""
        self.lines.append(LogLine(at_s, " ".join(text.split()), category))

    def say_before(self, place: int, at_s: float, text: str, category: LogCategory) -> None:
        """Writes a line before those written since the log had `place` lines: a cause before its effects."""
        self.lines.insert(place, LogLine(at_s, " ".join(text.split()), category))

    def read(self, before_s: float | None = None) -> tuple[LogLine, ...]:
        """Every line; with `before_s` what the supervisor did, and the rest written by that time."""
        if len(self._shown) != len(self.lines):
            self._shown = tuple(self.lines)
        if before_s is None:
            return self._shown
        return tuple(line for line in self._shown if line.at_s <= before_s or line.category in OWN)
