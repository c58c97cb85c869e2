"""What can be typed at a place, by name or by number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from floorsim.plain.lines import Lines


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

    def tell(self, lines: Lines) -> None:
        """Read out what can be typed."""
        for place, one in enumerate(self, start=1):
            lines.say(str(place), f"{one.name}, {one.says}")
