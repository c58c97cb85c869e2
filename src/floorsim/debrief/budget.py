"""How much a review replays: less of a long run and of a large floor, whose replays take longer."""

from __future__ import annotations

from math import fsum
from typing import Final

from floorsim.debrief.played import Played
from floorsim.scenario.routing_rules import agent_ids
from floorsim.units import HOUR_S

FULL_HOURS: Final = 4.0
"""Hours of play up to which everything is replayed as often as it is meant to be (D)."""
FULL_AGENTS: Final = 40
"""Agents up to which an hour counts as one; with more it counts for as many times more (D)."""


def within(play: Played, full: int, least: int) -> int:
    """How many of the `full` number of replays a run's length and floor allow, `least` at the least."""
    hours = fsum(to_s - from_s for from_s, to_s in play.spans) / HOUR_S
    weight = hours * max(1.0, len(agent_ids(play.scenario)) / FULL_AGENTS)
    return full if weight <= FULL_HOURS else max(least, int(full * FULL_HOURS / weight))
