"""Where a run is kept while it is played."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from floorsim.play.session import Session
    from floorsim.run.run import Run
    from floorsim.store import Journal


class RunJournal(Protocol):
    """What every run being played needs of where it is kept: the store's, or a sitting's log."""

    @property
    def run_id(self) -> str | None:
        """The stored run's id; None where it is not one of the store's."""

    def record(self, seq: int, at_s: float, kind: str, arguments: dict[str, Any]) -> None:
        """Keep a decision before it acts. Raises FloorsimError when it can't; it is then not taken."""

    def save_clock(self, clock_s: float) -> None:
        """Keep how far the run has come; cheap enough for several times a second."""

    def save_read(self, read_up_to: Mapping[str, float]) -> None:
        """Keep up to when each message of the inbox was read, by the message's id."""

    def read_up_to(self) -> dict[str, float]:
        """Return what was kept so."""

    def close(self) -> None:
        """Let go of the run."""


class Practice(NamedTuple):
    """What a run has beyond that when one plays it to learn, and not in a test."""

    journal: Journal
    """Keeps notes, hints, undone decisions and the result."""
    begin: Callable[[Run, float], Session]
    """Begins a practice run that goes on from a moment of a run."""
