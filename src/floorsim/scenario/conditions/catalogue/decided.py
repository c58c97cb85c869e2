"""A decision of a kind has been carried out, or has not."""

from __future__ import annotations

from typing import Any, ClassVar

from floorsim.scenario.conditions.condition_type import ConditionType, Named, Watch, Watched
from floorsim.scenario.faults.fault import Path
from floorsim.scenario.models.base import Name


class Decided(ConditionType):
    """A decision of this kind has been carried out."""

    key: ClassVar[str] = "decided"
    schema: ClassVar[Any] = Name

    @classmethod
    def decision_kinds(cls, body: str, path: Path) -> list[tuple[Path, str]]:
        """The kind itself."""
        return [(path, body)]

    @classmethod
    def words(cls, body: str, named: Named) -> str:
        """By the kind."""
        return f"“{named.decision(body)}” has been done"

    @classmethod
    def watch(cls, body: str, on: Watched) -> Watch:
        """Holds from the first time on."""
        return lambda: on.carried_out(body)


class NotDecided(Decided):
    """No decision of this kind has been carried out yet."""

    key: ClassVar[str] = "not_decided"

    @classmethod
    def words(cls, body: str, named: Named) -> str:
        """By the kind."""
        return f"“{named.decision(body)}” has not been done"

    @classmethod
    def watch(cls, body: str, on: Watched) -> Watch:
        """Holds until the first time."""
        return lambda: not on.carried_out(body)
