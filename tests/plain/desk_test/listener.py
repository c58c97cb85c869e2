"""A scripted listener: it hears lines, types lines by rules, and knows nothing else of the test."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tests.desktest.hand_clocks import HandClocks

HEARD_S = 2.0
"""Seconds that it takes to type a line."""
Rule = tuple[str, "str | Callable[[Sequence[str]], str | None]"]
"""A pattern that the last question has, and what is typed then: a line, or what lines heard since give."""


class Listener:
    """Types what its rules say to the last line that it heard.

    Every rule is used as often as its question comes; a rule that gives None leaves it to the next.
    """

    def __init__(self, rules: Sequence[Rule], clocks: HandClocks) -> None:
        self.rules = rules
        self.clocks = clocks
        self.transcript: list[str] = []
        self.typed: list[str] = []
        self._answered = 0

    def write(self, text: str) -> None:
        self.transcript += text.splitlines()

    def poll(self, timeout_s: float) -> str | None:
        """What it types; it takes its time, so that the clock runs."""
        self.clocks.pass_s(HEARD_S)
        heard = whole(self.transcript[self._answered :])
        if len(self.typed) > 600:
            raise EOFError
        for pattern, answer in self.rules:
            if heard and re.search(pattern, heard[-1]) is not None or pattern == "" and not heard:
                line = answer if isinstance(answer, str) else answer(heard)
                if line is not None:
                    self._answered = len(self.transcript)
                    self.typed.append(line)
                    return line
        return None


def whole(lines: Sequence[str]) -> list[str]:
    """Lines with what was broken over several of them put together again."""
    joined: list[str] = []
    for line in lines:
        if line.startswith("more: ") and joined:
            joined[-1] += f" {line.removeprefix('more: ')}"
        else:
            joined.append(line)
    return joined


def number_of(heard: Sequence[str], words: str) -> str | None:
    """The number of the menu's last line that has these words."""
    numbers = [line.partition(": ") for line in heard if line.partition(": ")[0].isdigit()]
    return next((number for number, _, text in reversed(numbers) if words in text), None)
