"""Writing a text line by line, with commands to read it and to change its lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from floorsim.errors import FloorsimError, StoreError
from floorsim.plain.asking import Asker, place_of
from floorsim.plain.desk_test.handing_in import HAND_IN
from floorsim.wording.numbers import counted

LITERALLY: Final = "\\"
"""Before a line that would be a command: what follows is written as it is."""
HOW: Final = (
    "Every line you type is added to the text. These work alone on a line: show reads it; replace and a "
    "number and words changes a line; insert and a number and words puts one before it; delete and a number "
    f"takes one out; words counts; done or {HAND_IN} ends. A line that begins with {LITERALLY} is written "
    "without it, as words."
)


class TextLines:
    """A text that is being written.

    Args:
        asker: asks for the lines.
        text: what is there already.
        keep: keeps the text as it stands. Raises StoreError when it can't, and the text is kept with the next
            change; another FloorsimError when it may not be, and the change is then not made.
        alone: further words that can be typed alone on a line, with what they do.
        how: what help says of them.
        with_words: words that can be typed before others, with what is done with those.
    """

    def __init__(
        self,
        asker: Asker,
        text: str,
        keep: Callable[[str], None],
        alone: Mapping[str, Callable[[], object]],
        how: str,
        with_words: Mapping[str, Callable[[str], object]] | None = None,
    ) -> None:
        self._asker, self._lines = asker, asker.lines
        self._written = text.split("\n") if text else []
        self._keep, self._alone, self._with_words = keep, alone, with_words or {}
        self._how = f"{HOW} {how}"

    @property
    def text(self) -> str:
        """The text as it stands."""
        return "\n".join(self._written)

    def keep(self) -> None:
        """Keep the text as it stands. Raises FloorsimError."""
        self._keep(self.text)

    def write(self) -> None:
        """Ask for lines until `done` or `hand in` is typed."""
        if self._written:
            self._lines.say("words", f"{self._count()} are there already. show reads them.")
        while (typed := self._asker.line(self._how)).lower() not in ("done", HAND_IN):
            word, _, rest = typed.partition(" ")
            if typed.startswith(LITERALLY):
                self._change([*self._written, typed.removeprefix(LITERALLY)], len(self._written) + 1)
            elif typed in ("show", "words"):
                self._show() if typed == "show" else self._lines.say("words", f"{self._count()}.")
            elif word in ("replace", "insert", "delete") and rest.partition(" ")[0].isdigit():
                self._at(word, *rest.split(" ", 1))
            elif typed in self._alone:
                self._alone[typed]()
            elif word in self._with_words:
                self._with_words[word](rest.strip())
            else:
                self._change([*self._written, typed], len(self._written) + 1)

    def _at(self, what: str, number: str, words: str = "") -> None:
        lines, words = list(self._written), words.strip()
        place = place_of(number, len(lines))
        if place is None:
            there = f"there are 1 to {len(lines)}" if lines else "nothing is written yet"
            self._lines.say("error", f"There is no line {number}; {there}.")
            return
        if what == "delete":
            del lines[place]
        elif not words:
            self._lines.say("error", f"Type {what} {number} and the words of the line.")
            return
        elif what == "replace":
            lines[place] = words
        else:
            lines.insert(place, words)
        self._change(lines, place + 1, "deleted" if what == "delete" else "kept")

    def _change(self, lines: list[str], number: int, done: str = "kept") -> None:
        before, self._written = self._written, lines
        try:
            self.keep()
        except StoreError as error:
            self._lines.say("error", f"{error} The line stays here, and is kept with the next one.")
        except FloorsimError as error:
            self._written = before
            self._lines.say("error", str(error))
        else:
            self._lines.say("done", f"line {number} {done}, {self._count()}")

    def _show(self) -> None:
        if not self._written:
            self._lines.say("words", "Nothing is written yet.")
        for number, line in enumerate(self._written, start=1):
            self._lines.say(str(number), line or "an empty line")

    def _count(self) -> str:
        return counted(len(self.text.split()), "word")
