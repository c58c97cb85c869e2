"""Somebody who only hears, in front of a clock: types lines by rules, and knows nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

from tests.desktest.hand_clocks import HandClocks
from tests.plain.listener import Listener

TYPING_S: Final = 2.0
"""Seconds that it takes to type a line."""
WAIT_S: Final = 20.0
WAIT: Final = "(waits)"
"""As an answer: it types nothing for a while."""
MOST_TYPED: Final = 300
MOST_WAITS: Final = 500
"""So often it waits in all before it leaves: somebody who waits where no clock runs waits for ever."""
Answer = Callable[[Sequence[str]], str | None]
"""Makes what is typed of the lines heard since the last time; None leaves it to the next rule."""
Rule = tuple[str, str | Answer]
"""A pattern of the last thing that was said, and what is typed then."""


class PacedListener(Listener):
    """Types what the first rule says that fits the last thing it heard; without one it leaves."""

    def __init__(self, rules: Sequence[Rule], clocks: HandClocks) -> None:
        super().__init__([])
        self._rules = rules
        self._clocks = clocks
        self.typed: list[str] = []
        self._waits = 0

    def poll(self, timeout_s: float) -> str | None:
        """What it types; it takes its time, and the clock runs. With nothing new it waits."""
        heard = whole(self.since)
        said = [line for line in heard if not line.partition(": ")[0].isdigit()]
        if not said:
            self._clocks.pass_s(timeout_s)
            return None
        self._clocks.pass_s(TYPING_S)
        for pattern, answer in self._rules:
            if re.search(pattern, said[-1]) is not None:
                line = answer if isinstance(answer, str) else answer(heard)
                if line == WAIT and self._waits < MOST_WAITS:
                    self._waits += 1
                    self._clocks.pass_s(WAIT_S)
                    return None
                if line is not None and line != WAIT and len(self.typed) < MOST_TYPED:
                    self.since = []
                    self.typed.append(line)
                    return line
        raise EOFError


def whole(lines: Sequence[str]) -> list[str]:
    """Lines with what was broken over several of them put together again."""
    joined: list[str] = []
    for line in lines:
        if line.startswith("more: ") and joined:
            joined[-1] += f" {line.removeprefix('more: ')}"
        else:
            joined.append(line)
    return joined


def numbered(words: str) -> Answer:
    """The number of the line of the last menu that has these words."""

    def find(heard: Sequence[str]) -> str | None:
        lines = [line.partition(": ") for line in heard]
        found = [number for number, _, text in lines if number.isdigit() and words in text]
        return found[-1] if found else None

    return find


def any_number(chance: Random) -> Answer:
    """The number of any line of the last menu that can be chosen."""

    def find(heard: Sequence[str]) -> str | None:
        lines = [line.partition(": ") for line in heard if "not possible" not in line]
        numbers = [number for number, _, _ in lines if number.isdigit()]
        return chance.choice(numbers) if numbers else None

    return find


def in_turn(*lines: str) -> Answer:
    """One line after the other, as often as it is asked."""
    left = list(lines)
    return lambda heard: left.pop(0) if left else None
