"""Somebody who only hears: what is written is checked line by line, what is typed comes from a script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from floorsim.plain.asking import Asker, Leaving
from floorsim.plain.lines import WIDTH, Lines

Says = Callable[["Listener"], str | None]
"""What a listener types next, knowing what was heard; None: nothing more."""


class Listener:
    """Types lines, and hears what is written.

    Args:
        typed: lines, or what makes each of them from what was heard.
    """

    def __init__(self, typed: Iterable[str] | Says) -> None:
        self.heard: list[str] = []
        self.since: list[str] = []
        """Heard since the last line was typed."""
        self._says = typed if callable(typed) else None
        self._typed: Iterator[str] = iter(()) if callable(typed) else iter(typed)
        self.lines = Lines(self.hear)
        self.asker = Asker(self.lines, self.read)

    def hear(self, text: str) -> None:
        line = text.removesuffix("\n")
        assert re.fullmatch(r"[ -~]+", line), f"a line has more than ASCII in it: {line!r}"
        assert len(line) <= WIDTH, f"a line is too long: {line!r}"
        head = re.split(r"[: ]", line, maxsplit=1)[0].lower()
        known = {one.split(" ", 1)[0] for one in self.lines._heads}
        assert head in known or head.isdigit(), f"a line begins with no known word: {line!r}"
        self.heard.append(line)
        self.since.append(line)

    def read(self) -> str:
        typed = next(self._typed, None) if self._says is None else self._says(self)
        if typed is None:
            raise EOFError
        self.since = []
        return typed

    @property
    def text(self) -> str:
        """Everything that was heard since the last line was typed, in one string."""
        return " ".join(self.since).replace(" more: ", " ")

    def starting(self, head: str) -> list[str]:
        """The lines that begin so."""
        return [line for line in self.heard if line.startswith(head)]


def until_left(do: Callable[[], object]) -> None:
    """Let a conversation go on until it is left."""
    try:
        do()
    except Leaving:
        return
