"""From where a scenario is to be tried."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StartFrom:
    """From where a scenario is to be tried."""

    at_s: float | None
    """Seconds since midnight before day 1; None where `message` says when."""
    message: str | None = None
    """A message that only a condition brings: from when it has come."""
    worked: bool = False
    """Whether the worked run's decisions are taken until then, or none."""
    seed: int = 1
