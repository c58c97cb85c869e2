"""One thing that equal forms must show."""

from __future__ import annotations

from typing import Any, NamedTuple


class Criterion(NamedTuple):
    """Something asked of one form or of two, and what was found."""

    forms: tuple[str, ...]
    exercise: str
    what: str
    asked: str
    found: str
    holds: bool

    def as_json(self) -> dict[str, Any]:
        """By the names of its fields."""
        return {**self._asdict(), "forms": list(self.forms)}

    @property
    def reason(self) -> str:
        """Why forms are not equal, in a sentence; for one that does not hold."""
        which = f"form{'s' if len(self.forms) > 1 else ''} {' and '.join(self.forms)}"
        return f"{self.exercise}, {which}: {self.what}, {self.found}; asked is {self.asked}."
