"""What can be typed at a place, by name or by number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Typed:
    """A command with what was typed behind it."""

    command: Command
    rest: str
    words: int
    """Of its name; 0 where it was typed as a number."""

    def do(self) -> None:
        """Do it."""
        self.command.do(self.rest)


class Commands(Sequence[Command]):
    """The commands of a place, numbered from 1."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self._commands = tuple(commands)

    def __getitem__(self, place: int) -> Command:  # type: ignore[override]
        return self._commands[place]

    def __len__(self) -> int:
        return len(self._commands)

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands)

    def typed(self, line: str) -> Typed | None:
        """The command that a line begins with, the longest name first, or its number; None: no command."""
        number, _, rest = line.partition(" ")
        if number.isdigit() and 1 <= int(number) <= len(self):
            return Typed(self[int(number) - 1], rest.strip(), 0)
        lowered = line.lower() + " "
        found = [one for one in self if lowered.startswith(one.name + " ")]
        if not found:
            return None
        one = max(found, key=lambda one: len(one.name))
        return Typed(one, line[len(one.name) :].strip(), len(one.name.split()))

    def tell(self, lines: Lines, *, every: bool = False) -> None:
        """Read out what can be typed: the first of it, which is used most, or everything."""
        shown = len(self) if every or len(self) <= AT_ONCE + 2 else AT_ONCE
        for place, one in enumerate(self._commands[:shown], start=1):
            lines.say(str(place), f"{one.name}, {one.says}")
        if shown < len(self):
            names = ", ".join(one.name for one in self._commands[shown:])
            lines.say("help", f"also {names}; help and its name says what one does, help all says it of each")
