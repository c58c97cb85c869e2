"""What plain line mode asks: a line at a time, from menus with numbers; help and quit always work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from floorsim.plain.ascii_words import in_ascii
from floorsim.plain.lines import Lines

Read = Callable[[], str]
"""Returns the next line that is typed. Raises EOFError where there is none."""

AT_ONCE: Final = 15
"""Lines of a menu that are read out before it waits (D: what one keeps in mind while hearing)."""
LEAST_COUNTED: Final = 3
"""So many lines that are not possible are named together after the others (D)."""
YES: Final = ("yes", "y")
NO: Final = ("no", "n")
CANCEL: Final = ("cancel", "back", "c")
_NUMBER: Final = re.compile("[0-9]{1,9}")
WORDS_ALWAYS: Final = "again repeats the last answer; quit leaves, and what you did is kept."


class Leaving(Exception):  # noqa: N818 - asked for, and no fault
    """The reader wants to leave, or there is nothing more to read; everything is to be kept."""


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a menu; with `why_not` it is read out and can't be chosen."""

    value: Any
    words: str
    """What is said after its number."""
    name: str = ""
    """By what it can be chosen in place of its number or its words, and what is said back; else its words."""
    why_not: str | None = None

    @property
    def called(self) -> str:
        """What is said back."""
        return self.name or self.words


class Asker:
    """Asks, and understands what is typed.

    Args:
        lines: where questions are written.
        read: the next line that is typed.
    """

    def __init__(self, lines: Lines, read: Read) -> None:
        self.lines = lines
        self._read = read

    def line(self, help_words: str = "") -> str:
        """The next line, without blanks around it. `again`, `help` and `quit` are seen to here.

        Args:
            help_words: what help says here; empty where whoever asks answers `help` itself.

        Raises:
            Leaving: quit was typed, or there is nothing more to read.
        """
        while True:
            try:
                typed = self._read().strip()
            except (EOFError, KeyboardInterrupt):
                raise Leaving from None
            word = typed.lower()
            if word in ("quit", "exit"):
                raise Leaving
            if word in ("again", "a"):
                self.lines.again()
            elif word in ("help", "?") and help_words:
                self.lines.say("help", f"{help_words} {WORDS_ALWAYS}")
            else:
                self.lines.begin_answer()
                return typed

    def choose(
        self, question: str, options: Sequence[Option], *, cancel: bool = True, quiet: bool = False
    ) -> Any | None:
        """One value of a menu, by its number or its name; None where it was cancelled.

        With `quiet` its lines were read out before, and are again when `list` is typed.

        Raises:
            Leaving: see `line`.
        """
        chosen = self._chosen(question, options, several=False, cancel=cancel, quiet=quiet)
        return None if chosen is None else chosen[0].value

    def choose_several(
        self, question: str, options: Sequence[Option], *, cancel: bool = True
    ) -> list[Any] | None:
        """Some values of a menu, by numbers or names apart by blanks; None where it was cancelled."""
        chosen = self._chosen(question, options, several=True, cancel=cancel)
        return None if chosen is None else [one.value for one in chosen]

    def _chosen(
        self,
        question: str,
        options: Sequence[Option],
        *,
        several: bool,
        cancel: bool,
        quiet: bool = False,
    ) -> list[Option] | None:
        self.lines.say("choose", f"{question} Type list to hear what there is." if quiet else question)
        options = [*(one for one in options if one.why_not is None), *(one for one in options if one.why_not)]
        shown = 0 if quiet else self._read_out(options, 0)
        how = "numbers or names apart by blanks, or none" if several else (
            f"a number from 1 to {len(options)} or a name"
        )  # fmt: skip
        ways = f"Type {how}{', or cancel' if cancel else ''}."
        more = f"{ways} list reads them again; more reads the next; a name that is not possible says why."
        while True:
            typed = self.line(more)
            word = typed.lower()
            if word in CANCEL and cancel:
                self.lines.say("chose", "nothing, back")
                return None
            if word == "list":
                self.lines.say("choose", question)
            if word in ("more", "list"):
                shown = self._read_out(options, shown if word == "more" else 0)
                continue
            if several and word == "none":
                self.lines.say("chose", "none")
                return []
            found, fault = _meant(typed, options, several)
            if fault:
                self.lines.say("error", f"{fault} {ways}")
                continue
            numbers = " ".join(str(options.index(one) + 1) for one in found)
            self.lines.say("chose", f"{numbers}, {', '.join(one.called for one in found)}")
            return found

    def _read_out(self, options: Sequence[Option], start: int) -> int:
        """Read out the next lines of a menu; the place of the one after them."""
        barred = [one for one in options if one.why_not is not None]
        read = options[: len(options) - len(barred)] if len(barred) >= LEAST_COUNTED else options
        if start >= len(read):
            start = 0
        end = min(start + AT_ONCE, len(read))
        if end == len(read) - 1:
            end += 1
        for place, one in enumerate(read[start:end], start=start + 1):
            why = "" if one.why_not is None else f"; not possible: {one.why_not.rstrip('.')}"
            self.lines.say(str(place), f"{one.words}{why}")
        if end < len(read):
            self.lines.say("choose", f"there are {len(read) - end} more; type more, or a name")
        elif read is not options:
            names = ", ".join(one.called for one in barred)
            nothing = "not possible now, " if read else "nothing here is possible now, cancel goes back, "
            self.lines.say("choose", f"{nothing}a name says why: {names}")
        return end

    def yes(self, question: str) -> bool:
        """Whether the answer is yes; it has to be typed out. To cancel is no."""
        self.lines.say("question", f"{question} Type yes or no.")
        while True:
            word = self.line("Type yes or no.").lower()
            if word in (*YES, *NO, *CANCEL):
                return word in YES
            self.lines.say("error", "That is neither yes nor no. Type yes or no.")

    def words(self, question: str, help_words: str = "Type one line; an empty one leaves it empty.") -> str:
        """A line of the reader's own words; may be empty."""
        self.lines.say("question", question)
        return self.line(help_words)


