"""A scripted listener: it hears lines and types lines by rules, and knows nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tests.desktest.hand_clocks import HandClocks

TYPING_S = 2.0
"""Seconds that it takes to type a line."""
MOST_TYPED = 300
WAIT = "(waits)"
"""As an answer: it types nothing for a while."""
WAIT_S = 20.0
Rule = tuple[str, "str | Callable[[Sequence[str]], str | None]"]
"""A pattern of the last thing that was said, and what is typed then: a line, or what the lines heard give."""


class Listener:
    """Types what the first rule says that fits the last thing it heard; at the end of its rules it leaves.

    A rule that gives None leaves it to the next.
    """

    def __init__(self, rules: Sequence[Rule], clocks: HandClocks) -> None:
        self._rules = rules
        self._clocks = clocks
        self.transcript: list[str] = []
        self.typed: list[str] = []
        self._heard_up_to = 0

    def write(self, text: str) -> None:
        """What is written for it."""
        self.transcript += text.splitlines()

    def poll(self, timeout_s: float) -> str | None:
        """What it types; it takes its time, and the clock runs. With nothing new it waits."""
        heard = self.transcript[self._heard_up_to :]
        if not heard:
            self._clocks.pass_s(timeout_s)
            return None
        self._clocks.pass_s(TYPING_S)
        said = [line for line in whole(heard) if not line.partition(": ")[0].isdigit()]
        self._heard_up_to = len(self.transcript)
        for pattern, answer in self._rules:
            if said and re.search(pattern, said[-1]) is not None:
                line = answer if isinstance(answer, str) else answer(whole(heard))
                if line == WAIT:
                    self._clocks.pass_s(WAIT_S)
                    self._heard_up_to -= len(heard)
                    return None
                if line is not None and len(self.typed) < MOST_TYPED:
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


def numbered(words: str) -> Callable[[Sequence[str]], str | None]:
    """The number of the line of the last menu that has these words."""

    def find(heard: Sequence[str]) -> str | None:
        lines = [line.partition(": ") for line in heard]
        found = [number for number, _, text in lines if number.isdigit() and words in text]
        return found[-1] if found else None

    return find


def in_turn(*lines: str) -> Callable[[Sequence[str]], str | None]:
    """One line after the other, as often as it is asked."""
    left = list(lines)
    return lambda heard: left.pop(0) if left else None
