"""Somebody who types whatever can be typed, drawn by chance: what was heard is all that they know."""

from __future__ import annotations

import re
from random import Random

from tests.plain.listener import Listener

LOOKS = (
    "status", "team", "inbox", "due", "my time", "what changed", "log", "plan", "schedule", "quality",
    "drivers", "read", "again", "help", "undo", "hint",
)  # fmt: skip
TYPED = ("", "10:40", "11:00", "5", "15", "2", "cancel", "some words")


class DrawnPlay:
    """Plays by chance until the run is over, then leaves."""

    def __init__(self, seed: int, lines: int) -> None:
        self._chance = Random(seed)
        self._left = lines

    def __call__(self, listener: Listener) -> str | None:
        self._left -= 1
        if self._left < 0:
            return None
        told, chance = listener.since, self._chance
        text = " ".join(told).replace(" more: ", " ")
        if "Type yes or no" in text:
            return chance.choice(("yes", "yes", "no"))
        numbers = [line.partition(":")[0] for line in told if re.match(r"\d+: ", line)]
        if "choose:" in text and numbers:
            return chance.choice((*numbers * 3, "cancel"))
        if "nothing here is possible" in text:
            return "cancel"
        if "or cancel." in text:
            return "list"
        if "cancel goes back." in text:
            return chance.choice(TYPED)
        number = chance.randint(1, 9)
        ways = ("next", "wait 5", *["decide"] * 4, f"answer {number} 1", f"read {number}")
        return chance.choice((*ways, chance.choice(LOOKS)))
