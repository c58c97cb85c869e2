"""What plain line mode writes: lines that are only ever added, in ASCII, each begun with a known word."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Callable, Iterable
from typing import Final

from floorsim.plain.ascii_words import in_ascii, in_words
from floorsim.present.row import Row
from floorsim.printable import STEERING

WIDTH: Final = 80
"""Columns of a line at most."""
MORE: Final = "more"
"""Begins what is left of a text that takes several lines."""
HEADS: Final = frozenset(
    ("plain", "time", "message", "due", "error", "choose", "chose", "more", "done", "help", "hint", "log",
     "you", "team", "agent", "queue", "progress", "question", "answer", "score", "part", "figure", "review",
     "moment", "ledger", "decision", "timeline", "plan", "run", "briefing", "floor", "evidence",
     "said", "quality", "contact", "driver", "report", "schedule", "evening", "morning", "price",
     "clock", "end", "test", "exercise", "table", "row", "finding", "note", "words", "again")
)  # fmt: skip
"""The words that begin a line; a run adds the titles of its channels."""
_NO_COLON: Final = frozenset({"time", "chose"})
"""Words that the text follows at once: `time 09:26`, `chose 2, chat`."""
EVERY_S: Final = 10.0
"""Seconds between two lines about the same progress at the least."""


class Lines:
    """Writes lines.

    Args:
        write: takes text that is to be written; it is never asked to go back.
        width: columns at most, 40 or more.
    """

    def __init__(self, write: Callable[[str], object], width: int = WIDTH) -> None:
        self._write = write
        self._width = width
        self._heads = set(HEADS)
        self._answer: list[str] = []

    def know(self, *heads: str) -> None:
        """Let lines begin with further words, such as the titles of channels."""
        self._heads.update(self.head(one).lower() for one in heads)

    @staticmethod
    def head(title: str) -> str:
        """A title as the word that begins a line."""
        return " ".join(in_ascii(STEERING.sub(" ", title)).replace(":", " ").split())

    def say(self, head: str, text: str = "") -> None:
        """Write a line, or as many as the text takes.

        Args:
            head: a known word, or one with what it is about behind it: `message from Reyes`; or the digit of
                a menu's line.
            text: a sentence or more; it may be of any alphabet and have line breaks.

        Raises:
            ValueError: no line may begin so.
        """
        head = self.head(head)
        first = head.split(" ", 1)[0]
        if head.lower() in self._heads:
            head = head.lower()
        elif first not in self._heads and not head.isdigit():
            raise ValueError(f"'{head}' does not begin a line of plain mode.")
        joint = " " if first in _NO_COLON else ": "
        parts = [in_words(STEERING.sub(" ", part)) for part in text.splitlines()] or [""]
        told = [part for part in parts if part] or [""]
        begun = f"{head}{joint}"
        for part in told:
            self._out(textwrap.wrap(
                f"{begun}{part}".strip(), self._width, subsequent_indent=f"{MORE}: ", break_on_hyphens=False
            ))  # fmt: skip
            begun = f"{MORE}: "

    def rows(self, head: str, rows: Iterable[Row]) -> None:
        """Write rows of a page, each as a sentence; empty ones and those that only draw are left out."""
        for row in rows:
            words = in_words(row)
            if any(char.isalnum() for char in words):
                self.say(head, words)

    def _out(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._answer.append(line)
            self._write(line + "\n")

    def begin_answer(self) -> None:
        """What is written from here on is what `again` repeats."""
        self._answer = []

    def again(self) -> None:
        """Repeat the last answer, word for word."""
        repeated, self._answer = self._answer, []
        self._out(repeated or ["again: nothing was said yet"])


class Progress:
    """Says how far something has come: `progress: 40 percent`, at most every ten seconds.

    Args:
        lines: where it is said.
        steady: a clock that only goes forward, in seconds.
    """

    def __init__(self, lines: Lines, steady: Callable[[], float] = time.monotonic) -> None:
        self._lines, self._steady = lines, steady
        self._last_s = steady()

    def show(self, share: float | None, doing: str = "") -> None:
        """Tell a share 0-1, None where it is not known, unless something was told in the last ten seconds."""
        now_s = self._steady()
        if now_s - self._last_s >= EVERY_S:
            self._last_s = now_s
            told = "still at work" if share is None else f"{100 * share:.0f} percent"
            self._lines.say("progress", f"{told}{f', {doing}' if doing else ''}")


class Unasked:
    """What is said without being asked: kept back so that no more comes than one can listen to.

    Args:
        lines: where it is said.
        steady: a clock that only goes forward, in seconds.
        every_s: seconds between two times that something is said.
    """

    def __init__(self, lines: Lines, steady: Callable[[], float], every_s: float = EVERY_S) -> None:
        self._lines, self._steady = lines, steady
        self.every_s = every_s
        self._last_s = float("-inf")
        self._kept: list[tuple[str, str]] = []

    def offer(self, head: str, text: str) -> None:
        """Something to be said, at once or when it is time; what is kept already is not kept twice."""
        if (head, text) not in self._kept:
            self._kept.append((head, text))
        self.tell()

    def tell(self, *, now: bool = False) -> None:
        """Say what is kept if enough time has passed, or `now`: before something is asked."""
        if self._kept and (now or self._steady() - self._last_s >= self.every_s):
            self._last_s = self._steady()
            kept, self._kept = self._kept, []
            for head, text in kept:
                self._lines.say(head, text)
