"""What part of the inbox is looked at: what one kind of sender wrote, or what has the words searched for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from floorsim.desk.view import MessageView
from floorsim.scenario.models.events import Role

ROLE_WORDS: Final[Mapping[Role, str]] = {
    "agent": "agents",
    "leadership": "leadership",
    "workforce_management": "planning",
    "it": "IT",
    "facilities": "facilities",
    "legal": "legal",
    "hr": "HR",
    "partner": "partners",
    "customer": "customers",
    "social": "social",
    "quality": "quality",
}
"""Who writes, in the plural, so that it names a column and a filter alike."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is left out of the list: everything that others wrote, everything without these words."""

    role: Role | None = None
    asked: str = ""

    @property
    def words(self) -> str:
        """What the heading says of it: `, from IT, with “card”`."""
        of = f", from {ROLE_WORDS[self.role]}" if self.role is not None else ""
        return of + (f", with “{self.asked.strip()}”" if self.asked.strip() else "")

    def of(self, inbox: Sequence[MessageView]) -> Sequence[MessageView]:
        """Return what is left, in the order in which it came."""
        if self.role is None and not self.asked.strip():
            return inbox
        wanted = self.asked.casefold().split()
        return [item for item in inbox if self._has_role(item) and _has(item, wanted)]

    def next_role(self, inbox: Iterable[MessageView], step: int) -> Narrowing:
        """Return the same for the next kind of sender that has written, or the one before; after them all."""
        written = {item.role for item in inbox}
        there: list[Role | None] = [None, *(role for role in ROLE_WORDS if role in written)]
        here = there.index(self.role) if self.role in there else 0
        return replace(self, role=there[(here + step) % len(there)])

    def _has_role(self, item: MessageView) -> bool:
        return self.role is None or item.role == self.role


def role_words(item: MessageView) -> str:
    """Return who writes, or nothing where that is not known or it is a promise of the supervisor's own."""
    return "" if item.role is None else ROLE_WORDS[item.role]


def _has(item: MessageView, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    said = (item.text, *(turn.text for turn in item.turns))
    text = " ".join((item.sender, role_words(item), item.subject, *said)).casefold()
    return all(word in text for word in wanted)
