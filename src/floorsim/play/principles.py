"""Principles come due again after 1, 3, 7 and 21 days, in another scenario than the one they were met in.

Spacing beats massing (Latimier, Peyre and Ramus, Educational Psychology Review 33, 2021: g = .74).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

AFTER_DAYS: Final = (1, 3, 7, 21)
"""Days until a principle is due again, after it was met so often in a row with success (D)."""


@dataclass(frozen=True, slots=True)
class Met:
    """A principle was met in a run."""

    principle: str
    scenario: str
    at: datetime
    well: bool
    """Whether what it says was done."""


@dataclass(frozen=True, slots=True)
class Due:
    """A principle that comes back."""

    principle: str
    met_in: str
    """The scenario in which it was met last."""
    on: datetime
    """From when it is due."""
    step: int
    """Place in AFTER_DAYS; a principle past the last is learnt."""


def schedule(met: Iterable[Met]) -> list[Due]:
    """When each principle is due again, the earliest first; what was met well four times in a row is learnt.

    Meeting a principle before it is due moves nothing on, or an afternoon would do for a month.
    """
    found: dict[str, Due] = {}
    for one in sorted(met, key=lambda each: each.at):
        before = found.get(one.principle)
        if before is None or not one.well:
            step = 0
        elif one.at >= before.on:
            step = before.step + 1
        else:
            continue
        days = AFTER_DAYS[min(step, len(AFTER_DAYS) - 1)]
        found[one.principle] = Due(one.principle, one.scenario, one.at + timedelta(days=days), step)
    due = [one for one in found.values() if one.step < len(AFTER_DAYS)]
    return sorted(due, key=lambda one: (one.on, one.principle))


def elsewhere(due: Due, principles: Mapping[str, Iterable[str]], alike: Mapping[str, int]) -> str | None:
    """Where to meet a principle again: another scenario that names it, else the one most alike.

    Args:
        due: the principle.
        principles: those of each scenario, by its id.
        alike: how many competencies each scenario shares with the one it was met in.
    """
    others = [id for id in principles if id != due.met_in]
    named = [id for id in others if due.principle in principles[id]]
    best = named or [id for id in others if alike.get(id, 0) > 0]
    return max(best, key=lambda id: (alike.get(id, 0), id), default=None)
