"""How much longer a team takes than the written times, measured on one day with its people and without."""

from __future__ import annotations

from typing import Final

from floorsim.lab.replications import replicate
from floorsim.scenario.models.scenario import Scenario

ENOUGH: Final = 1_500
"""Contacts handled with whom the figure is good to about 1%: both days have the same customers (D)."""
MOST_SEEDS: Final = 6
"""Days that a small floor plays for it at most (D)."""
_LIMITS: Final = (0.5, 2.0)
"""Beyond these the day was no ordinary one (D)."""


def team_pace(scenario: Scenario, channel: str) -> float:
    """The mean handling time of the scenario's people over that of people who are never new, tired or asking.

    Its first day is played by itself, once or a few times, from opening to closing, without incidents,
    messages and decisions. 1.0 where the people model is off, or nobody was served.
    """
    if scenario.people.model == "off":
        return 1.0
    floor = scenario.floor.model_copy(update={"days": 1, "play": None, "closed_on": ()})
    quiet = scenario.model_copy(
        update={"floor": floor, "incidents": (), "messages": (), "milestones": (), "expert": (), "traps": ()}
    )
    ideal = quiet.model_copy(update={"people": scenario.people.model_copy(update={"model": "off"})})
    with_people = without = handled = 0.0
    for seed in range(1, MOST_SEEDS + 1):
        (answered, slow_s), (_, ideal_s) = (_handled(one, channel, seed) for one in (quiet, ideal))
        with_people, without, handled = with_people + slow_s, without + ideal_s, handled + answered
        if handled >= ENOUGH:
            break
    if not with_people or not without:
        return 1.0
    return min(max(with_people / without, _LIMITS[0]), _LIMITS[1])


def _handled(scenario: Scenario, channel: str, seed: int) -> tuple[float, float]:
    """Contacts answered on a day, and their mean handling time."""
    played = replicate(scenario, "hands-off", (seed,))[0].result["channels"].get(channel, {})
    return float(played.get("answered") or 0), float(played.get("aht_s") or 0.0)
