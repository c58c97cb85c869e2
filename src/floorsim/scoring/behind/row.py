"""One thing behind a part of a score, and how contacts and agents become one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

MOST_ROWS: Final = 100
"""So many things of a part are told, the worst (D: more than anybody leafs through)."""


@dataclass(frozen=True, slots=True)
class Behind:
    """One contact, person, case or decision behind a part. `what` names nobody; `agent` says whose it was."""

    at_s: float | None
    """When, in seconds since midnight before day 1; None for what has no moment."""
    what: str
    """What it was, in a phrase."""
    agent: int | None = None
    """Index of the agent it is about."""
    contact: int | None = None
    """Id of the contact."""
    decision: int | None = None
    """Number (`seq`) of the supervisor's decision that brought it about."""
    figure: str = ""
    """What was measured, in words and numbers."""


def worst(rows: Iterable[tuple[float, Behind]]) -> tuple[Behind, ...]:
    """The rows by how bad each is, the worst first; of equals the earlier first."""
    ordered = sorted(rows, key=lambda row: (-row[0], row[1].at_s or 0.0))
    return tuple(row for _, row in ordered[:MOST_ROWS])


def agent_of(index: int) -> int | None:
    """An agent's index as contacts have it, where below 0 is nobody."""
    return int(index) if index >= 0 else None
