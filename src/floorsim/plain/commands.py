"""What can be typed at a place, by name or by number, and help about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from floorsim.plain.asking import place_of
from floorsim.plain.lines import Lines

AT_ONCE = 12
"""Commands that help explains before it only names them (D)."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be typed."""

    name: str
    says: str
    """What it does, after its name, in help."""
    do: Callable[[str], object]
    """Takes what was typed behind the name."""
    in_test: bool = True
    """Whether it works where the clock is not the reader's."""


class Typed(NamedTuple):
    """A command with what was typed behind it."""

    do: Callable[[], object]
    words: int
    """Of its name; 0 where it was typed as a number."""


class Commands:
    """The commands of a place, numbered from 1.

    Args:
        commands: those that help tells.
        untold: further ones, known by their names alone.
    """

    def __init__(self, commands: Sequence[Command], untold: Sequence[Command] = ()) -> None:
        self._commands = tuple(commands)
        self._named = (*commands, *untold)

    def typed(self, line: str) -> Typed | None:
        """The command that a line begins with, the longest name first, or its number; None: no command."""
        number, _, rest = line.partition(" ")
        if (place := place_of(number, len(self._commands))) is not None:
            return Typed(partial(self._commands[place].do, rest.strip()), 0)
        lowered = line.lower() + " "
        found = [one for one in self._named if lowered.startswith(one.name + " ")]
        if not found:
            return None
        one = max(found, key=lambda one: len(one.name))
        return Typed(partial(one.do, line[len(one.name) :].strip()), len(one.name.split()))

    def help(self, lines: Lines, line: str, closing: str, further: Callable[[str], bool]) -> bool:
        """Answer a line that asks for help; False where it asks for none.

        Args:
            lines: where it is told.
            line: what was typed.
            closing: what is said after all that can be typed.
            further: tells what something that is no command does; False where there is no such thing.
        """
        word, _, asked = line.lower().partition(" ")
        if word not in ("help", "?", "menu"):
            return False
        if asked in ("", "all"):
            self._tell(lines, every=asked == "all")
            lines.say("help", closing)
        elif (one := next((one for one in self._commands if one.name == asked), None)) is not None:
            lines.say("help", f"{one.name}: {one.says}")
        elif not further(asked):
            lines.say("error", f"There is nothing called '{asked}'. Type help for what there is.")
        return True

    def _tell(self, lines: Lines, *, every: bool) -> None:
        """Read out what can be typed: the first of it, which is used most, or everything."""
        shown = len(self._commands) if every or len(self._commands) <= AT_ONCE + 2 else AT_ONCE
        for place, one in enumerate(self._commands[:shown], start=1):
            lines.say(str(place), f"{one.name}, {one.says}")
        if shown < len(self._commands):
            names = ", ".join(one.name for one in self._commands[shown:])
            lines.say("help", f"also {names}; help and its name says what one does, help all says it of each")
