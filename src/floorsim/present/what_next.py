"""What to play next, and why: the easiest scenario that is not played well yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from floorsim.present.entries import ScenarioEntry, Standing
from floorsim.present.score_rows import GOOD_FROM


def by_difficulty(scenarios: Iterable[ScenarioEntry]) -> list[ScenarioEntry]:
    """Return the scenarios, the easiest first."""
    return sorted(scenarios, key=lambda entry: (entry.level, entry.minutes, entry.title))


def what_next(
    scenarios: Iterable[ScenarioEntry], standings: Mapping[str, Standing]
) -> tuple[ScenarioEntry, str] | None:
    """Return the scenario to play next and why, in a few words; None if there are no scenarios."""
    ordered = by_difficulty(scenarios)
    for entry in ordered:
        standing = standings.get(entry.id)
        if standing is None:
            return entry, "start here" if entry is ordered[0] else f"level {entry.level}, not played yet"
        if standing.best < GOOD_FROM:
            return entry, f"your best is {standing.best:.0f}; from {GOOD_FROM:.0f} on it is good"
    if not ordered:
        return None
    lowest = min(ordered, key=lambda entry: standings[entry.id].best)
    return lowest, f"your best here, {standings[lowest.id].best:.0f}, is your lowest"