def _meant(typed: str, options: Sequence[Option], several: bool) -> tuple[list[Option], str]:
    """The options that are meant, or what is wrong with what was typed."""
    if not typed:
        return [], "Nothing was typed."
    whole = _named(typed, options)
    if isinstance(whole, Option):
        found: list[Option] = [whole]
    elif not several:
        return [], whole
    else:
        found = []
        for part in typed.replace(",", " ").split():
            one = _named(part, options)
            if not isinstance(one, Option):
                return [], one
            if one not in found:
                found.append(one)
    for one in found:
        if one.why_not is not None:
            return [], f"{one.called} is not possible: {one.why_not.rstrip('.')}."
    return found, ""


def _named(part: str, options: Sequence[Option]) -> Option | str:
    """The option of a number or a name, or a sentence that says why there is none."""
    if (place := place_of(part, len(options))) is not None:
        return options[place]
    if part.isascii() and part.isdigit():
        return f"There is no {part} here; there are 1 to {len(options)}."
    near: list[Option] = matching(part, ((one, one.called) for one in options))
    near = near or matching(part, ((one, one.words) for one in options))
    if len(near) == 1:
        return near[0]
    if near:
        return f"'{part}' may be {' or '.join(one.called for one in near[:3])}."
    return f"There is no '{part}' here."


def place_of(typed: str, count: int) -> int | None:
    """The place, from 0, that a number from 1 to `count` names; None where it is no such number."""
    number = int(typed) if _NUMBER.fullmatch(typed) else 0
    return number - 1 if 1 <= number <= count else None


def matching(word: str, named: Iterable[tuple[Any, str]]) -> list[Any]:
    """What is called by a word: exactly, else by a beginning of its name or of a word in it."""
    asked = in_ascii(word).lower().strip()
    pairs = [(one, in_ascii(name).lower().strip()) for one, name in named]
    for fits in (
        lambda name: name == asked,
        lambda name: name.startswith(asked),
        lambda name: any(part.startswith(asked) for part in name.split()),
    ):
        if found := [one for one, name in pairs if fits(name)]:
            return found
    return []
