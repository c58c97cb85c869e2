"""The thing under the cursor: what small letters act on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from floorsim.desk.decisions.kind_facts import ActsOn


@dataclass(frozen=True, slots=True)
class Thing:
    """One or several things of a kind: a queue, agents, a case, an interval of the plan, or the floor."""

    acts_on: ActsOn
    ids: tuple[str, ...]
    name: str
    """What a title says: `Kofi`, `Voice`, `Kofi and Hanna`, `3 agents`."""

    @property
    def id(self) -> str:
        """The first of them."""
        return self.ids[0] if self.ids else ""


FLOOR = Thing("floor", (), "the floor")
"""What a decision is about where the cursor is on nothing in particular."""


def named_together(names: Sequence[str]) -> str:
    """Return up to two names, or how many there are: `Kofi and Hanna`, `3 agents`."""
    return " and ".join(names) if len(names) <= 2 else f"{len(names)} agents"


def jump_letters(names: Sequence[str], taken: str = "") -> list[str]:
    """Return a letter for each name, its own first letter where that is free; without one from the 27th on.

    `taken` are letters that mean something else.
    """
    free = [letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter not in taken]
    letters = [""] * len(names)
    for place, name in enumerate(names):
        first = name[:1].lower()
        if first in free:
            letters[place] = first
            free.remove(first)
    for place, letter in enumerate(letters):
        if not letter and free:
            letters[place] = free.pop(0)
    return letters
