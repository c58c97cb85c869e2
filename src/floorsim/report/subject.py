"""What a report is about: the run that was reviewed, and who played it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """A stored run, or one that was played for the report alone."""

    title: str
    """The scenario's title."""
    scenario: str
    """Its id."""
    digest: str
    seed: int
    model_version: int
    run_id: str | None = None
    """Of a stored run."""
    policy: str | None = None
    """Who played where no run is stored: an automated supervisor's name, or `decisions` for a file."""

    @property
    def played_by(self) -> str:
        """Who played, in a few words."""
        return f"run {self.run_id}" if self.run_id else f"played by {self.policy}"
