"""A question that the same key answers when it comes next."""

from __future__ import annotations


class Question:
    """Asks one thing at a time."""

    def __init__(self) -> None:
        self._asked: str | None = None
        self._until_s = 0.0
        self.answered: str | None = None
        """What the key that is pressed now would answer; None for nothing."""

    def ask(self, what: str, until_s: float) -> None:
        """Ask something; in passing it is gone at a moment of the application's clock."""
        self._asked, self._until_s = what, until_s

    def take_key(self, now_s: float, *, stands: bool) -> None:
        """Note a key: it answers what was asked, or takes it back. A question that `stands` waits for one."""
        self.answered = self._asked if stands or now_s <= self._until_s else None
        self._asked = None
