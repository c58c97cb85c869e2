"""How much longer a team takes than the written times, measured on one day with its people and without."""

from __future__ import annotations

from typing import Final

from floorsim.lab.replications import replicate
from floorsim.scenario.models.scenario import Scenario

SEED: Final = 1
"""Both days have the same customers, so that one day is enough: the figure is good to about 1%."""
_LIMITS: Final = (0.5, 2.0)
"""Beyond these the day was no ordinary one (D)."""


def team_pace(scenario: Scenario, channel: str) -> float:
    """The mean handling time of the scenario's people over that of people who are never new, tired or asking.

    Its first day is played by itself, from opening to closing and without incidents, messages and decisions.
    1.0 where the people model is off, or nobody was served.
    """
    if scenario.people.model == "off":
        return 1.0
    floor = scenario.floor.model_copy(update={"days": 1, "play": None, "closed_on": ()})
    quiet = scenario.model_copy(
        update={"floor": floor, "incidents": (), "messages": (), "milestones": (), "expert": (), "traps": ()}
    )
    ideal = quiet.model_copy(update={"people": scenario.people.model_copy(update={"model": "off"})})
    with_people, without = (_handle_s(one, channel) for one in (quiet, ideal))
    if not with_people or not without:
        return 1.0
    return min(max(with_people / without, _LIMITS[0]), _LIMITS[1])


def _handle_s(scenario: Scenario, channel: str) -> float | None:
    outcome = replicate(scenario, "hands-off", (SEED,))[0]
    handle_s: float | None = outcome.result["channels"].get(channel, {}).get("aht_s")
    return handle_s
